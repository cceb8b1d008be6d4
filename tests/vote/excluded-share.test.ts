import { expect, test } from "vitest";
import { seededRandom } from "#lib/rating/index.ts";
import { findChange } from "#lib/vote/excluded-share.ts";
import type { Direction, Share } from "#lib/vote/excluded-share.ts";

const of = (excluded: number, votes: number): Share => ({ votes, excluded });

test("the deviation is the signed root of the likelihood ratio, worked by hand", () => {
  // 20 of 100 against 100 of 1000; together 120 of 1100. 2 (20 ln .2 + 80 ln .8 + 100 ln .1 + 900 ln .9 - 120 ln p - 980 ln q)
  const p = 120 / 1100;
  const separate = 20 * Math.log(0.2) + 80 * Math.log(0.8) + 100 * Math.log(0.1) + 900 * Math.log(0.9);
  const byHand = Math.sqrt(2 * (separate - 120 * Math.log(p) - 980 * Math.log(1 - p)));
  expect(byHand).toBeCloseTo(2.81, 3);
  expect(findChange(of(20, 100), of(100, 1000), "up")?.deviation).toBeCloseTo(byHand, 9);
});

test("against a long history the deviation agrees with the exact tail of the binomial distribution", () => {
  // P(X >= 15 | n = 100, p = 0.03), summed term by term: as unlikely as that many standard deviations, or a little less.
  let tail = 0;
  for (let k = 15; k <= 100; k++) {
    let log = k * Math.log(0.03) + (100 - k) * Math.log(0.97);
    for (let i = 0; i < k; i++) log += Math.log((100 - i) / (i + 1));
    tail += Math.exp(log);
  }
  const { deviation } = findChange(of(15, 100), of(3_000_000, 100_000_000), "up")!;
  expect(tail).toBeGreaterThan(upperTail(deviation) / 3);
  expect(tail).toBeLessThan(upperTail(deviation) * 3);
});

/** The normal tail by its continued fraction. */
function upperTail(z: number): number {
  let fraction = z;
  for (let k = 60; k >= 1; k--) fraction = z + k / fraction;
  return Math.exp(-(z * z) / 2) / Math.sqrt(2 * Math.PI) / fraction;
}

test.each<[string, Share, Share, Direction | null, Direction | null]>([
  ["a share as usual", of(3, 100), of(300, 10_000), null, null],
  ["a share that jumps", of(30, 100), of(300, 10_000), null, "up"],
  ["a share that falls away", of(0, 400), of(1_000, 10_000), null, "down"],
  ["the first votes kept off ever", of(20, 100), of(0, 10_000), null, "up"],
  ["everything kept off", of(100, 100), of(0, 10_000), null, "up"],
  ["nothing kept off, as ever", of(0, 100), of(0, 10_000), null, null],
  ["everything kept off, as ever", of(100, 100), of(10_000, 10_000), null, null],
  ["too few votes in the hour", of(29, 29), of(0, 10_000), null, null],
  ["too few votes in the week", of(100, 100), of(0, 199), null, null],
  ["a sure but small change among very many votes", of(22_000, 1_000_000), of(1_000_000, 50_000_000), null, null],
  ["a large ratio of tiny shares", of(400, 1_000_000), of(5_000, 50_000_000), null, null],
  ["a change that would not raise one, with one open", of(12, 100), of(300, 10_000), "up", "up"],
  ["a change the other way, with one open", of(12, 100), of(300, 10_000), "down", null],
  ["the usual share again, with one open", of(4, 100), of(300, 10_000), "up", null],
])("%s", (_, recent, usual, open, expected) => {
  expect(findChange(recent, usual, open)?.direction ?? null).toBe(expected);
});

/** Minutes of votes with a share kept off, looked at every minute as the job does; when alerts were raised and ended. */
function play(votesAMinute: number, shares: [minutes: number, share: number][], seed: number) {
  const random = seededRandom(seed);
  const minutes: (Share & { isUnusual: boolean })[] = [];
  const events: { at: number; is: "raised" | "ended" }[] = [];
  const [recent, usual] = [of(0, 0), of(0, 0)];
  const add = (to: Share, minute: Share | undefined, sign: number) => {
    to.votes += sign * (minute?.votes ?? 0);
    to.excluded += sign * (minute?.excluded ?? 0);
  };
  let open: Direction | null = null;
  for (const [length, share] of shares)
    for (let i = 0; i < length; i++) {
      const minute = { ...of(0, 0), isUnusual: open !== null };
      // About Poisson: ten draws of a tenth each.
      for (let draw = 0; draw < 10 * votesAMinute; draw++)
        if (random() < 0.1) {
          minute.votes++;
          if (random() < share) minute.excluded++;
        }
      const at = minutes.push(minute) - 1;
      add(recent, minute, 1);
      add(recent, minutes[at - 60], -1);
      for (const [index, sign] of [
        [at - 60, 1],
        [at - 60 - 7 * 24 * 60, -1],
      ])
        if (minutes[index]?.isUnusual === false) add(usual, minutes[index], sign);
      const change = findChange(recent, usual, open);
      if ((change === null) !== (open === null)) events.push({ at, is: change ? "raised" : "ended" });
      // Neither an alert nor the hour that raised it is a part of what is usual.
      if (change && open === null) for (const one of minutes.slice(-60)) one.isUnusual = true;
      open = change?.direction ?? null;
    }
  return events;
}

test("two hundred days of steady sharing raise no alert", () => {
  const days = 20 * 24 * 60;
  const raised = [0.01, 0.03, 0.1, 0.3, 0.5].flatMap((share, at) => [
    ...play(1, [[days, share]], at),
    ...play(3, [[days, share]], 100 + at),
  ]);
  expect(raised).toEqual([]);
});

test("a jump is raised soon, the sooner the more votes there are, and ends soon after it is over", () => {
  const day = 24 * 60;
  for (const [votesAMinute, within] of [
    [2, 60],
    [10, 20],
    [40, 8],
  ]) {
    const events = play(
      votesAMinute,
      [
        [2 * day, 0.03],
        [300, 0.25],
        [day, 0.03],
      ],
      5,
    );
    expect(
      events.map(({ is }) => is),
      `${votesAMinute} a minute`,
    ).toEqual(["raised", "ended"]);
    expect(events[0].at - 2 * day).toBeLessThan(within);
    expect(events[0].at).toBeGreaterThanOrEqual(2 * day);
    expect(events[1].at - (2 * day + 300)).toBeGreaterThan(0);
    expect(events[1].at - (2 * day + 300)).toBeLessThanOrEqual(75);
  }
});

test("a rule that stops striking is raised, too", () => {
  const events = play(
    10,
    [
      [2 * 24 * 60, 0.2],
      [120, 0],
    ],
    9,
  );
  expect(events.map(({ is }) => is)).toEqual(["raised"]);
});
