import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Table, TableCell, TableHead, TableRow } from "#components/ui/table.tsx";

interface Job {
  id: string;
  name: string;
  state: string;
  data: unknown;
  createdOn: Date;
  startedOn: Date | null;
  completedOn: Date | null;
  retries: number;
  problem: string | null;
  share: number | null;
  note: string | null;
}

interface Props {
  jobs: readonly Job[];
  startJob: (form: FormData) => Promise<void>;
}

const stateWords: Record<string, string> = {
  created: "waits",
  retry: "will be tried again",
  active: "runs",
  completed: "done",
  cancelled: "called off",
  failed: "failed",
};

/** The newest jobs first, each with how far it is, how long it took, or what went wrong. */
export function JobList({ jobs, startJob }: Props) {
  if (jobs.length === 0) {
    return (
      <p className="max-w-[70ch] text-muted-foreground">
        Nothing yet. Jobs appear here when a worker starts its first one, a few minutes after the start.
      </p>
    );
  }
  return (
    <Table label="Latest jobs">
      <thead>
        <tr>
          <TableHead>Job</TableHead>
          <TableHead>State</TableHead>
          <TableHead>Progress</TableHead>
          <TableHead>Asked for</TableHead>
          <TableHead className="text-right">Took</TableHead>
        </tr>
      </thead>
      <tbody>
        {jobs.map((job) => (
          <TableRow key={job.id}>
            <TableCell className="min-w-44">
              <code className="font-mono text-xs">{job.name}</code>
              <span className="block text-xs text-muted-foreground wrap-anywhere">{subjectOf(job.data)}</span>
            </TableCell>
            <TableCell>
              <Badge look={job.state === "active" || job.state === "failed" ? "outline" : "quiet"}>
                {stateWords[job.state] ?? job.state}
              </Badge>
              {job.retries > 0 && <span className="block text-xs text-muted-foreground">try {job.retries + 1}</span>}
              {job.state === "failed" && (
                <form action={startJob} className="mt-1">
                  <input type="hidden" name="job" value="retry" />
                  <input type="hidden" name="name" value={job.name} />
                  <input type="hidden" name="id" value={job.id} />
                  <Button type="submit" size="small" look="outline">
                    Try again
                  </Button>
                </form>
              )}
            </TableCell>
            <TableCell className="min-w-40">
              {job.state === "active" && job.share !== null && (
                <progress
                  aria-label={`Progress of ${job.name}`}
                  value={job.share}
                  max={1}
                  className="block h-1.5 w-full accent-foreground"
                />
              )}
              <span className="text-xs text-muted-foreground wrap-anywhere">{job.problem ?? job.note}</span>
            </TableCell>
            <TableCell className="text-xs whitespace-nowrap text-muted-foreground">
              <time dateTime={job.createdOn.toISOString()}>
                {job.createdOn.toISOString().slice(0, 19).replace("T", " ")} UTC
              </time>
            </TableCell>
            <TableCell className="numeric text-xs whitespace-nowrap">{took(job)}</TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
}

const subjectOf = (data: unknown): string =>
  data && typeof data === "object"
    ? Object.values(data)
        .filter((value) => typeof value === "string")
        .join(" · ")
    : "";

function took({ startedOn, completedOn }: Job): string {
  if (!startedOn || !completedOn) return "";
  const seconds = (completedOn.getTime() - startedOn.getTime()) / 1000;
  return seconds < 120 ? `${seconds.toFixed(1)} s` : `${(seconds / 60).toFixed(1)} min`;
}
