import type { Ask, Skill } from "../ask.ts";
import { pickOne, pickSome } from "../random.ts";
import { subjectOf } from "../subject.ts";
import { capitalise } from "../words.ts";

/** Lines counted by hand: five syllables, seven, five. */
const fives = [
  "an old silent road",
  "morning light returns",
  "rain upon the roof",
  "the kettle whistles",
  "one leaf on the stream",
  "nobody hurries",
  "the window stays lit",
  "footprints in the snow",
  "a bell far away",
];
const sevens = [
  "the evening holds its breath here",
  "somebody opens a door",
  "clouds drift over the mountain",
  "the garden remembers spring",
  "a small bird considers it",
  "words arrive and then are gone",
];

const verses: ((topic: string) => string)[] = [
  (topic) =>
    `I went to look for ${topic}\nalong the harbour wall,\nand found a quiet afternoon,\nand did not mind at all.`,
  (topic) =>
    `They say that ${topic} is only this:\na lamp, a chair, a door,\na thing you pass a hundred times\nand never saw before.`,
  (topic) =>
    `The years go by, the kettle sings,\nthe seasons turn their page,\nand ${topic} is still as young today\nas on some earlier stage.`,
  () =>
    `So keep a little of it safe\nfor when the nights are long:\nwhat starts as half a memory\nmay finish as a song.`,
];

const stories: ((topic: string) => string)[] = [
  (topic) =>
    `Nobody in the valley talked about ${topic} until the winter the bridge fell. Then Ines, who mended clocks, said she had been thinking of nothing else for years. She drew a plan on the back of a bill. People laughed, and then, because the river was cold and the far side had the bakery, they stopped laughing and helped. By spring there was a new bridge, a little crooked. On its first plank she had carved one line: *it was worth the trouble*.`,
  (topic) =>
    `The letter came on a Tuesday and held a single sentence about ${topic}. Tomas read it twice and put it under the sugar bowl. All week he answered it in his head, and every answer was too clever. On Sunday he wrote back: *I do not know, but come and we will look at it together.* His sister was on the next train.`,
];

const poem = (ask: Ask, topic: string) =>
  `**${capitalise(topic)}**\n\n${[...pickSome(verses.slice(0, 3), 2, ask.random), verses[3]].map((verse) => verse(topic).replaceAll("\n", "  \n")).join("\n\n")}`;

function haiku(ask: Ask, topic: string): string {
  const [first, last] = pickSome(fives, 2, ask.random);
  return `*${capitalise(topic)}*\n\n${[capitalise(first), pickOne(sevens, ask.random), last].join("  \n")}`;
}

const email = (ask: Ask, topic: string) => `**Subject: ${capitalise(topic)}**

${pickOne(["Hello", "Dear [name]", "Good morning"], ask.random)},

I am writing about ${topic}. ${pickOne(["I would like to settle it this week if we can.", "There is one point on which I need your help.", "Here is where things stand, and what I suggest next."], ask.random)}

- **What I need:** a short answer, or twenty minutes to talk
- **By when:** [date]
- **If that does not suit:** tell me what would

Thank you, and best wishes,
[your name]`;

const outline = (_: Ask, topic: string) => `## ${capitalise(topic)}: an outline

1. **Opening** – one concrete moment that shows why ${topic} matters
2. **Background** – what a newcomer must know, in plain words
3. **The main point** – your claim in a single sentence
   - the strongest evidence for it
   - an example from daily life
4. **The other side** – the best objection, fairly put, and your reply
5. **Close** – what the reader can do, know or notice from now on`;

const essay = (ask: Ask, topic: string) => `**${capitalise(topic)}**

It is easy to have an opinion about ${topic} and harder to look at it closely. ${pickOne(["Most of us meet it first by accident", "Most of us inherit our view of it", "We usually notice it only when something goes wrong"], ask.random)}, and by then a habit is already in place.

Three questions help. *What is it for?* *Who carries the cost?* *What would we miss if it were gone?* Asked in that order, they move the talk from taste to evidence, which is where people who disagree can still be useful to each other.

None of this settles the matter. But a person who has asked those questions about ${topic} will change their mind for better reasons, and less often for bad ones.`;

const ideas = (ask: Ask, topic: string) => {
  const openers = [
    `Start with the smallest version of ${topic} that still counts`,
    `Ask three people what annoys them about ${topic}`,
    `Set a budget and a date for ${topic} before anything else`,
    `Borrow one habit from somebody who is good at ${topic}`,
    `Keep a one-line diary on ${topic} for two weeks`,
    `Do ${topic} with a friend, so that stopping is awkward`,
    `Teach a beginner one thing about ${topic}`,
    `Drop whatever part of ${topic} you would not miss`,
    `Look at how another country or trade handles ${topic}`,
    `Try the opposite of your usual way with ${topic} once`,
  ];
  const words: Record<string, number> = { two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, ten: 10 };
  const wanted = /\b(\d{1,2}|two|three|four|five|six|seven|eight|ten)\b/.exec(ask.lower)?.[1] ?? "5";
  const count = Math.min(Math.max(words[wanted] ?? Number(wanted), 1), openers.length);
  return pickSome(openers, count, ask.random)
    .map((idea, i) => `${i + 1}. ${idea}`)
    .join("\n");
};

const jokes = [
  "I told my calendar a joke. It said the timing was fine, but the delivery was next Tuesday.",
  "Why did the cyclist bring a ladder? Someone had said the hills were steep, so he planned to go up properly.",
  'A sentence walked into a bar. The bartender asked, "Fragment?" It said, "Not if."',
  "My bread machine has stopped working. I suppose it has gone on a loaf-to-rule.",
  "Two clocks fell in love. It was only a matter of time, but one of them was always a minute ahead of itself.",
];

const joke = (ask: Ask) => pickOne(jokes, ask.random);

const forms: { asks: RegExp; write: (ask: Ask, topic: string) => string }[] = [
  { asks: /\bhaikus?\b/, write: haiku },
  { asks: /\b(?:poem|poetry|verse|sonnet|limerick|rhyme|song|lyrics)\b/, write: poem },
  { asks: /\b(?:e-?mail|letter|message to|memo)\b/, write: email },
  {
    asks: /\b(?:outline|table of contents|presentation|agenda|plan|proposal|script|pitch|report|guide)\b/,
    write: outline,
  },
  { asks: /\b(?:story|tale|fable)\b/, write: (ask, topic) => pickOne(stories, ask.random)(topic) },
  { asks: /\b(?:essay|blog ?post|article|paragraph|speech)\b/, write: essay },
  { asks: /\b(?:ideas?|tips|suggestions|ways to|brainstorm)\b/, write: ideas },
  { asks: /\b(?:joke|pun|make me laugh|something funny)\b/, write: joke },
];

const asksToWrite =
  /\b(?:write|compose|draft|craft|develop|design|provide|create|make|generate|give|tell|need|want|suggest|list|share|help|brainstorm|ideas|tips)\b|^(?:an? )?(?:\S+ ){0,3}(?:haiku|poem|joke|story|outline|email)\b/;

export const write: Skill = (ask) => {
  const form = forms.find(({ asks }) => asks.test(ask.lower));
  if (!form || !asksToWrite.test(ask.lower)) return undefined;
  return form.write(
    ask,
    subjectOf(ask.line) ?? pickOne(["an ordinary day", "the long way home", "a quiet morning"], ask.random),
  );
};
