-- DropIndex
DROP INDEX "local_message_organization_id_answers_to_idx";

-- DropIndex
DROP INDEX "local_message_organization_id_chat_number_idx";

-- DropIndex
DROP INDEX "member_identity_organization_id_platform_workspace_user_id__key";

-- DropIndex
DROP INDEX "sent_message_organization_id_chat_member_id_at_idx";

-- DropIndex
DROP INDEX "sent_message_organization_id_platform_workspace_chat_platfo_key";

-- CreateIndex
CREATE INDEX "local_message_chat_number_idx" ON "local_message"("chat", "number");

-- CreateIndex
CREATE INDEX "local_message_answers_to_idx" ON "local_message"("answers_to");

-- CreateIndex
CREATE INDEX "member_handle_idx" ON "member"("handle");

-- CreateIndex
CREATE UNIQUE INDEX "member_identity_platform_workspace_user_id_hash_key" ON "member_identity"("platform", "workspace", "user_id_hash");

-- CreateIndex
CREATE INDEX "sent_message_chat_member_id_at_idx" ON "sent_message"("chat", "member_id", "at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "sent_message_platform_workspace_chat_platform_message_id_key" ON "sent_message"("platform", "workspace", "chat", "platform_message_id");
