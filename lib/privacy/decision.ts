/**
 * What an administrator says of a conversation: it stays here, whatever was found in it; it may leave, whatever was found; or what
 * checks find decides, as it does where nobody has said anything. Consent and age are not theirs to decide.
 */
export const decisions = ["withhold", "clear", "checks"] as const;
export type Decision = (typeof decisions)[number];

/** The decision that holds, as SQL; null where there is none. */
const decisionSql = (battleId: string) =>
  `(select said.decision from "ModerationDecision" said where said."battleId" = ${battleId} order by said.ordinal desc limit 1)`;

/** Whether word lists are overruled. */
export const isClearedSql = (battleId: string) => `coalesce(${decisionSql(battleId)} = 'clear', false)`;

/**
 * Whether a moderation model has looked and found nothing, or an administrator has said so; never what one withholds. `checker` is SQL
 * for the model's name, null where there is no model. Word lists are asked when the text is read (`publishable`).
 */
export function checksSql(battleId: string, checker: string | null): string {
  const clean = `exists (select from "ConversationCheck" k where k."battleId" = ${battleId} and k.checker = ${checker} and k.flags = '{}')`;
  return `case coalesce(${decisionSql(battleId)}, 'checks') when 'withhold' then false when 'clear' then true
     else ${checker === null ? "true" : clean} end`;
}
