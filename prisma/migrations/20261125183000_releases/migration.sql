-- What has been published for good, and what was found in conversations before that. Nothing here is ever rewritten: a
-- release that could be changed afterwards would prove nothing.

create table "Release" (
    "number" integer not null,
    "sourceId" uuid not null,
    "madeAt" timestamptz(6) not null default current_timestamp,
    "voteCutoff" timestamptz(6) not null,
    "manifest" jsonb not null,
    constraint "Release_pkey" primary key ("number")
);
create index "Release_sourceId_number_idx" on "Release"("sourceId", "number" desc);
alter table "Release" add constraint "Release_sourceId_fkey"
    foreign key ("sourceId") references "Source"("id") on delete restrict on update cascade;

create table "LedgerEntry" (
    "sourceId" uuid not null,
    "position" integer not null,
    "voteId" uuid not null,
    "release" integer not null,
    "leaf" bytea not null,
    constraint "LedgerEntry_pkey" primary key ("sourceId", "position")
);
create unique index "LedgerEntry_voteId_key" on "LedgerEntry"("voteId");

create table "ReleasedConversation" (
    "battleId" uuid not null,
    "release" integer not null,
    constraint "ReleasedConversation_pkey" primary key ("battleId")
);

create table "ConversationCheck" (
    "battleId" uuid not null,
    "checker" text not null,
    "flags" text[] default array[]::text[],
    "checkedAt" timestamptz(6) not null default current_timestamp,
    constraint "ConversationCheck_pkey" primary key ("battleId", "checker")
);

create trigger append_only before update or delete on "Release" for each row execute function refuse_to_rewrite();
create trigger append_only before update or delete on "LedgerEntry" for each row execute function refuse_to_rewrite();
create trigger append_only before update or delete on "ReleasedConversation" for each row execute function refuse_to_rewrite();
create trigger append_only before update or delete on "ConversationCheck" for each row execute function refuse_to_rewrite();
create trigger no_truncate before truncate on "Release" execute function refuse_to_rewrite();
create trigger no_truncate before truncate on "LedgerEntry" execute function refuse_to_rewrite();
create trigger no_truncate before truncate on "ReleasedConversation" execute function refuse_to_rewrite();

-- What has left cannot be called back: its vote stays public, and a published conversation stays published.
create function released_stays_public() returns trigger language plpgsql as $$
begin
  if (new.consent = 'private' and exists (
        select from "LedgerEntry" l join "Vote" v on v.id = l."voteId" where v."battleId" = new.id))
    or (new.consent <> 'publish' and exists (select from "ReleasedConversation" r where r."battleId" = new.id)) then
    raise exception 'the battle is in a release'
      using errcode = 'check_violation', constraint = 'released_stays_public';
  end if;
  return new;
end $$;

create trigger released_stays_public before update of consent on "Battle" for each row
  when (old.consent is distinct from new.consent) execute function released_stays_public();
