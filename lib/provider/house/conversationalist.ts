import { earlierPrompts, type Ask } from "./ask.ts";
import { answerWithCare } from "./care.ts";
import { detectLanguage } from "./languages.ts";
import { pickOne } from "./random.ts";
import { shorten } from "./words.ts";

/** After Weizenbaum's ELIZA (1966): a pattern, and replies that hand the person's own words back. `$1` is reflected. */
const rules: [RegExp, string[]][] = [
  [/\b(?:sorry|apologi[sz]e)\b/i, ["No need to apologise. What brought it up?", "It is all right. What happened?"]],
  [
    /^(?:hi|hello|hey|good (?:morning|evening|afternoon))\b/i,
    ["Hello. What is on your mind today?", "Hello there. How are you, really?"],
  ],
  [/\b(?:thanks|thank you)\b/i, ["You are welcome. Did it help?", "Gladly. What comes next for you?"]],
  [
    /\bI (?:really )?need (.+)/i,
    ["Why do you need $1?", "Would it really help you to get $1?", "What would change if you had $1?"],
  ],
  [/\bI (?:really )?want (.+)/i, ["What would it mean to you to have $1?", "How long have you wanted $1?"]],
  [
    /\bI(?:'m| am) (?:so |very |really |feeling )*(sad|tired|unhappy|lonely|stressed|anxious|bored|angry|worried)\b/i,
    ["I am sorry that you feel $1. When did it begin?", "What would make you a little less $1?"],
  ],
  [/\bI(?:'m| am) (.+)/i, ["How long have you been $1?", "How do you feel about being $1?", "Do you like being $1?"]],
  [/\bI feel (.+)/i, ["Do you often feel $1?", "When did you first feel $1?"]],
  [
    /\bI (?:can't|cannot) (.+)/i,
    [
      "What keeps you from $1? I mean, what would happen if you tried?",
      "Perhaps you could $1 in a smaller way. What would that be?",
    ],
  ],
  [/\bI (?:think|believe|guess) (?:that )?(.+)/i, ["What makes you think $1?", "Do you doubt that $1?"]],
  [/\bI (?:don't|do not) know (.+)/i, ["Suppose you did know $1. What would it be?"]],
  [/\bI (?:like|love|enjoy) (.+)/i, ["What do you like best about it?", "When did you discover $1?"]],
  [/\bI hate (.+)/i, ["That is a strong word. What lies behind it?", "Was there a time when you felt otherwise?"]],
  [
    /\bI (?:remember|dreamed|dreamt) (?:of |about |that )?(.+)/i,
    ["What does $1 bring to mind?", "Why does $1 come up just now?"],
  ],
  [
    /\bmy (mother|father|mum|mom|dad|brother|sister|wife|husband|son|daughter|family|friend|boss|partner)\b/i,
    ["Tell me more about your $1.", "How do you and your $1 get on?"],
  ],
  [/\bmy ([^.?!,]{2,60})/i, ["Your $1? Say a little more.", "Why does your $1 matter to you?"]],
  [/\b(?:are|were) you (.+)/i, ["Would it matter to you whether I am $1?", "What if I were $1?"]],
  [/\byou (?:are|'re) (.+)/i, ["What makes you say that I am $1?", "Perhaps I am. And you?"]],
  [
    /\bcan you (.+)/i,
    ["Perhaps I can. Do you want me to, or would you rather $1 yourself?", "What would it give you if I could?"],
  ],
  [
    /^(?:why|how come)\b(?: (?:do|does|did|is|are|was|were))? ?(.+)/i,
    ["What answer would please you most?", "Why do you think that is?", "What comes to your mind when you ask that?"],
  ],
  [
    /^(?:what|who|where|when|which|how)\b/i,
    [
      "Why does that question interest you?",
      "What do you think yourself?",
      "If you had the answer, what would you do with it?",
      "Have you asked anyone else?",
    ],
  ],
  [
    /\b(?:write|make|create|generate|give me|tell me|explain|list|calculate|convert|translate|summari[sz]e)\b/i,
    [
      "I am better at listening than at doing. What do you hope to get out of it?",
      "Suppose it were already done. What would you like about it?",
      "How would you begin, if you had to do it yourself?",
    ],
  ],
  [/\b(?:because)\b/i, ["Is that the real reason?", "Are there other reasons as well?"]],
  [/^(?:yes|yeah|yep|sure|ok|okay)\b/i, ["You seem sure. Go on.", "I see. And what follows from that?"]],
  [/^(?:no|nope|not really)\b/i, ["Why not?", "You say no. Is there a small yes somewhere?"]],
  [
    /\d\s*[-+*/×÷]\s*\d/,
    ["Numbers make me shy. What are you counting?", "I leave sums to others. What depends on the result?"],
  ],
  [/\bperhaps|maybe\b/i, ["You do not sound quite certain.", "What would make you more sure?"]],
];

const goOn = [
  "Please go on.",
  "Tell me more.",
  "How does that make you feel?",
  "I see. What else?",
  "Let us stay with that for a moment. What is the most important part?",
  "And what does that mean for you?",
];

// prettier-ignore
const reflections: Record<string, string> = {
  i: "you", me: "you", my: "your", mine: "yours", myself: "yourself", am: "are", was: "were", "i'm": "you are", "i've": "you have",
  "i'll": "you will", "i'd": "you would", you: "I", your: "my", yours: "mine", yourself: "myself", "you're": "I am", "you've": "I have",
};

export function converse(ask: Ask): string {
  const care = answerWithCare(ask.line);
  if (care) return care;
  const foreign = detectLanguage(ask.text);
  if (foreign) return foreign.only;
  const said = ask.earlier.filter(({ role }) => role === "assistant").map(({ content }) => content.trim());
  const isNew = (reply: string) => !said.includes(reply);
  for (const [pattern, replies] of rules) {
    const match = pattern.exec(ask.line.slice(0, 500));
    if (!match) continue;
    const options = replies.map((reply) => reply.replace("$1", () => reflect(match[1] ?? ""))).filter(isNew);
    if (options.length > 0) return pickOne(options, ask.random);
  }
  return recall(ask, isNew) ?? pickOne(goOn.filter(isNew).concat("Go on, I am listening."), ask.random);
}

/** Turns the person's words round: "my dog hates me" → "your dog hates you". */
export function reflect(phrase: string): string {
  const clause = phrase.split(/[.?!;\n]/)[0].trim();
  const turned = clause.replace(/[\p{L}']+/gu, (word) =>
    Object.hasOwn(reflections, word.toLowerCase()) ? reflections[word.toLowerCase()] : word,
  );
  return shorten(turned, 120) || "that";
}

/** When nothing matches, something said earlier comes back, as it would in a talk. */
function recall(ask: Ask, isNew: (reply: string) => boolean): string | undefined {
  for (const { text } of earlierPrompts(ask)) {
    const mentioned = /\bmy ([^.?!,\n]{2,60})/i.exec(text.slice(0, 1_000))?.[1];
    const reply = mentioned && `Earlier you spoke of your ${reflect(mentioned)}. Does this have to do with it?`;
    if (reply && isNew(reply)) return reply;
  }
  return undefined;
}
