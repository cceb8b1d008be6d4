-- What may be published is looked for by every download of conversations, and may be little among much.
create index "Battle_published_idx" on "Battle" ("sourceId") where consent = 'publish';
