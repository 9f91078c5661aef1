-- CreateTable
CREATE TABLE "stranger_answer" (
    "account_hash" BYTEA NOT NULL,
    "about" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "event_id" UUID NOT NULL,

    CONSTRAINT "stranger_answer_pkey" PRIMARY KEY ("account_hash","about")
);
