import { Section } from "#components/figures/section.tsx";
import { Whisker } from "#components/figures/whisker.tsx";
import type { ReasonGroup } from "#lib/profile/reasons.ts";
import { counted, percent } from "#lib/wording.ts";

const titles: Record<ReasonGroup["outcome"], string> = {
  won: "When it was preferred",
  lost: "When its rival was preferred",
  neither: "When neither was",
};

/** Why people voted as they did, in the tags they gave: how often each was given, by how the vote ended. */
export function Reasons({ groups }: { groups: ReasonGroup[] }) {
  if (groups.length === 0) return null;
  const best = groups.find(({ outcome }) => outcome === "won")?.rates[0];
  return (
    <Section
      id="reasons"
      title={best ? `Preferred most often as “${words(best.reason)}”` : "Why people voted as they did"}
      note="What voters ticked about this model’s answers: the share of votes with any tick that carry this one, with its 95 % interval. A vote can carry several."
    >
      <div className="grid gap-x-12 gap-y-8 md:grid-cols-2 lg:grid-cols-3">
        {groups.map(({ outcome, of, rates }) => (
          <div key={outcome}>
            <h3 className="text-sm font-medium">{titles[outcome]}</h3>
            <p className="text-xs text-muted-foreground">{counted(of, "vote")} with a tick</p>
            <ul className="mt-2 text-sm">
              {rates.map(({ reason, share, low, high, votes }) => (
                <li key={reason} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 py-1.5">
                  <span className="wrap-anywhere">{words(reason)}</span>
                  <span className="numeric" title={counted(votes, "vote")}>
                    {percent(share)}
                    <span className="text-xs text-muted-foreground">
                      {" "}
                      ({Math.round(100 * low)}–{Math.round(100 * high)})
                    </span>
                  </span>
                  <Whisker value={share} low={low} high={high} domain={[0, 1]} middle={0} className="col-span-2" />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </Section>
  );
}

const words = (reason: string) => reason.replaceAll("_", " ");
