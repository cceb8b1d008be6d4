import katex from "katex";

/** Written out on the server as MathML, which browsers draw and read aloud by themselves. */
const mathml = katex.renderToString(String.raw`P(\text{A beats B}) = \frac{1}{1 + 10^{\,(R_B - R_A)/400}}`, {
  output: "mathml",
  displayMode: true,
});

export function WinFormula() {
  return <div className="my-4 w-fit sm:text-lg" dangerouslySetInnerHTML={{ __html: mathml }} />;
}
