-- CreateTable
CREATE TABLE "platform_breaker" (
    "platform" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "probe_at" TIMESTAMPTZ(3) NOT NULL,
    "probes" INTEGER NOT NULL DEFAULT 0,
    "reason" TEXT NOT NULL,

    CONSTRAINT "platform_breaker_pkey" PRIMARY KEY ("platform")
);

-- CreateIndex
CREATE INDEX "delivery_kind_window_key_idx" ON "delivery"("kind", "window_key");
