-- Why somebody voted as they did, said after the vote: each change is one more row, and the last one holds. The vote stays as it is.
CREATE TABLE "VoteReasons" (
    "voteId" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "sourceId" UUID NOT NULL,
    "reasons" TEXT[],
    "givenAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "transactionId" xid8 NOT NULL DEFAULT pg_current_xact_id(),

    CONSTRAINT "VoteReasons_pkey" PRIMARY KEY ("voteId","ordinal")
);

CREATE INDEX "VoteReasons_sourceId_givenAt_idx" ON "VoteReasons"("sourceId", "givenAt" DESC);

ALTER TABLE "VoteReasons" ADD CONSTRAINT "VoteReasons_voteId_fkey" FOREIGN KEY ("voteId") REFERENCES "Vote"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "VoteReasons" ADD CONSTRAINT "VoteReasons_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table "VoteReasons" alter column "reasons" set not null;
create trigger append_only before update or delete on "VoteReasons" for each row execute function refuse_to_rewrite();
