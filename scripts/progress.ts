import { styleText } from "node:util";

/** What a person sees while things start: one line per step, with its time. Spins on a terminal, plain elsewhere. */
export type Progress = {
  step: <T>(title: string, work: (note: (text: string) => void) => Promise<T>) => Promise<T>;
  say: (line: string) => void;
};

const FRAMES = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];

export function createProgress(out: NodeJS.WriteStream = process.stdout): Progress {
  const style = (format: Parameters<typeof styleText>[0], text: string) => styleText(format, text, { stream: out });
  let current: string | undefined;
  const clear = () => void (out.isTTY && current !== undefined && out.write("\r\x1b[2K"));
  const say = (line: string) => {
    clear();
    out.write(`${line}\n`);
  };

  return {
    say,
    async step(title, work) {
      const begun = performance.now();
      const seconds = () => `${((performance.now() - begun) / 1000).toFixed(1)} s`;
      let detail = "";
      current = title;
      let frame = 0;
      const draw = () =>
        out.write(`\r\x1b[2K${style("cyan", FRAMES[frame++ % FRAMES.length]!)} ${title} ${style("dim", detail)}`);
      const spinning = out.isTTY ? setInterval(draw, 80) : undefined;
      try {
        const result = await work((text) => (detail = text));
        say(`${style("green", "✓")} ${title} ${style("dim", [detail, seconds()].filter(Boolean).join(" · "))}`);
        return result;
      } catch (error) {
        say(`${style("red", "✗")} ${title} ${style("dim", seconds())}`);
        throw error;
      } finally {
        clearInterval(spinning);
        current = undefined;
      }
    },
  };
}
