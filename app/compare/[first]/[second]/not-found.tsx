import Link from "next/link";
import { Page } from "#components/shell/page.tsx";
import { Button } from "#components/ui/button.tsx";

export default function PairNotFound() {
  return (
    <Page
      title="At least one of these two is no model here"
      lead="A name may be spelled otherwise. Choose the two from the list instead."
    >
      <Button asChild>
        <Link href="/compare" prefetch={false}>
          Choose two models
        </Link>
      </Button>
    </Page>
  );
}
