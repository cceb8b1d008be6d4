-- What an administrator says of whether a conversation may be published, against or beside what was found in it. Each change is
-- one more row, and the last one holds.
CREATE TABLE "ModerationDecision" (
    "battleId" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "decision" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "decidedBy" TEXT NOT NULL,
    "decidedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ModerationDecision_pkey" PRIMARY KEY ("battleId","ordinal")
);

ALTER TABLE "ModerationDecision" ADD CONSTRAINT "ModerationDecision_battleId_fkey" FOREIGN KEY ("battleId") REFERENCES "Battle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table "ModerationDecision" add constraint "moderation_decision_known" check ("decision" in ('withhold', 'clear', 'checks'));
create trigger append_only before update or delete on "ModerationDecision" for each row execute function refuse_to_rewrite();
create trigger no_truncate before truncate on "ModerationDecision" execute function refuse_to_rewrite();
