import { checkConversations } from "./check-conversations.ts";
import { gatherNews } from "./gather-news.ts";
import { makeOrderedBoard } from "./make-ordered-board.ts";
import { makeRelease } from "./make-release.ts";
import { rebuildCounts } from "./rebuild-counts.ts";
import { refreshBoards } from "./refresh-boards.ts";
import { rerunRule } from "./rerun-rule.ts";
import { retagBattles } from "./retag-battles.ts";
import { sendWebhook } from "./send-webhook.ts";
import { tagByModel } from "./tag-by-model.ts";
import { thinHistory } from "./thin-history.ts";
import { watchExcludedShare } from "./watch-excluded-share.ts";

/** Every kind of job there is. A new one is a file and its line here. */
export const jobs = [
  makeOrderedBoard,
  refreshBoards,
  rebuildCounts,
  retagBattles,
  rerunRule,
  tagByModel,
  thinHistory,
  watchExcludedShare,
  gatherNews,
  sendWebhook,
  makeRelease,
  checkConversations,
];
