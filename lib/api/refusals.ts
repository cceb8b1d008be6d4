import type { drawPicture } from "#lib/analysis/draw-picture.ts";
import type { askFollowUp } from "#lib/battle/ask-follow-up.ts";
import type { changeConsent } from "#lib/battle/change-consent.ts";
import type { toBattleId } from "#lib/battle/schema.ts";
import type { startBattle } from "#lib/battle/start-battle.ts";
import type { viewBattle } from "#lib/battle/view-battle.ts";
import type { exportDataset } from "#lib/dataset/export.ts";
import type { readExportRequest } from "#lib/dataset/schema.ts";
import type { checkInput, ErrorCode, readBody } from "#lib/http.ts";
import type { proveStored } from "#lib/release/prove-stored.ts";
import type { releaseFileResponse } from "#lib/release/read-release.ts";
import type { importVotes } from "#lib/import/import-votes.ts";
import type { Failure } from "#lib/result.ts";
import type { listSnapshots } from "#lib/leaderboard/list-snapshots.ts";
import type { loadSnapshot } from "#lib/leaderboard/load-snapshot.ts";
import type { limit } from "#lib/safety/rate-limit.ts";
import type { identify, identifyAdministrator, identifyToken } from "#lib/token/identify.ts";
import type { castVote } from "#lib/vote/cast-vote.ts";
import type { giveReasons } from "#lib/vote/give-reasons.ts";
import type { pageDeliveries } from "#lib/webhook/list-webhooks.ts";
import type { registerWebhook } from "#lib/webhook/register.ts";

type CodeOf<Verb extends (...args: never[]) => unknown> =
  Extract<Awaited<ReturnType<Verb>>, { ok: false }> extends Failure<infer Code> ? Code : never;

/** A verb that comes to refuse in a new way, or no longer in an old one, does not compile until it is said here. */
const codes = <Code extends ErrorCode>(said: Record<Code, true>) => Object.keys(said) as Code[];

/** What any handler can come to (lib/safety/guard.ts). */
const whatever = codes<"internal" | "unavailable">({ internal: true, unavailable: true });

/** What a token can be refused for. */
const caller = codes<CodeOf<typeof identify>>({
  invalid_token: true,
  insufficient_scope: true,
  not_allowed: true,
}).filter(
  // Only scopes of administrators come to that.
  (code) => code !== "not_allowed",
);

const token = codes<CodeOf<typeof identifyToken>>({ invalid_token: true, not_signed_in: true });

/** What a body can be refused for, before anything is done with it; the first by proxy.ts. */
const body = codes<"cross_origin" | CodeOf<typeof readBody> | CodeOf<typeof limit>>({
  cross_origin: true,
  bad_json: true,
  invalid_input: true,
  body_too_large: true,
  wrong_content_type: true,
  rate_limited: true,
});

const view = codes<CodeOf<typeof toBattleId> | CodeOf<typeof viewBattle>>({
  battle_not_found: true,
  not_your_battle: true,
});

const start = codes<CodeOf<typeof startBattle>>({ model_not_found: true, no_models: true, budget_spent: true });

const ask = codes<CodeOf<typeof askFollowUp>>({
  battle_not_found: true,
  not_your_battle: true,
  already_voted: true,
  battle_void: true,
  answers_unfinished: true,
  too_many_turns: true,
  budget_spent: true,
});

const vote = codes<CodeOf<typeof castVote>>({
  battle_not_found: true,
  not_your_battle: true,
  already_voted: true,
  battle_void: true,
  answers_unfinished: true,
});

const reasons = codes<CodeOf<typeof giveReasons>>({ battle_not_found: true, not_your_battle: true, not_voted: true });

const consent = codes<CodeOf<typeof changeConsent>>({
  battle_not_found: true,
  not_your_battle: true,
  already_released: true,
  release_under_way: true,
});

const download = codes<CodeOf<typeof readExportRequest> | CodeOf<typeof exportDataset> | CodeOf<typeof limit>>({
  dataset_not_found: true,
  source_not_found: true,
  snapshot_not_found: true,
  invalid_input: true,
  rate_limited: true,
});

const releaseFile = codes<CodeOf<typeof releaseFileResponse> | CodeOf<typeof limit>>({
  release_not_found: true,
  rate_limited: true,
});

const proof = codes<CodeOf<typeof proveStored> | CodeOf<typeof limit> | CodeOf<typeof checkInput>>({
  invalid_input: true,
  release_not_found: true,
  vote_not_released: true,
  vote_changed: true,
  rate_limited: true,
});

const history = codes<CodeOf<typeof listSnapshots>>({ invalid_input: true, source_not_found: true });

const snapshot = codes<CodeOf<typeof loadSnapshot>>({ snapshot_not_found: true, snapshot_withdrawn: true });

const picture = codes<CodeOf<typeof drawPicture> | "picture_not_found">({
  picture_not_found: true,
  source_not_found: true,
  board_in_making: true,
  model_not_found: true,
});

const query = codes<CodeOf<typeof checkInput>>({ invalid_input: true });

/** What an administrator's call can be refused for before anything is done. */
const administrator = codes<CodeOf<typeof identifyAdministrator>>({
  invalid_token: true,
  insufficient_scope: true,
  not_signed_in: true,
  not_allowed: true,
});

const written = [...administrator, "cross_origin"] as const;
const withBody = [...written, "bad_json", "invalid_input", "body_too_large", "wrong_content_type"] as const;

const register = codes<CodeOf<typeof registerWebhook>>({ private_address: true, too_many_webhooks: true });

const sent = codes<CodeOf<typeof pageDeliveries>>({ webhook_not_found: true, invalid_input: true });

/** The codes that each call can answer with. */
export const refusals = {
  none: [],
  whatever,
  startBattle: [...caller, ...body, ...start, ...whatever],
  listBattles: [...caller, ...query, ...whatever],
  viewBattle: [...caller, ...view, ...whatever],
  askFollowUp: [...caller, ...body, ...ask, ...whatever],
  castVote: [...caller, ...body, ...vote, ...whatever],
  giveReasons: [...caller, ...body, ...reasons, ...whatever],
  changeConsent: [...caller, ...body, ...consent, ...whatever],
  leaderboard: [...query, "source_not_found", "snapshot_not_found", "board_in_making", ...whatever],
  leaderboardSheet: [...query, "source_not_found", "snapshot_not_found", ...whatever],
  leaderboardLive: [...query, ...whatever],
  picture: [...query, ...picture, ...whatever],
  model: ["model_not_found", ...whatever],
  embed: [...query, "nothing_to_embed", "format_not_offered", ...whatever],
  snapshots: [...history, ...whatever],
  snapshot: [...query, ...snapshot, ...whatever],
  list: [...query, ...whatever],
  listWebhooks: [...administrator, ...query, ...whatever],
  createWebhook: [...withBody, ...register, ...whatever],
  webhook: [...administrator, "webhook_not_found", ...whatever],
  updateWebhook: [...withBody, "webhook_not_found", ...whatever],
  deleteWebhook: [...written, "webhook_not_found", ...whatever],
  listDeliveries: [...administrator, ...sent, ...whatever],
  retryDelivery: [...written, "webhook_not_found", "delivery_not_found", ...whatever],
  importVotes: [
    ...written,
    ...query,
    ...codes<CodeOf<typeof importVotes> | CodeOf<typeof limit>>({
      source_not_imported: true,
      import_running: true,
      rate_limited: true,
    }),
    "bad_votes",
    "wrong_content_type",
    "body_too_large",
    ...whatever,
  ],
  token: [...token, ...whatever],
  proof: [...caller, ...proof, ...whatever],
  releaseFile: [...caller, ...releaseFile, ...whatever],
  download: [...caller, ...download, ...whatever],
} as const satisfies Record<string, readonly ErrorCode[]>;
