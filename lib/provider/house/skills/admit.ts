import type { Skill } from "../ask.ts";

const money = String.raw`(?:usd|eur|gbp|jpy|chf|inr|dollars?|euros?|pounds? sterling|yen|rupees?|bitcoins?)`;
const exchange = new RegExp(String.raw`\b${money}\b.{0,30}\b(?:to|in|into|is|are)\b.{0,20}\b${money}\b`);

/** What changes from day to day cannot be known without a network, and saying so is the whole answer. */
export const admitWhatChanges: Skill = ({ lower }) => {
  if (exchange.test(lower)) {
    return "Exchange rates change every minute and I have no connection to look one up. Tell me the rate, as in `100 * 0.92`, and I will do the sum.";
  }
  if (
    /\bweather\b.*\b(?:today|tomorrow|now|in|like)\b|\b(?:latest|today's) (?:news|headlines)\b|\b(?:stock|share) price of\b/.test(
      lower,
    )
  ) {
    return "That changes by the day, and I have no connection to look it up, so I would only be guessing. A weather service or a newspaper will know.";
  }
  return undefined;
};
