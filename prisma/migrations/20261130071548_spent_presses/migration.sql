-- AlterTable
ALTER TABLE "sent_message" ADD COLUMN     "spent" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "token" TEXT;

-- CreateIndex
CREATE INDEX "sent_message_chat_token_idx" ON "sent_message"("chat", "token");
