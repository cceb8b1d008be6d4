"use client";

import { useEffect, useRef, useState } from "react";
import type { ComponentProps, ReactNode } from "react";
import { defaultRehypePlugins, Streamdown } from "streamdown";
import type { Components, PluginConfig, StreamdownProps } from "streamdown";
import { unifyMathDelimiters } from "./math-delimiters.ts";
import "streamdown/styles.css";
import "./markdown.css";

/**
 * The only place where text from a model becomes elements. Raw HTML is sanitised and links may only lead to the web or
 * to mail. No image is ever fetched: it would tell its server who reads an answer, and the answer who wrote it.
 */
export default function Markdown({ text, isWriting }: { text: string; isWriting: boolean }) {
  const plugins = usePlugins(text);
  const root = useReachableFormulas(text, isWriting);
  return (
    <div ref={root}>
      <Streamdown
        className="answer-text"
        dir="auto"
        isAnimating={isWriting}
        rehypePlugins={rehypePlugins}
        components={components}
        controls={controls}
        plugins={plugins}
        lineNumbers={false}
        codeBlockMaxHeight={0}
        linkSafety={{ enabled: false }}
      >
        {unifyMathDelimiters(text)}
      </Streamdown>
    </div>
  );
}

const [harden] = defaultRehypePlugins.harden as [never, ...unknown[]];

const rehypePlugins: StreamdownProps["rehypePlugins"] = [
  defaultRehypePlugins.raw,
  defaultRehypePlugins.sanitize,
  [
    harden,
    {
      allowedLinkPrefixes: ["*"],
      allowedImagePrefixes: ["*"],
      allowedProtocols: [],
      allowDataImages: false,
      linkBlockPolicy: "text-only",
      imageBlockPolicy: "text-only",
    },
  ],
];

const controls = {
  code: { copy: true, download: false },
  table: false,
  image: false,
  mermaid: false,
} as const;

/** A whole address on the web or a mailbox. Anything relative would lead into our own pages. */
const mayLeadTo = /^(https?:\/\/|mailto:)/i;

function OutLink({ href, children }: { href?: unknown; children?: ReactNode }) {
  if (typeof href !== "string" || !mayLeadTo.test(href)) return <>{children}</>;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </a>
  );
}

/** An image is named and linked, never loaded. */
function ImageLink({ src, alt }: ComponentProps<"img">) {
  return <OutLink href={src}>{alt ? `Image: ${alt}` : "Image"}</OutLink>;
}

/** An answer stands below its side's heading, whatever level it begins with. */
function AnswerHeading({ className, children }: { className: string; children?: ReactNode }) {
  return <h3 className={className}>{children}</h3>;
}

const components: Components = {
  a: ({ href, children }) => <OutLink href={href}>{children}</OutLink>,
  input: ({ checked }) => (
    <input type="checkbox" disabled checked={checked} aria-label={checked ? "Done" : "Not done"} />
  ),
  img: ({ src, alt }) => <ImageLink src={src} alt={alt} />,
  table: ({ children }) => (
    <div role="group" aria-label="Table" tabIndex={0} className="table-frame">
      <table>{children}</table>
    </div>
  ),
  h1: ({ children }) => <AnswerHeading className="text-xl">{children}</AnswerHeading>,
  h2: ({ children }) => <AnswerHeading className="text-lg">{children}</AnswerHeading>,
  h3: ({ children }) => <AnswerHeading className="text-base">{children}</AnswerHeading>,
  h4: ({ children }) => <AnswerHeading className="text-base">{children}</AnswerHeading>,
  h5: ({ children }) => <AnswerHeading className="text-sm">{children}</AnswerHeading>,
  h6: ({ children }) => <AnswerHeading className="text-sm">{children}</AnswerHeading>,
};

const mayHoldCode = /(^|\n)\s*(```|~~~)/;
const mayHoldMath = /\$\$|\\\(|\\\[/;

// Shared by both panes; a highlighter and a typesetter are fetched when the first answer needs them.
const loaded: PluginConfig = {};

function usePlugins(text: string): PluginConfig {
  const [plugins, setPlugins] = useState<PluginConfig>(() => ({ ...loaded }));
  const needsCode = mayHoldCode.test(text) && !plugins.code;
  const needsMath = mayHoldMath.test(text) && !plugins.math;

  useEffect(() => {
    if (!needsCode) return;
    void import("@streamdown/code").then(({ createCodePlugin }) => {
      // The plain GitHub themes stay below a contrast of 4.5:1 on our grounds.
      loaded.code ??= createCodePlugin({ themes: ["github-light-high-contrast", "github-dark-high-contrast"] });
      setPlugins({ ...loaded });
    });
  }, [needsCode]);

  useEffect(() => {
    if (!needsMath) return;
    void import("./math.ts").then(({ math }) => {
      loaded.math = math;
      setPlugins({ ...loaded });
    });
  }, [needsMath]);

  return plugins;
}

/** A formula wider than its pane scrolls, so the keyboard must be able to reach it. */
function useReachableFormulas(text: string, isWriting: boolean) {
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isWriting || !mayHoldMath.test(text)) return;
    const mark = () => {
      for (const formula of root.current?.querySelectorAll<HTMLElement>(".katex-display") ?? []) {
        if (formula.scrollWidth > formula.clientWidth) formula.tabIndex = 0;
      }
    };
    mark();
    const observer = new ResizeObserver(mark);
    if (root.current) observer.observe(root.current);
    return () => observer.disconnect();
  }, [text, isWriting]);
  return root;
}
