import type { Brand } from "#lib/brand.ts";
import type { Visitor } from "#lib/auth/voter.ts";
import type { VoterId } from "#lib/battle/types.ts";

export type TokenId = Brand<string, "TokenId">;

/** What a token may be used for, and how a person who makes one is told so. */
export const scopes = {
  "battles:read": "See your battles, and names after your vote",
  "battles:write": "Start battles and send follow-ups, on this arena’s budget",
  "votes:write": "Vote on your battles",
  export: "Download data sets",
  import: "Bring votes from elsewhere",
  admin: "Everything an administrator may do by program",
} as const;

export type Scope = keyof typeof scopes;
export const scopeNames = Object.keys(scopes) as [Scope, ...Scope[]];

/** Given to administrators only, and asked again at every use. */
export const administratorScopes: readonly Scope[] = ["import", "admin"];

/** A token as its owner sees it. The token itself is shown once, when it is made. */
export interface TokenLine {
  id: TokenId;
  name: string;
  prefix: string;
  scopes: Scope[];
  createdAt: Date;
  expiresAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
  /** Cast with it. */
  votes: number;
}

/** A token that was accepted. */
export interface Bearer {
  id: TokenId;
  name: string;
  prefix: string;
  userId: string;
  /** Votes with this token are this voter's, who belongs to the user. */
  voterId: VoterId;
  scopes: Scope[];
  expiresAt: Date;
  /** How the audit log names an administrator; null for everybody else. */
  administrator: string | null;
}

/** Who asks: a browser by its cookies, or a program by its token. */
export interface Caller extends Visitor {
  token: Bearer | null;
  /** Whose uses are counted together: a browser's, or a person's over all their tokens. */
  countedAs: string | null;
}
