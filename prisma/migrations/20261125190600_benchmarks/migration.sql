-- CreateTable
CREATE TABLE "ExternalModel" (
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "organization" TEXT,
    "license" TEXT,
    "link" TEXT,
    "knowledgeCutoff" TEXT,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "ExternalModel_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "ExternalScore" (
    "modelKey" TEXT NOT NULL,
    "benchmark" TEXT NOT NULL,
    "value" DOUBLE PRECISION NOT NULL,
    "source" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "ExternalScore_pkey" PRIMARY KEY ("modelKey","benchmark")
);

-- AddForeignKey
ALTER TABLE "ExternalScore" ADD CONSTRAINT "ExternalScore_modelKey_fkey" FOREIGN KEY ("modelKey") REFERENCES "ExternalModel"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- A score is a number that can be shown.
ALTER TABLE "ExternalScore" ADD CONSTRAINT "score_is_finite" CHECK (value > '-infinity' AND value < 'infinity');
