import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";

type Action = (form: FormData) => Promise<void>;

interface Props {
  sources: readonly { slug: string; name: string }[];
  rules: readonly string[];
  startJob: Action;
  withdraw: Action;
}

/** What an administrator may start by hand. Everything but the last can be done again, and changes no vote. */
export function JobForms({ sources, rules, startJob, withdraw }: Props) {
  return (
    <div className="grid gap-x-10 gap-y-6 md:grid-cols-2">
      <JobForm
        action={startJob}
        job="rebuild-counts"
        title="Count every vote again"
        says="Corrects the counts, should anybody have written to the database by hand. Votes and boards go on meanwhile."
      >
        <Choice name="source" label="Source" options={sources.map(({ slug, name }) => [slug, name])} />
        <Button type="submit" look="outline">
          Count again
        </Button>
      </JobForm>
      <JobForm
        action={startJob}
        job="rerun-rule"
        title="Judge votes again by a rule"
        says="As the rule is now; or take back all it ever decided. Boards follow by themselves."
      >
        <Choice name="rule" label="Rule" options={rules.map((rule) => [rule, rule])} />
        <Button type="submit" look="outline" name="does" value="rerun">
          Judge again
        </Button>
        <Button type="submit" look="outline" name="does" value="withdraw">
          Take back
        </Button>
      </JobForm>
      <JobForm
        action={startJob}
        job="retag-battles"
        title="File battles again"
        says="Under the categories that taggers see in them now; earlier taggings stay on record."
      >
        <Button type="submit" look="outline">
          File again
        </Button>
      </JobForm>
      <JobForm
        action={startJob}
        job="refresh-boards"
        title="Look at every board again"
        says="Makes those anew that differ from what they are made of, such as after a change of settings."
      >
        <Button type="submit" look="outline">
          Look again
        </Button>
      </JobForm>
      <JobForm
        action={startJob}
        job="thin-history"
        title="Thin history now"
        says="It thins itself every five minutes. What is cited, released or withdrawn stays."
      >
        <Button type="submit" look="outline">
          Thin
        </Button>
      </JobForm>
      <form action={withdraw} className="flex flex-col gap-3">
        <Title
          title="Withdraw a snapshot"
          says="For good: a tombstone with your reason takes its place, and its board shows the one before or the next."
        />
        <Field name="snapshot" label="Id of the snapshot" pattern="[0-9a-f\-]{36}" />
        <Field name="reason" label="Reason, for everybody to read" minLength={3} maxLength={500} />
        <div>
          <Button type="submit" look="outline">
            Withdraw
          </Button>
        </div>
      </form>
    </div>
  );
}

function JobForm({
  action,
  job,
  title,
  says,
  children,
}: {
  action: Action;
  job: string;
  title: string;
  says: string;
  children: ReactNode;
}) {
  return (
    <form action={action} className="flex flex-col gap-3">
      <Title title={title} says={says} />
      <input type="hidden" name="job" value={job} />
      <div className="flex flex-wrap items-end gap-2">{children}</div>
    </form>
  );
}

const Title = ({ title, says }: { title: string; says: string }) => (
  <div>
    <h3 className="font-medium">{title}</h3>
    <p className="max-w-[60ch] text-sm text-muted-foreground">{says}</p>
  </div>
);

const boxed = "h-10 rounded-md border border-input bg-background px-3 text-sm";

function Choice({ name, label, options }: { name: string; label: string; options: [string, string][] }) {
  return (
    <label className="flex flex-col gap-1 text-xs text-muted-foreground">
      {label}
      <select name={name} required className={`${boxed} text-foreground`}>
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

function Field({
  name,
  label,
  ...rest
}: {
  name: string;
  label: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
}) {
  return (
    <label className="flex flex-col gap-1 text-xs text-muted-foreground">
      {label}
      <input name={name} required className={`${boxed} text-foreground`} {...rest} />
    </label>
  );
}
