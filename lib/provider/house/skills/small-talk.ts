import type { Skill } from "../ask.ts";
import { pickOne } from "../random.ts";

export const abilities =
  "I can work out sums and equations, convert units, reckon with dates, count, sort and reverse, handle Roman numerals, bases and primes, write short pieces and small code snippets, and shorten a long text.";

const greetings = [
  "Hello! What shall we work on?",
  "Hi there. Ask me a sum, a date or a short piece of writing.",
  "Good to see you. What would you like to know?",
];

/** Greetings, thanks and questions about the answerer itself, who stays unnamed until the vote. */
export const makeSmallTalk: Skill = ({ lower, random }) => {
  const bare = lower.replace(/[!.?,\s]+$/, "");
  if (/^(?:hi|hello|hey|yo|howdy|good (?:morning|afternoon|evening)|greetings)(?: there| again| everyone)?$/.test(bare))
    return pickOne(greetings, random);
  if (/^(?:many )?(?:thanks|thank you|thx|cheers|ta)(?: .{0,30})?$/.test(bare))
    return pickOne(["You are welcome.", "Gladly. Anything else?", "A pleasure."], random);
  if (/^(?:bye|goodbye|good night|see you)(?: .{0,20})?$/.test(bare))
    return "Goodbye, and thank you for asking good questions.";
  if (/^how are you(?: .{0,20})?$/.test(bare))
    return "I am a small program, so always about the same: fine. How can I help?";
  if (
    /\b(?:who|what) (?:are you|made you|built you|created you)|your name|which (?:ai|model|company)|are you (?:an? )?(?:ai|chatgpt|gpt|claude|gemini|llama|human|robot|bot|real|model)\b|what model\b|introduce yourself/.test(
      bare,
    )
  ) {
    return `I would rather not introduce myself while you are comparing answers: that would spoil the comparison. ${abilities}`;
  }
  if (/^(?:help|what can you do|what do you do|what are you able to do|how can you help(?: me)?)$/.test(bare)) {
    return "Here is what I do well:\n\n- **Numbers**: `2^10 + 15% of 80`, equations, primes, statistics\n- **Units and dates**: `5 ft 11 in in cm`, `what day was 1969-07-20?`\n- **Words**: counting, sorting, reversing, shortening\n- **Writing**: a haiku, an e-mail, an outline, a small function in Python";
  }
  if (/^(?:test|testing|ping)(?: .{0,10})?$/.test(bare)) return "Working. Ask away.";
  return undefined;
};
