import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findPersonal, maskPersonal } from "#lib/privacy/mask.ts";

// None of these belongs to anyone: documentation ranges, test cards, numbers reserved for fiction.

describe("what can be reached or charged is masked, with its kind", () => {
  test.each([
    ["Write to ada.lovelace+news@mail.example.co.uk, please.", "Write to [e-mail], please."],
    ["пишите на иван@пример.рф", "пишите на [e-mail]"],
    ["me at o'brien_x@example.museum.", "me at [e-mail]."],
    ["ada (at) example (dot) org", "[e-mail]"],
    ["mailto:a@example.org?subject=x", "mailto:[e-mail]?subject=x"],
    ["My card is 4111 1111 1111 1111 exp 12/29", "My card is [card] exp 12/29"],
    ["4111-1111-1111-1111", "[card]"],
    ["amex 378282246310005!", "amex [card]!"],
    ["Please block card no 213175197796454", "Please block card no [card]"],
    ["DE89 3704 0044 0532 0130 00 is mine", "[iban] is mine"],
    ["to NL91ABNA0417164300 by Friday", "to [iban] by Friday"],
    ["transfer from GB29NWBK60161331926819 to them", "transfer from [iban] to them"],
    ["SSN: 219-09-9999.", "SSN: [ssn]."],
    ["my social security number is 219099999", "my social security number is [ssn]"],
    ["ban 203.0.113.77, now", "ban [ip], now"],
    ["http://198.51.100.4:8080/x", "http://[ip]:8080/x"],
    ["from 2001:db8::8a2e:370:7334 to me", "from [ip] to me"],
    ["key sk-proj-abcdefghij0123456789ABCDEFGHIJ", "key [key]"],
    ["AKIAIOSFODNN7EXAMPLE", "[key]"],
  ])("%s", (text, masked) => expect(maskPersonal(text)).toBe(masked));
});

describe("phone numbers are masked however they are written", () => {
  test.each([
    "+1 (212) 555-0142",
    "+44 20 7946 0958",
    "+49 (0)30 23125 000",
    "+31-6-12345678",
    "+91 98765 43210",
    "+358401234567",
    "(212) 555-0142",
    "212-555-0142",
    "212.555.0142",
    "1-800-555-0199",
    "001-253-366-9781",
    "463-612-6138x036",
    "(541)754-3010 ext. 12",
    "020 7946 0958",
    "030/23125000",
    "01 99 00 12 34",
    "06-12345678",
    "0044 20 7946 0958",
    "(+351) 912 345 678",
    "(0512) 345678",
  ])("%s, wherever it stands", (number) => {
    expect(maskPersonal(`x ${number}.`)).toBe("x [phone].");
    expect(maskPersonal(`Tel.: ${number}\nThanks`)).toBe("Tel.: [phone]\nThanks");
  });

  test.each([
    ["They're not answering at 71-33-52-22", "They're not answering at [phone]"],
    ["Please call me on 9472 7916?", "Please call me on [phone]?"],
    ["Mobile: 432 03 163", "Mobile: [phone]"],
    ["5550142 is my office", "5550142 is my office"],
    ["3660170548-Fax", "[phone]-Fax"],
    ["668 5702 (home)", "[phone] (home)"],
    ["meine Handynummer ist 1711234567", "meine Handynummer ist [phone]"],
    ["我的电话是 13912345678。", "我的电话是 [phone]。"],
    ["мой телефон 9161234567", "мой телефон [phone]"],
  ])("%s", (text, masked) => expect(maskPersonal(text)).toBe(masked));
});

describe("addresses and people who are introduced are masked", () => {
  test.each([
    ["I live at 221 Baker Street, Apt. 3 in town", "I live at [address] in town"],
    ["Musterstraße 12, Berlin", "[address], Berlin"],
    ["ul. Miła 57", "[address]"],
    ["P.O. Box 255", "[address]"],
    ["PSC 9009, Box 9725\nAPO AA 33274", "[address]"],
    ["My name is Ada Lovelace.", "My name is [person]."],
    ["I'm Grace B. Hopper and I write code", "I'm [person] and I write code"],
    ["Dear Dr. Watson,\nplease", "Dear Dr. [person],\nplease"],
    ["Kind regards,\nJohn van der Berg", "Kind regards,\n[person]"],
    ["Name: Emilie Broberg\nAge: 4", "Name: [person]\nAge: 4"],
    ["Je m'appelle Amélie", "Je m'appelle [person]"],
    ["my name is bettina kowalski", "my name is [person]"],
    ["My neighbour Bettina sings", "My neighbour [person] sings"],
    ["They met Bettina Kowalski. Kowalski's song was Bettina's.", "They met [person]. [person]'s song was [person]'s."],
    ["Bettina, can you help me?", "[person], can you help me?"],
    ["Bettina Xoxolova, 030 23125000", "[person], [phone]"],
    ["5521 119 Countess Close", "[address]"],
    ["Ship to 12 Kent Street, Springfield, United Kingdom today", "Ship to [address] today"],
    ["hersnapvej 18 is mine", "[address] is mine"],
    ["uss mahler\nfpo ae 70489", "[address]"],
  ])("%s", (text, masked) => expect(maskPersonal(text)).toBe(masked));
});

describe("what only looks like it stays", () => {
  test.each([
    "It happened on 2024-05-17 at 10:20:30, or 17.05.2024, or 05/17/2024.",
    "From 1914-1918 and 1939–1945.",
    "Solve 1234567 * 89 - 3141592653 = x, then 1 000 000 / 3.",
    "[12, 34, 56, 78], 3.14159265358979, 1,234,567.89",
    "for (let i = 0; i < 100000000; i++) call(1234567)",
    "bind to 127.0.0.1:3000 or 0.0.0.0, upgrade to version 1.2.3.4",
    "ISBN 978-0-306-40615-7, RFC 2616",
    "commit 9fceb02d0ae598e95dc970b74767f19372d61af8",
    "id 123e4567-e89b-12d3-a456-426614174000",
    "git rebase @{upstream}, @media (min-width: 640px), user@host",
    "Albert Einstein and Marie Curie met in Paris; Shakespeare wrote Hamlet.",
    "Room 12 on Street level; 5 Rings",
    "std::vector<int> a::b; 10:20:30",
    "I'm Not Okay, dear all",
    "Taylor Swift sang, and Franklin D. Roosevelt's speech was on; Ada Lovelace wrote it.",
    "Alice has three apples. Bob asks: what did Alice say?",
    "During 1980 the Sierra Leone office and Beverly Hills grew; Green Arrow and Lion King came later.",
    "A Green Energy Update for Valued Column Names in North Hill",
    "Investigate 12, spring 5, a 2 Terabyte Internal Solid State Hard Drive",
  ])("%s", (text) => expect(maskPersonal(text)).toBe(text));
});

test("findings are in order, apart from one another and inside the text", () => {
  const piece = fc.constantFrom(
    "a@example.org",
    "+1 212 555 0142",
    "4111111111111111",
    " ",
    "\n",
    "é😀",
    "call ",
    "192.0.2.1",
    "x",
    "1",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join("");
      let at = 0;
      for (const { start, end } of findPersonal(text)) {
        expect(start).toBeGreaterThanOrEqual(at);
        expect(end).toBeGreaterThan(start);
        at = end;
      }
      expect(at).toBeLessThanOrEqual(text.length);
    }),
  );
});

test("a long text made to be slow is not", () => {
  const hostile = [
    "1 ".repeat(20_000),
    "a".repeat(50_000) + "@",
    "a.".repeat(30_000) + "@",
    "(".repeat(30_000) + "1",
    "Aa ".repeat(20_000),
    "1".repeat(50_000),
    "0:".repeat(20_000),
    "12 Aa Aa Aa Aa ".repeat(5_000),
    "12 Baker Street, Aa Aa Aa Aa ".repeat(2_000),
    "name: ".repeat(10_000),
    "AB12 ".repeat(10_000),
    "A".repeat(100_000),
    "Aaaa-".repeat(20_000),
    "Ada Meyer ".repeat(10_000),
    "Ada de ".repeat(10_000),
  ];
  const begun = performance.now();
  for (const text of hostile) findPersonal(text);
  // Quadratic patterns would take minutes: this is no measurement of speed.
  expect(performance.now() - begun).toBeLessThan(60_000);
});
