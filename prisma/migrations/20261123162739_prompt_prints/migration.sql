-- CreateTable
CREATE TABLE "PromptPrint" (
    "voteId" UUID NOT NULL,
    "sourceId" UUID NOT NULL,
    "castAt" TIMESTAMPTZ(6) NOT NULL,
    "minHash" INTEGER[],
    "bands" INTEGER[],

    CONSTRAINT "PromptPrint_pkey" PRIMARY KEY ("voteId")
);

-- CreateIndex
CREATE INDEX "PromptPrint_bands_idx" ON "PromptPrint" USING GIN ("bands");

-- AddForeignKey
ALTER TABLE "PromptPrint" ADD CONSTRAINT "PromptPrint_voteId_fkey" FOREIGN KEY ("voteId") REFERENCES "Vote"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
