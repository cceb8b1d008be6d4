import { Card } from "#components/ui/card.tsx";

/** `votes.csv:3:11: winner: "maybe" is not a known verdict` */
const placed = /^(?<file>.+?):(?<line>\d+):(?:(?<place>\d+):)? (?<says>[\s\S]+)$/;

/** Whether something is said of a place in a file. */
export const hasPlace = (text: string) => placed.test(text);

/** What is wrong with a file, each with its place, and that nothing was written. */
export function ImportProblems({ problems }: { problems: readonly string[] }) {
  return (
    <Card role="alert" className="max-w-3xl text-sm">
      <p className="font-medium">
        Nothing was written. {problems.length === 1 ? "This is" : "These are the first things"} to mend:
      </p>
      <ul className="mt-2 flex flex-col divide-y divide-border/70">
        {problems.map((problem) => (
          <Problem key={problem} problem={problem} />
        ))}
      </ul>
    </Card>
  );
}

function Problem({ problem }: { problem: string }) {
  const { file, line, place, says } = placed.exec(problem)?.groups ?? {};
  return (
    <li className="py-2 wrap-anywhere last:pb-0">
      {file !== undefined && (
        <span className="block text-xs text-muted-foreground">
          {file}, line {line}
          {place && `, character ${place}`}
        </span>
      )}
      {says ?? problem}
    </li>
  );
}
