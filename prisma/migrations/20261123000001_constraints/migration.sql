-- The invariants that Prisma's schema cannot say. Each raises check_violation (23514) with the name of the rule as
-- its constraint, so that a caller can tell one from another.

-- 1. Votes are facts; snapshots, their rows, draws and audit entries are never rewritten.
create function refuse_to_rewrite() returns trigger language plpgsql as $$
begin
  raise exception '"%" is append-only', tg_table_name
    using errcode = 'check_violation', constraint = 'append_only', table = tg_table_name;
end $$;

create trigger append_only before update or delete on "Vote" for each row execute function refuse_to_rewrite();
create trigger append_only before update or delete on "Snapshot" for each row execute function refuse_to_rewrite();
create trigger append_only before update or delete on "SnapshotRow" for each row execute function refuse_to_rewrite();
create trigger append_only before update or delete on "Draw" for each row execute function refuse_to_rewrite();
create trigger append_only before update or delete on "AuditEntry" for each row execute function refuse_to_rewrite();

create trigger no_truncate before truncate on "Vote" execute function refuse_to_rewrite();
create trigger no_truncate before truncate on "Snapshot" execute function refuse_to_rewrite();
create trigger no_truncate before truncate on "AuditEntry" execute function refuse_to_rewrite();

-- 2. A vote needs two finished answers, a voter, and the source of its battle; only a battle recorded elsewhere
--    (imported or simulated) may come without answers.
create function vote_needs_two_finished_answers() returns trigger language plpgsql as $$
declare
  battle "Battle"%rowtype;
begin
  select * into battle from "Battle" where id = new."battleId";
  if battle."sourceId" is distinct from new."sourceId" then
    raise exception 'the vote and its battle belong to different sources'
      using errcode = 'check_violation', constraint = 'vote_source_matches';
  end if;
  if battle.state = 'recorded' then
    return new;
  end if;
  if new."turnId" is null or new."voterId" is null then
    raise exception 'a vote cast here names its turn and its voter'
      using errcode = 'check_violation', constraint = 'vote_names_turn_and_voter';
  end if;
  if not exists (select from "Turn" where id = new."turnId" and "battleId" = new."battleId" and state = 'answered')
    or (select count(distinct side) from "Answer" where "turnId" = new."turnId" and state = 'done') < 2 then
    raise exception 'both answers must be finished before a vote'
      using errcode = 'check_violation', constraint = 'vote_needs_two_finished_answers';
  end if;
  return new;
end $$;

create trigger vote_needs_two_finished_answers before insert on "Vote"
  for each row execute function vote_needs_two_finished_answers();

-- 3. Once voted on, a battle keeps its models, sides, mode and source.
create function voted_battle_keeps_its_pair() returns trigger language plpgsql as $$
begin
  if exists (select from "Vote" where "battleId" = old.id) then
    raise exception 'a battle that has a vote keeps its pair'
      using errcode = 'check_violation', constraint = 'voted_battle_keeps_its_pair';
  end if;
  return new;
end $$;

create trigger voted_battle_keeps_its_pair before update on "Battle" for each row
  when (old."modelAId" <> new."modelAId" or old."modelBId" <> new."modelBId" or old.mode <> new.mode
        or old."sourceId" <> new."sourceId")
  execute function voted_battle_keeps_its_pair();

-- 4. One standing verdict per vote, rule and version; withdrawing is the only change.
create unique index "one_standing_verdict" on "Verdict" ("voteId", rule, version) where "withdrawnAt" is null;

create function verdict_only_withdrawn() returns trigger language plpgsql as $$
begin
  if old."withdrawnAt" is not null
    or (new.id, new."voteId", new.rule, new.version, new.reason, new."decidedAt", new."decidedBy")
       is distinct from (old.id, old."voteId", old.rule, old.version, old.reason, old."decidedAt", old."decidedBy") then
    raise exception 'a verdict can be withdrawn once and not changed otherwise'
      using errcode = 'check_violation', constraint = 'verdict_only_withdrawn';
  end if;
  return new;
end $$;

create trigger verdict_only_withdrawn before update on "Verdict" for each row execute function verdict_only_withdrawn();
create trigger append_only before delete on "Verdict" for each row execute function refuse_to_rewrite();

-- 5. Values that must make sense.
alter table "Model" add constraint "weight_is_a_share" check (weight >= 0 and weight < 'infinity');
alter table "Battle" add constraint "pair_probability_is_one"
  check ("pairProbability" is null or ("pairProbability" > 0 and "pairProbability" <= 1));
alter table "Battle" add constraint "arena_battle_says_how_it_was_drawn"
  check (state = 'recorded' or ("samplingPolicy" is not null and "pairProbability" is not null and "voterId" is not null));
alter table "Battle" add constraint "two_different_models" check (state = 'recorded' or "modelAId" <> "modelBId");
alter table "Draw" add constraint "draw_probability_is_one" check (probability > 0 and probability <= 1);
alter table "Turn" add constraint "turn_index_from_one" check (index >= 1);
alter table "Answer" add constraint "attempt_from_one" check (attempt >= 1);
alter table "Answer" add constraint "done_answer_says_something" check (state <> 'done' or text <> '');
alter table "Vote" add constraint "dwell_is_not_negative" check ("dwellMs" is null or "dwellMs" >= 0);

-- 6. Whoever keeps boards fresh hears which source got votes or verdicts, whatever path they came by.
create function tell_of_votes() returns trigger language plpgsql as $$
begin
  perform pg_notify('votes', "sourceId"::text) from (select distinct "sourceId" from changed) as sources;
  return null;
end $$;

create function tell_of_verdicts() returns trigger language plpgsql as $$
begin
  perform pg_notify('votes', "sourceId"::text)
    from (select distinct v."sourceId" from changed c join "Vote" v on v.id = c."voteId") as sources;
  return null;
end $$;

create trigger tell_of_votes after insert on "Vote" referencing new table as changed
  for each statement execute function tell_of_votes();
create trigger tell_of_new_verdicts after insert on "Verdict" referencing new table as changed
  for each statement execute function tell_of_verdicts();
create trigger tell_of_withdrawn_verdicts after update on "Verdict" referencing new table as changed
  for each statement execute function tell_of_verdicts();
