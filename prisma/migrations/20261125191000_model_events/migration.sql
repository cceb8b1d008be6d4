-- CreateEnum
CREATE TYPE "ModelEventKind" AS ENUM ('added', 'activated', 'paused', 'retired');

-- CreateTable
CREATE TABLE "ModelEvent" (
    "id" BIGSERIAL NOT NULL,
    "modelId" UUID NOT NULL,
    "kind" "ModelEventKind" NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ModelEvent_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ModelEvent_modelId_idx" ON "ModelEvent"("modelId");

-- AddForeignKey
ALTER TABLE "ModelEvent" ADD CONSTRAINT "ModelEvent_modelId_fkey" FOREIGN KEY ("modelId") REFERENCES "Model"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Every way in which a model comes or changes its status leaves an event, whoever forgets to write one. A reason is handed
-- over as a setting of the transaction, because a trigger takes no arguments.
create function model_event_reason(usual text) returns text language sql stable as $$
  select coalesce(nullif(btrim(current_setting('ringside.reason', true)), ''), usual)
$$;

create function record_model_event() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into "ModelEvent" ("modelId", kind, reason, at) values (new.id, 'added', model_event_reason(
      case new.origin
        when 'file' then 'named in the roster'
        when 'environment' then 'found by a key or a local server'
        when 'house' then 'built in'
        when 'simulated' then 'invented for simulated votes'
        else 'named by imported votes'
      end), new."createdAt");
    if new.status in ('paused', 'retired') then
      insert into "ModelEvent" ("modelId", kind, reason, at)
        values (new.id, new.status::text::"ModelEventKind", model_event_reason('so from the start'), new."createdAt");
    end if;
  else
    insert into "ModelEvent" ("modelId", kind, reason) values (new.id,
      case new.status when 'active' then 'activated' when 'paused' then 'paused' else 'retired' end::"ModelEventKind",
      model_event_reason('no reason was given'));
  end if;
  return null;
end $$;

create trigger record_model_added after insert on "Model" for each row execute function record_model_event();
create trigger record_model_status after update on "Model" for each row
  when (old.status <> new.status and new.status <> 'external') execute function record_model_event();

create trigger append_only before update or delete on "ModelEvent" for each row execute function refuse_to_rewrite();
create trigger no_truncate before truncate on "ModelEvent" execute function refuse_to_rewrite();

-- What is known from before: when each model came, and the changes that the audit trail holds.
insert into "ModelEvent" ("modelId", kind, reason, at)
  select "modelId", kind, reason, at from (
    select m.id as "modelId", 'added'::"ModelEventKind" as kind, 'added to the roster' as reason, m."createdAt" as at from "Model" m
    union all
    select m.id,
      case a.detail ->> 'to' when 'active' then 'activated' when 'paused' then 'paused' else 'retired' end::"ModelEventKind",
      coalesce(a.detail ->> 'reason', 'switched by an administrator'), a."createdAt"
    from "AuditEntry" a join "Model" m on m.slug = a.target
    where a.action = 'model.status' and a.detail ->> 'to' in ('active', 'paused', 'retired')) as known
  order by at;

-- One pair's battles, and those of them whose voters agreed to publish, without a walk through either model's.
CREATE INDEX "Battle_modelAId_modelBId_idx" ON "Battle"("modelAId", "modelBId");
DROP INDEX "Battle_modelAId_idx";
create index "Battle_published_pair_idx" on "Battle" ("modelAId", "modelBId") where consent = 'publish';

-- The newest votes of a source that say why.
create index "Vote_reasoned_idx" on "Vote" ("sourceId", "castAt" desc) where reasons <> '{}';
