"use client";

import { lazy, Suspense } from "react";

/** The renderer and what it needs are fetched while the prompt is being written, not with the page. */
export const loadMarkdown = () => import("#components/ui/markdown.tsx");
const Markdown = lazy(loadMarkdown);

export function AnswerText({ text, isWriting }: { text: string; isWriting: boolean }) {
  return (
    <Suspense
      fallback={
        <div dir="auto" className="leading-[1.65] whitespace-pre-wrap">
          {text}
        </div>
      }
    >
      <Markdown text={text} isWriting={isWriting} />
    </Suspense>
  );
}
