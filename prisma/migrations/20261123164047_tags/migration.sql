-- CreateTable
CREATE TABLE "BattleTag" (
    "battleId" UUID NOT NULL,
    "category" TEXT NOT NULL,
    "language" TEXT,
    "version" INTEGER NOT NULL,

    CONSTRAINT "BattleTag_pkey" PRIMARY KEY ("battleId","category")
);

-- CreateTable
CREATE TABLE "AnswerStyle" (
    "answerId" UUID NOT NULL,
    "tokens" INTEGER NOT NULL,
    "headers" INTEGER NOT NULL,
    "lists" INTEGER NOT NULL,
    "bold" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "AnswerStyle_pkey" PRIMARY KEY ("answerId")
);

-- CreateIndex
CREATE INDEX "BattleTag_category_idx" ON "BattleTag"("category");

-- AddForeignKey
ALTER TABLE "BattleTag" ADD CONSTRAINT "BattleTag_battleId_fkey" FOREIGN KEY ("battleId") REFERENCES "Battle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AnswerStyle" ADD CONSTRAINT "AnswerStyle_answerId_fkey" FOREIGN KEY ("answerId") REFERENCES "Answer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Few battles are private, and the funnel counts them at every look.
CREATE INDEX "Battle_private_idx" ON "Battle" ("sourceId") WHERE consent = 'private';
