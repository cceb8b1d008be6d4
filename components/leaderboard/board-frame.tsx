import type { ReactNode } from "react";
import { FlaskConical } from "lucide-react";
import { Page } from "#components/shell/page.tsx";
import type { BoardPage } from "#lib/leaderboard/board-page.ts";
import type { BoardSpec } from "#lib/leaderboard/board-spec.ts";
import { BoardSwitch } from "./board-switch.tsx";
import { boardAddress } from "./board-view.ts";
import type { BoardView, Tab } from "./board-view.ts";
import { Choices } from "./choices.tsx";

const tabNames: Record<Tab, string> = {
  elo: "Arena Elo",
  full: "Full leaderboard",
  compare: "Compare choices",
  trust: "Can I trust this?",
  votes: "Enough votes?",
};

interface Props {
  spec: BoardSpec;
  view: BoardView;
  page: BoardPage;
  problems: string[];
  children: ReactNode;
}

/** What stands around every view of a board: whose votes, what is made of them, and the ways to look at it. */
export function BoardFrame({ spec, view, page: { source, sources, choices }, problems, children }: Props) {
  const kept = Object.entries({
    source: spec.source === "arena" ? "" : spec.source,
    tab: view.tab === "elo" ? "" : view.tab,
    since: view.since ?? "",
    pin: view.pin.join(","),
    columns: view.columns?.join(",") ?? "",
  }).filter(([, value]) => value !== "");
  const unusual = choices.filter(({ value, usual }) => value !== usual);
  return (
    <Page title="Leaderboard" lead={leadOf(source)} isWide>
      <BoardSwitch
        label="Source of votes"
        choices={sources.map(({ slug: other, name }) => ({
          href: boardAddress({ ...spec, source: other, category: "overall" }, { tab: view.tab }),
          name,
          isHere: other === source.slug,
        }))}
      />
      {source.kind === "simulated" && <InventedNotice />}
      <details className="group mt-4" open={unusual.length > 0 ? true : undefined}>
        <summary className="inline-flex list-none items-baseline gap-2 rounded-sm text-sm [&::-webkit-details-marker]:hidden print:hidden">
          <span aria-hidden className="inline-block transition-transform group-open:rotate-90">
            ›
          </span>
          <span className="font-medium">Choices</span>
          <span className="text-muted-foreground">{summaryOf(choices)}</span>
        </summary>
        <div className="mt-3">
          <Choices choices={choices} kept={kept} />
        </div>
      </details>
      {problems.length > 0 && (
        <p role="note" className="mt-4 max-w-[75ch] text-sm text-muted-foreground">
          Not everything in this link could be done: {problems.join("; ")}.
        </p>
      )}
      <div className="mt-5">
        <BoardSwitch
          label="Views of this board"
          choices={(Object.keys(tabNames) as Tab[]).map((tab) => ({
            href: boardAddress(spec, { tab }),
            name: tabNames[tab],
            isHere: tab === view.tab,
          }))}
        />
      </div>
      <div className="mt-5">{children}</div>
    </Page>
  );
}

/** What is chosen, as far as it does not go without saying. */
function summaryOf(choices: BoardPage["choices"]): string {
  const told = choices.filter(({ name, value, usual }) => value !== usual || name === "method" || name === "category");
  return told
    .filter(({ name }) => name !== "category" || !told.some((one) => one.name === "language"))
    .map((choice) => (choice.name === "category" && choice.value === choice.usual ? "all votes" : labelOf(choice)))
    .join(" · ");
}

const labelled = new Set(["ties", "minVotes", "sampling"]);

const labelOf = (choice: BoardPage["choices"][number]) =>
  labelled.has(choice.name)
    ? `${choice.label.toLowerCase()}: ${chosenLabel(choice).toLowerCase()}`
    : chosenLabel(choice);

const chosenLabel = ({ options, value }: BoardPage["choices"][number]) =>
  options.find((option) => option.value === value)?.label ?? value;

/** What stands under the title; a simulated source has its notice instead. */
function leadOf({ kind, description }: { kind: string; description: string }): string | undefined {
  if (kind === "arena") return "Rated by people who did not know whose answer they were reading.";
  return kind === "imported" && description ? description : undefined;
}

function InventedNotice() {
  return (
    <p
      role="note"
      className="mt-4 flex max-w-[75ch] gap-3 rounded-md bg-side-b-soft px-4 py-3 text-sm text-side-b-text"
    >
      <FlaskConical aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span>
        <strong className="font-semibold">Everything on this board is invented.</strong> A program drew these votes from
        true ratings it made up, between models that do not exist, to show what a full board looks like.
      </span>
    </p>
  );
}
