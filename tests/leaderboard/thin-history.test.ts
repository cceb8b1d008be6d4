import fc from "fast-check";
import { expect, test } from "vitest";
import { chooseToForget } from "#lib/leaderboard/thin-history.ts";

const now = Date.UTC(2026, 5, 15, 12);
const minute = 60_000;
const day = 24 * 60 * minute;
const published = (ages: number[], board = "overall") =>
  ages.map((age, id) => ({ id, board, at: now - age })).sort((one, other) => one.id - other.id);

test("of a minute of yesterday the last board stays; the last five minutes stay whole", () => {
  const ages = [12 * minute + 2000, 12 * minute + 1000, 12 * minute - 1000, 3 * minute + 1, 3 * minute];
  expect(chooseToForget(published(ages), now)).toEqual([0]);
});

test("what is older than a month stays once a day, and boards do not crowd each other out", () => {
  const old = [40.9 * day, 40.8 * day, 40.7 * day];
  expect(chooseToForget(published(old), now)).toEqual([0, 1]);
  const boards = [...published([40.9 * day], "a"), ...published([40.8 * day], "b").map((one) => ({ ...one, id: 9 }))];
  expect(chooseToForget(boards, now)).toEqual([]);
});

test("thinning again later forgets no stretch of time: whatever a day has had, a day keeps", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 90 * day }), { maxLength: 200 }), fc.nat(60), (ages, days) => {
      const all = published(ages.toSorted((one, other) => other - one));
      const keep = (some: typeof all, when: number) => {
        const gone = new Set(chooseToForget(some, when));
        return some.filter(({ id }) => !gone.has(id));
      };
      const once = keep(all, now);
      const later = keep(once, now + days * day);
      const daysOf = (some: typeof all) => new Set(some.map(({ at }) => Math.floor(at / day)));
      expect(daysOf(later)).toEqual(daysOf(all));
      expect(keep(once, now)).toEqual(once);
    }),
  );
});
