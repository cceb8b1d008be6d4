/** Everything that people do here and that the database writes down, in the order of the page. */
export const actions = {
  blind_battle: { group: "Battles", label: "Blind battle started" },
  named_battle: { group: "Battles", label: "Side-by-side battle started" },
  follow_up: { group: "Battles", label: "Follow-up asked" },
  model_a: { group: "Votes", label: "Vote: A is better" },
  model_b: { group: "Votes", label: "Vote: B is better" },
  tie: { group: "Votes", label: "Vote: tie" },
  both_bad: { group: "Votes", label: "Vote: both are bad" },
  reasons: { group: "Said of a vote", label: "Reasons ticked or changed" },
  comment: { group: "Said of a vote", label: "Comment written" },
  publish: { group: "Publication", label: "Conversation given for publication" },
  withhold: { group: "Publication", label: "Conversation withheld by an administrator" },
  clear: { group: "Publication", label: "Conversation cleared by an administrator" },
  voter: { group: "People", label: "New voter" },
  account: { group: "People", label: "Account made" },
  token: { group: "People", label: "Access token made" },
  change: { group: "People", label: "Change by an administrator" },
} as const satisfies Record<string, { group: string; label: string }>;

export type Action = keyof typeof actions;

export const actionNames = Object.keys(actions) as [Action, ...Action[]];
