import fs from "node:fs";
import path from "node:path";
import { main as compile } from "assemblyscript/asc";

/**
 * Compiles the rating kernels to WebAssembly and writes them as a module of text, which Node, Next, vitest and worker threads
 * load alike, without a path. Relaxed SIMD stays off: its results may differ between machines.
 */
const folder = path.join(import.meta.dirname, "..", "lib", "rating", "kernels");
const built = new Map<string, Uint8Array>();

const { error, stderr } = await compile(
  [
    "index.ts",
    ...["--outFile", "kernels.wasm"],
    ...["--runtime", "stub", "--noAssert", "-O3", "--converge"],
    ...["--enable", "simd", "--enable", "threads"],
    ...["--importMemory", "--sharedMemory", "--initialMemory", "1", "--maximumMemory", "65536"],
    ...["--zeroFilledMemory", "--memoryBase", "0"],
  ],
  {
    readFile: (name, base) => {
      const file = path.join(path.isAbsolute(name) ? "" : path.join(folder, "assembly", base), name);
      return fs.existsSync(file) && fs.statSync(file).isFile() ? fs.readFileSync(file, "utf8") : null;
    },
    writeFile: (name, contents) => {
      built.set(name, typeof contents === "string" ? Buffer.from(contents) : contents);
    },
    listFiles: () => [],
  },
);
const wasm = built.get("kernels.wasm");
if (error || !wasm) throw new Error(`the kernels do not compile\n${stderr.toString()}`);

const lines = Buffer.from(wasm)
  .toString("base64")
  .match(/.{1,116}/g)!;
const text = [
  "// Made by scripts/build-kernels.ts from ../assembly; not kept in git.",
  "export const kernelBytes =",
  ...lines.map((line, i) => `  "${line}"${i + 1 < lines.length ? " +" : ";"}`),
  "",
].join("\n");
fs.mkdirSync(path.join(folder, "generated"), { recursive: true });
fs.writeFileSync(path.join(folder, "generated", "kernel-bytes.ts"), text);
