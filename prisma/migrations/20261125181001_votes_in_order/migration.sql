-- Votes of a source in the one order that everything reads them in: places in it are found without looking at the votes.
create index "Vote_sourceId_castAt_id_idx" on "Vote" ("sourceId", "castAt", id);
drop index "Vote_sourceId_castAt_idx";
