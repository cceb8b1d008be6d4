import "server-only";
import { asideGroups, newestVotes } from "./aside-store.ts";
import { recentAlerts } from "./watch-store.ts";

const shownAlerts = 10;
const shownDecisions = 50;
const shownVotes = 25;

/** All that the administrator's page about votes shows. */
export async function loadVoteOffice() {
  const [alerts, aside, votes] = await Promise.all([
    recentAlerts(shownAlerts),
    asideGroups(shownDecisions),
    newestVotes(shownVotes),
  ]);
  return { alerts, aside, votes };
}
