import Link from "next/link";
import { Page } from "#components/shell/page.tsx";
import { Button } from "#components/ui/button.tsx";

export default function NotFound() {
  return (
    <Page title="There is nothing at this address" lead="The link may be old, or a letter may have gone missing.">
      <Button asChild>
        <Link href="/">Go to the arena</Link>
      </Button>
    </Page>
  );
}
