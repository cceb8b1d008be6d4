-- Battles fought here, newest first, to find those without a vote: imported ones always have one, and are not in it.
create index "Battle_own" on "Battle" ("sourceId", id desc) where state <> 'recorded';
