"use client";

import { Page } from "#components/shell/page.tsx";
import { Button } from "#components/ui/button.tsx";

export default function PageError({ retry }: { error: unknown; retry: () => void }) {
  return (
    <Page
      title="This page could not be shown"
      lead="Something went wrong on our side. Votes already acknowledged are safe. Trying again often helps."
    >
      <Button onClick={() => retry()}>Try again</Button>
    </Page>
  );
}
