-- CreateIndex
CREATE INDEX "chat_member_id_idx" ON "chat"("member_id");
