import { drawBlock } from "./draw-block.ts";
import { kernelBytes } from "./generated/kernel-bytes.ts";
import { playShuffled } from "./play-shuffled.ts";
import { playTile } from "./play-tile.ts";
import { reachBlock, solveBlock } from "./solve-block.ts";
import type { Kernels } from "./kernels.ts";

/** A block of memory that several threads can see, and the kernels over it. */
export interface Machine {
  /** Present where WebAssembly is: what another thread needs to make the same machine. */
  memory?: WebAssembly.Memory;
  buffer: ArrayBufferLike;
  kernels: Kernels;
}

const pageBytes = 65536;

/** Compiled once; undefined where there is no WebAssembly with SIMD and threads. */
let compiled: WebAssembly.Module | undefined;
let isTried = false;

function compile(): WebAssembly.Module | undefined {
  if (isTried) return compiled;
  isTried = true;
  try {
    compiled = new WebAssembly.Module(Uint8Array.from(atob(kernelBytes), (letter) => letter.charCodeAt(0)));
  } catch {
    compiled = undefined;
  }
  return compiled;
}

/** A machine with `bytes` of zeros: WebAssembly where it can be had, unless `plain` asks for the TypeScript kernels. */
export function makeMachine(bytes: number, { plain = false } = {}): Machine {
  const pages = Math.max(1, Math.ceil(bytes / pageBytes));
  const memory = plain ? undefined : shareMemory(pages);
  if (memory) return overMemory(memory);
  const buffer = new ArrayBuffer(pages * pageBytes);
  return { buffer, kernels: plainKernels(buffer) };
}

/** Undefined without WebAssembly, beyond its four gigabytes, and where a process may not reserve so much. */
function shareMemory(pages: number): WebAssembly.Memory | undefined {
  if (!compile()) return undefined;
  try {
    return new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
  } catch {
    return undefined;
  }
}

/** The WebAssembly machine over memory that another thread made. */
export function overMemory(memory: WebAssembly.Memory): Machine {
  const { exports } = new WebAssembly.Instance(compile()!, { env: { memory } });
  return { memory, buffer: memory.buffer, kernels: exports as unknown as Kernels };
}

function plainKernels(memory: ArrayBuffer): Kernels {
  return {
    drawBlock: (...places) => drawBlock(memory, ...places),
    reachBlock: (...places) => reachBlock(memory, ...places),
    solveBlock: (...places) => solveBlock(memory, ...places),
    playTile: (...places) => playTile(memory, ...places),
    playShuffled: (...places) => playShuffled(memory, ...places),
  };
}
