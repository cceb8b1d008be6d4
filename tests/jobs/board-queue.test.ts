import { expect, test } from "vitest";
import { BoardQueue } from "#lib/jobs/board-queue.ts";
import { specOf } from "#lib/leaderboard/board-spec.ts";

const board = (category: string, more = {}) => ({
  sourceId: "s",
  spec: specOf({ source: "arena", category, ...more }),
});

/** What is made, in order, at one moment. */
function made(queue: BoardQueue, now: number, tookMs = 0) {
  const names: string[] = [];
  for (let next = queue.next(now); next; next = queue.next(now)) {
    names.push(next.spec.category + (next.spec.method === "elo" ? " elo" : ""));
    queue.done(next, now, tookMs);
  }
  return names;
}

test("boards that somebody looks at come first, then those that are behind for longest", () => {
  const queue = new BoardQueue();
  for (const [at, category] of ["overall", "coding", "math", "german"].entries())
    queue.touch("s", board(category).spec, at);
  queue.lookAt([board("math"), board("german")], 10);
  expect(made(queue, 10)).toEqual(["math", "german", "overall", "coding"]);
  expect(made(queue, 10)).toEqual([]);
});

test("however many votes come, a board is made once per rest: a fifth of a second when looked at, two seconds when not", () => {
  const queue = new BoardQueue();
  for (const category of ["overall", "coding"]) queue.touch("s", board(category).spec, 0);
  queue.lookAt([board("overall")], 0);
  const times = new Map<string, number[]>();
  for (let now = 0; now <= 4_000; now += 5) {
    for (const category of ["overall", "coding"]) queue.touch("s", board(category).spec, now);
    for (const name of made(queue, now)) times.set(name, [...(times.get(name) ?? []), now]);
  }
  expect(times.get("overall")!.slice(0, 3)).toEqual([0, 200, 400]);
  expect(times.get("coding")).toEqual([0, 2_000, 4_000]);
});

test("a board beyond the standard set is made while somebody looks, follows its category, and is then forgotten", () => {
  const queue = new BoardQueue();
  queue.touch("s", board("overall").spec, 0);
  expect(made(queue, 0)).toEqual(["overall"]);
  queue.lookAt([board("overall", { method: "elo" })], 1);
  expect(made(queue, 1)).toEqual(["overall elo"]);
  queue.touch("s", board("overall").spec, 2);
  expect(made(queue, 20_000)).toEqual(["overall elo", "overall"]);
  queue.lookAt([], 20_001);
  queue.touch("s", board("overall").spec, 20_002);
  expect(made(queue, 60_000)).toEqual(["overall"]);
});

test("nobody's asking makes a board of a category in which there is nothing", () => {
  const queue = new BoardQueue();
  queue.touch("s", board("overall").spec, 0);
  queue.lookAt([board("klingon"), board("klingon", { method: "elo" })], 0);
  expect(made(queue, 0)).toEqual(["overall"]);
});

test("the next look is when the first tired board has rested", () => {
  const queue = new BoardQueue();
  queue.touch("s", board("overall").spec, 0);
  queue.lookAt([board("overall")], 0);
  made(queue, 0);
  expect(queue.msUntilNext(0, 5_000)).toBe(5_000);
  queue.touch("s", board("overall").spec, 50);
  expect(queue.msUntilNext(50, 5_000)).toBe(150);
});

test("boards that nobody looks at share a tenth of the time, and never hold up one that somebody looks at", () => {
  const queue = new BoardQueue();
  for (const category of ["overall", "coding", "math"]) queue.touch("s", board(category).spec, 0);
  expect(made(queue, 0, 1_000)).toEqual(["overall"]);
  expect(made(queue, 8_999, 1_000)).toEqual([]);
  queue.lookAt([board("math")], 8_999);
  expect(made(queue, 8_999, 1_000)).toEqual(["math"]);
  expect(queue.msUntilNext(8_999, 5_000)).toBe(1);
  expect(made(queue, 9_000, 1_000)).toEqual(["coding"]);
});
