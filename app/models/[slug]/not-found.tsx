import Link from "next/link";
import { Page } from "#components/shell/page.tsx";
import { Button } from "#components/ui/button.tsx";

export default function ModelNotFound() {
  return (
    <Page
      title="No model has this name here"
      lead="It may be spelled otherwise, or never have been on this arena. Models that retire keep their page."
    >
      <Button asChild>
        <Link href="/models" prefetch={false}>
          See all models
        </Link>
      </Button>
    </Page>
  );
}
