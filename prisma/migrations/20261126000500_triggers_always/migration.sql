-- What votes must be, and their counting, hold in every session: one that sets session_replication_role, as an import does that has
-- made sure of foreign keys itself, is only freed from asking for those.
alter table "Vote" enable always trigger append_only;
alter table "Vote" enable always trigger no_truncate;
alter table "Vote" enable always trigger vote_needs_two_finished_answers;
alter table "Vote" enable always trigger count_votes;
alter table "CountChange" enable always trigger tell_of_votes;
