import { Button } from "#components/ui/button.tsx";

interface Props {
  what: "vote" | "battle" | "voter";
  id: string;
  setAside: (form: FormData) => Promise<void>;
}

const choices = { vote: "This vote", battle: "Votes on this battle", voter: "Every vote of this voter so far" };

/** Keeps votes off the boards by hand. A form, so that it works before any script has arrived. */
export function AsideForm({ what, id, setAside }: Props) {
  return (
    <form action={setAside} className="flex max-w-xl flex-col gap-4 text-sm" id="aside">
      <p className="text-muted-foreground">
        The votes stay stored; they are only kept off the boards, and you can take that back. Your reason goes into the
        list of changes. The voter is not told.
      </p>
      <fieldset className="flex flex-wrap gap-x-5 gap-y-2">
        <legend className="mb-1.5 font-medium">Which</legend>
        {Object.entries(choices).map(([value, words]) => (
          <label key={value} className="flex items-center gap-2">
            <input type="radio" name="what" value={value} defaultChecked={value === what} className="accent-primary" />
            {words}
          </label>
        ))}
      </fieldset>
      <Field label="Its id" name="id" defaultValue={id} placeholder="0190c5d2-…" maxLength={36} className="font-mono" />
      <Field label="Reason" name="reason" minLength={3} maxLength={500} />
      <Button type="submit" className="self-start">
        Set aside
      </Button>
    </form>
  );
}

interface FieldProps {
  label: string;
  name: string;
  defaultValue?: string;
  placeholder?: string;
  minLength?: number;
  maxLength: number;
  className?: string;
}

function Field({ label, className = "", ...input }: FieldProps) {
  return (
    <label className="flex flex-col gap-1.5 font-medium">
      {label}
      <input
        required
        autoComplete="off"
        className={`h-10 rounded-md border border-input bg-card px-3 font-normal ${className}`}
        {...input}
      />
    </label>
  );
}
