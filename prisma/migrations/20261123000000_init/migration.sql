-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "ModelStatus" AS ENUM ('active', 'paused', 'retired', 'external');

-- CreateEnum
CREATE TYPE "ModelOrigin" AS ENUM ('file', 'environment', 'house', 'simulated', 'imported');

-- CreateEnum
CREATE TYPE "SourceKind" AS ENUM ('arena', 'simulated', 'imported');

-- CreateEnum
CREATE TYPE "BattleMode" AS ENUM ('blind', 'side_by_side');

-- CreateEnum
CREATE TYPE "BattleState" AS ENUM ('generating', 'answered', 'void', 'recorded');

-- CreateEnum
CREATE TYPE "Consent" AS ENUM ('private', 'aggregate', 'publish');

-- CreateEnum
CREATE TYPE "TurnState" AS ENUM ('queued', 'running', 'answered', 'void');

-- CreateEnum
CREATE TYPE "Side" AS ENUM ('a', 'b');

-- CreateEnum
CREATE TYPE "AnswerState" AS ENUM ('writing', 'done', 'failed');

-- CreateEnum
CREATE TYPE "Winner" AS ENUM ('model_a', 'model_b', 'tie', 'both_bad');

-- CreateTable
CREATE TABLE "Model" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "organization" TEXT NOT NULL,
    "license" TEXT NOT NULL,
    "link" TEXT,
    "origin" "ModelOrigin" NOT NULL,
    "status" "ModelStatus" NOT NULL DEFAULT 'active',
    "statusPinned" BOOLEAN NOT NULL DEFAULT false,
    "isPrivate" BOOLEAN NOT NULL DEFAULT false,
    "isToy" BOOLEAN NOT NULL DEFAULT false,
    "weight" DOUBLE PRECISION NOT NULL DEFAULT 1,
    "provider" TEXT,
    "endpoint" JSONB NOT NULL DEFAULT '{}',
    "inputPrice" BIGINT,
    "outputPrice" BIGINT,
    "knowledgeCutoff" TEXT,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "Model_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Voter" (
    "id" UUID NOT NULL,
    "userId" UUID,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Voter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "User" (
    "id" UUID NOT NULL,
    "name" TEXT,
    "email" TEXT,
    "emailVerified" TIMESTAMPTZ(6),
    "image" TEXT,
    "isAdmin" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Account" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "providerAccountId" TEXT NOT NULL,
    "refresh_token" TEXT,
    "access_token" TEXT,
    "expires_at" INTEGER,
    "token_type" TEXT,
    "scope" TEXT,
    "id_token" TEXT,
    "session_state" TEXT,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "sessionToken" TEXT NOT NULL,
    "userId" UUID NOT NULL,
    "expires" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VerificationToken" (
    "identifier" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "expires" TIMESTAMPTZ(6) NOT NULL
);

-- CreateTable
CREATE TABLE "Source" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "SourceKind" NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "facts" JSONB NOT NULL DEFAULT '{}',
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Battle" (
    "id" UUID NOT NULL,
    "sourceId" UUID NOT NULL,
    "voterId" UUID,
    "mode" "BattleMode" NOT NULL DEFAULT 'blind',
    "state" "BattleState" NOT NULL DEFAULT 'generating',
    "modelAId" UUID NOT NULL,
    "modelBId" UUID NOT NULL,
    "samplingPolicy" TEXT,
    "pairProbability" DOUBLE PRECISION,
    "locale" TEXT,
    "requestedCategory" TEXT,
    "consent" "Consent" NOT NULL DEFAULT 'aggregate',
    "idempotencyKey" TEXT,
    "externalId" TEXT,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "voidedAt" TIMESTAMPTZ(6),

    CONSTRAINT "Battle_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Draw" (
    "battleId" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "policy" TEXT NOT NULL,
    "modelAId" UUID NOT NULL,
    "modelBId" UUID NOT NULL,
    "probability" DOUBLE PRECISION NOT NULL,
    "reason" TEXT NOT NULL,
    "drawnAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Draw_pkey" PRIMARY KEY ("battleId","ordinal")
);

-- CreateTable
CREATE TABLE "Turn" (
    "id" UUID NOT NULL,
    "battleId" UUID NOT NULL,
    "index" INTEGER NOT NULL,
    "prompt" TEXT NOT NULL,
    "state" "TurnState" NOT NULL DEFAULT 'queued',
    "leaseUntil" TIMESTAMPTZ(6),
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answeredAt" TIMESTAMPTZ(6),

    CONSTRAINT "Turn_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Answer" (
    "id" UUID NOT NULL,
    "turnId" UUID NOT NULL,
    "side" "Side" NOT NULL,
    "attempt" INTEGER NOT NULL DEFAULT 1,
    "modelId" UUID NOT NULL,
    "state" "AnswerState" NOT NULL DEFAULT 'writing',
    "text" TEXT NOT NULL DEFAULT '',
    "finishReason" TEXT,
    "errorCode" TEXT,
    "errorDetail" TEXT,
    "inputTokens" INTEGER,
    "outputTokens" INTEGER,
    "reservedMicros" BIGINT NOT NULL DEFAULT 0,
    "costMicros" BIGINT,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMPTZ(6),
    "firstTokenAt" TIMESTAMPTZ(6),
    "finishedAt" TIMESTAMPTZ(6),

    CONSTRAINT "Answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Vote" (
    "id" UUID NOT NULL,
    "sourceId" UUID NOT NULL,
    "battleId" UUID NOT NULL,
    "turnId" UUID,
    "voterId" UUID,
    "winner" "Winner" NOT NULL,
    "wasBlind" BOOLEAN NOT NULL,
    "dwellMs" INTEGER,
    "reasons" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "comment" TEXT,
    "castAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Vote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Verdict" (
    "id" UUID NOT NULL,
    "voteId" UUID NOT NULL,
    "rule" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "decidedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decidedBy" TEXT NOT NULL DEFAULT 'rule',
    "withdrawnAt" TIMESTAMPTZ(6),
    "withdrawnBy" TEXT,
    "withdrawnReason" TEXT,

    CONSTRAINT "Verdict_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Snapshot" (
    "id" UUID NOT NULL,
    "sourceId" UUID NOT NULL,
    "category" TEXT NOT NULL DEFAULT 'overall',
    "method" TEXT NOT NULL,
    "parameters" JSONB NOT NULL,
    "filters" JSONB NOT NULL,
    "seed" INTEGER NOT NULL,
    "rounds" INTEGER NOT NULL,
    "voteCutoff" TIMESTAMPTZ(6),
    "votes" INTEGER NOT NULL,
    "models" INTEGER NOT NULL,
    "dropped" JSONB NOT NULL,
    "converged" BOOLEAN NOT NULL,
    "components" INTEGER NOT NULL,
    "codeVersion" TEXT NOT NULL,
    "inputHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Snapshot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SnapshotRow" (
    "snapshotId" UUID NOT NULL,
    "modelId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "rank" INTEGER,
    "rankLow" INTEGER,
    "rankHigh" INTEGER,
    "rating" DOUBLE PRECISION,
    "low" DOUBLE PRECISION,
    "high" DOUBLE PRECISION,
    "bound" TEXT,
    "component" INTEGER NOT NULL,
    "votes" INTEGER NOT NULL,
    "wins" INTEGER NOT NULL,
    "losses" INTEGER NOT NULL,
    "ties" INTEGER NOT NULL,

    CONSTRAINT "SnapshotRow_pkey" PRIMARY KEY ("snapshotId","modelId")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" UUID NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RateLimit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "RateLimit_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "Model_slug_key" ON "Model"("slug");

-- CreateIndex
CREATE INDEX "Model_status_idx" ON "Model"("status");

-- CreateIndex
CREATE INDEX "Voter_userId_idx" ON "Voter"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE INDEX "Account_userId_idx" ON "Account"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Account_provider_providerAccountId_key" ON "Account"("provider", "providerAccountId");

-- CreateIndex
CREATE UNIQUE INDEX "Session_sessionToken_key" ON "Session"("sessionToken");

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "Session"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "VerificationToken_token_key" ON "VerificationToken"("token");

-- CreateIndex
CREATE UNIQUE INDEX "VerificationToken_identifier_token_key" ON "VerificationToken"("identifier", "token");

-- CreateIndex
CREATE UNIQUE INDEX "Source_slug_key" ON "Source"("slug");

-- CreateIndex
CREATE INDEX "Battle_modelAId_idx" ON "Battle"("modelAId");

-- CreateIndex
CREATE INDEX "Battle_modelBId_idx" ON "Battle"("modelBId");

-- CreateIndex
CREATE UNIQUE INDEX "Battle_voterId_idempotencyKey_key" ON "Battle"("voterId", "idempotencyKey");

-- CreateIndex
CREATE UNIQUE INDEX "Battle_sourceId_externalId_key" ON "Battle"("sourceId", "externalId");

-- CreateIndex
CREATE INDEX "Turn_state_leaseUntil_idx" ON "Turn"("state", "leaseUntil");

-- CreateIndex
CREATE UNIQUE INDEX "Turn_battleId_index_key" ON "Turn"("battleId", "index");

-- CreateIndex
CREATE INDEX "Answer_createdAt_idx" ON "Answer"("createdAt");

-- CreateIndex
CREATE INDEX "Answer_modelId_createdAt_idx" ON "Answer"("modelId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Answer_turnId_side_attempt_key" ON "Answer"("turnId", "side", "attempt");

-- CreateIndex
CREATE INDEX "Vote_sourceId_castAt_idx" ON "Vote"("sourceId", "castAt");

-- CreateIndex
CREATE INDEX "Vote_voterId_castAt_idx" ON "Vote"("voterId", "castAt");

-- CreateIndex
CREATE UNIQUE INDEX "one_vote_per_battle_turn_and_voter" ON "Vote"("battleId", "turnId", "voterId");

-- CreateIndex
CREATE INDEX "Verdict_voteId_idx" ON "Verdict"("voteId");

-- CreateIndex
CREATE INDEX "Verdict_rule_version_idx" ON "Verdict"("rule", "version");

-- CreateIndex
CREATE INDEX "Snapshot_sourceId_category_method_id_idx" ON "Snapshot"("sourceId", "category", "method", "id" DESC);

-- CreateIndex
CREATE INDEX "SnapshotRow_modelId_idx" ON "SnapshotRow"("modelId");

-- CreateIndex
CREATE INDEX "AuditEntry_createdAt_idx" ON "AuditEntry"("createdAt");

-- CreateIndex
CREATE INDEX "RateLimit_expire_idx" ON "RateLimit"("expire");

-- AddForeignKey
ALTER TABLE "Voter" ADD CONSTRAINT "Voter_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Battle" ADD CONSTRAINT "Battle_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Battle" ADD CONSTRAINT "Battle_voterId_fkey" FOREIGN KEY ("voterId") REFERENCES "Voter"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Battle" ADD CONSTRAINT "Battle_modelAId_fkey" FOREIGN KEY ("modelAId") REFERENCES "Model"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Battle" ADD CONSTRAINT "Battle_modelBId_fkey" FOREIGN KEY ("modelBId") REFERENCES "Model"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Draw" ADD CONSTRAINT "Draw_battleId_fkey" FOREIGN KEY ("battleId") REFERENCES "Battle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Draw" ADD CONSTRAINT "Draw_modelAId_fkey" FOREIGN KEY ("modelAId") REFERENCES "Model"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Draw" ADD CONSTRAINT "Draw_modelBId_fkey" FOREIGN KEY ("modelBId") REFERENCES "Model"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Turn" ADD CONSTRAINT "Turn_battleId_fkey" FOREIGN KEY ("battleId") REFERENCES "Battle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Answer" ADD CONSTRAINT "Answer_turnId_fkey" FOREIGN KEY ("turnId") REFERENCES "Turn"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Answer" ADD CONSTRAINT "Answer_modelId_fkey" FOREIGN KEY ("modelId") REFERENCES "Model"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Vote" ADD CONSTRAINT "Vote_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Vote" ADD CONSTRAINT "Vote_battleId_fkey" FOREIGN KEY ("battleId") REFERENCES "Battle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Vote" ADD CONSTRAINT "Vote_turnId_fkey" FOREIGN KEY ("turnId") REFERENCES "Turn"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Vote" ADD CONSTRAINT "Vote_voterId_fkey" FOREIGN KEY ("voterId") REFERENCES "Voter"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Verdict" ADD CONSTRAINT "Verdict_voteId_fkey" FOREIGN KEY ("voteId") REFERENCES "Vote"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Snapshot" ADD CONSTRAINT "Snapshot_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SnapshotRow" ADD CONSTRAINT "SnapshotRow_snapshotId_fkey" FOREIGN KEY ("snapshotId") REFERENCES "Snapshot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SnapshotRow" ADD CONSTRAINT "SnapshotRow_modelId_fkey" FOREIGN KEY ("modelId") REFERENCES "Model"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
