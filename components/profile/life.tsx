import { Section } from "#components/figures/section.tsx";
import type { ModelEvent } from "#lib/models/types.ts";
import { utcDay } from "#lib/wording.ts";

const kinds: Record<ModelEvent["kind"], string> = {
  added: "Added",
  activated: "Switched on",
  paused: "Paused",
  retired: "Retired",
};

/** What happened to a model and why, newest first. Nothing in this list is ever changed. */
export function Life({ events }: { events: ModelEvent[] }) {
  if (events.length === 0) return null;
  const [{ kind, at }] = events;
  return (
    <Section
      id="life"
      title={`${kinds[kind]} on ${utcDay(at)}`}
      note="Every change of its status, with the reason given."
    >
      <ol className="border-l border-border text-sm">
        {events.map((event, index) => (
          <li key={index} className="relative pb-4 pl-5 last:pb-0">
            <span aria-hidden className="absolute top-1.5 -left-1 size-2 rounded-full bg-foreground" />
            <span className="font-medium">{kinds[event.kind]}</span>{" "}
            <time dateTime={event.at} className="text-muted-foreground tabular-nums">
              {utcDay(event.at)}
            </time>
            <p className="max-w-[70ch] wrap-anywhere text-muted-foreground">{event.reason}</p>
          </li>
        ))}
      </ol>
    </Section>
  );
}
