import { encode } from "next-auth/jwt";
import { beforeEach, expect, test } from "vitest";
import { ensureVoter, currentVoter, ownsBattle, voterIdsOf } from "#lib/auth/voter.ts";
import { db } from "#lib/db.ts";
import { openTestDatabase } from "../support/database.ts";

await openTestDatabase();
process.env.AUTH_SECRET = "only-for-these-tests";

const asking = (...cookies: (string | null)[]) =>
  new Request("http://arena.test/", { headers: { cookie: cookies.filter(Boolean).join("; ") } });

const sent = (setCookie: string | null) => setCookie!.split(";")[0];

let ada: { id: string; session: string };
let bob: typeof ada;

async function signIn(name: string) {
  const { id } = await db.user.create({ data: { name } });
  const token = await encode({ token: { sub: id, name }, secret: process.env.AUTH_SECRET! });
  return { id, session: `next-auth.session-token=${token}` };
}

beforeEach(async () => {
  ada = await signIn("Ada");
  bob = await signIn("Bob");
});

test("looking at a page makes nobody a voter; starting a battle does, once per browser", async () => {
  const before = await db.voter.count();
  expect(await currentVoter(asking())).toEqual({ voterId: null, userId: null });
  expect(await db.voter.count()).toBe(before);

  const first = await ensureVoter(asking());
  const again = await ensureVoter(asking(sent(first.setCookie)));
  expect(again).toEqual({ voterId: first.voterId, setCookie: null });
  expect(await db.voter.count()).toBe(before + 1);
});

test("a forged cookie is nobody, and a new voter is made in its place", async () => {
  const { voterId, setCookie } = await ensureVoter(asking());
  const forged = `${sent(setCookie).slice(0, -2)}xx`;
  expect((await currentVoter(asking(forged))).voterId).toBeNull();
  const next = await ensureVoter(asking(forged));
  expect(next.voterId).not.toBe(voterId);
  expect(next.setCookie).not.toBeNull();
});

test("a session cookie that cannot be read is nobody signed in", async () => {
  for (const value of ["x", "a.b.c.d.e", "%00", ada.session.slice(30)]) {
    expect(await currentVoter(asking(`next-auth.session-token=${value}`))).toEqual({ voterId: null, userId: null });
  }
});

test("votes cast before signing in stay with the person, on their other devices too", async () => {
  const phone = await ensureVoter(asking());
  const signedIn = await currentVoter(asking(sent(phone.setCookie), ada.session));
  expect(signedIn).toEqual({ voterId: phone.voterId, userId: ada.id });

  const laptop = await ensureVoter(asking(ada.session));
  const onLaptop = await currentVoter(asking(sent(laptop.setCookie), ada.session));
  expect(laptop.voterId).not.toBe(phone.voterId);
  expect(await voterIdsOf(onLaptop)).toEqual([phone.voterId, laptop.voterId].sort());
  expect(await ownsBattle(onLaptop, phone.voterId)).toBe(true);
});

test("a cookie left behind by somebody else is not used, and their votes stay theirs", async () => {
  const shared = await ensureVoter(asking(ada.session));
  const cookie = sent(shared.setCookie);
  expect(await currentVoter(asking(cookie, bob.session))).toEqual({ voterId: null, userId: bob.id });

  const own = await ensureVoter(asking(cookie, bob.session));
  expect(own.voterId).not.toBe(shared.voterId);
  expect(own.setCookie).not.toBeNull();
  expect(await ownsBattle({ voterId: own.voterId, userId: bob.id }, shared.voterId)).toBe(false);
  expect((await db.voter.findUnique({ where: { id: shared.voterId } }))?.userId).toBe(ada.id);
});

test("of two people who claim one browser at the same instant, one gets it", async () => {
  const cookie = sent((await ensureVoter(asking())).setCookie);
  const people = [asking(cookie, ada.session), asking(cookie, bob.session)];
  const seen = await Promise.all(people.map((request) => currentVoter(request)));
  expect(seen.filter(({ voterId }) => voterId !== null)).toHaveLength(1);
});

test("first requests that arrive together leave one voter per cookie", async () => {
  const cookie = sent((await ensureVoter(asking())).setCookie);
  const seen = await Promise.all(Array.from({ length: 8 }, () => ensureVoter(asking(cookie))));
  expect(new Set(seen.map(({ voterId }) => voterId)).size).toBe(1);
});

test("a voter whose row is gone, as after a new database, is written again under the same cookie", async () => {
  const { voterId, setCookie } = await ensureVoter(asking());
  await db.voter.delete({ where: { id: voterId } });
  expect((await ensureVoter(asking(sent(setCookie)))).voterId).toBe(voterId);
  expect(await db.voter.count({ where: { id: voterId } })).toBe(1);
});

test("a deleted user is signed out at once", async () => {
  await db.user.delete({ where: { id: ada.id } });
  expect((await currentVoter(asking(ada.session))).userId).toBeNull();
});

test("nobody owns a battle that belongs to no voter", async () => {
  expect(await ownsBattle({ voterId: null, userId: ada.id }, null)).toBe(false);
});
