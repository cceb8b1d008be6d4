import v8 from "node:v8";
import vm from "node:vm";

let collect: (() => void) | undefined;

/**
 * Frees what nobody holds any more. Each board's WebAssembly memory is some ten megabytes that the collector does not see: left
 * to itself it finds its heap small, and a process that makes boards all day grows past a gigabyte.
 */
export function collectGarbage(): void {
  if (!collect) {
    v8.setFlagsFromString("--expose-gc");
    collect = vm.runInNewContext("gc") as () => void;
  }
  collect();
}
