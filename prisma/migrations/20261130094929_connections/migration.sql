-- CreateTable
CREATE TABLE "connection" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "workspace" TEXT NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "settings" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "connection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "connect_link" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "code_hash" BYTEA NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "connect_link_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "connection_organization_id_idx" ON "connection"("organization_id");

-- CreateIndex
CREATE UNIQUE INDEX "connection_platform_workspace_key" ON "connection"("platform", "workspace");

-- CreateIndex
CREATE UNIQUE INDEX "connect_link_code_hash_key" ON "connect_link"("code_hash");

-- CreateIndex
CREATE INDEX "connect_link_organization_id_idx" ON "connect_link"("organization_id");

-- AddForeignKey
ALTER TABLE "connection" ADD CONSTRAINT "connection_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "connect_link" ADD CONSTRAINT "connect_link_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;
