import type { CivilDate } from "../time/civil.ts";
import type { ChatLog } from "./chat-log.ts";
import { readCopiedChat } from "./read-copied-chat.ts";
import { readWhatsapp } from "./read-whatsapp.ts";

/** A chat that was exported or copied; null where a text is none. `now`: the member's day and minute. */
export const readChat = (
  text: string,
  now: { readonly today: CivilDate; readonly minute: number },
): ChatLog | null => readWhatsapp(text, now.today) ?? readCopiedChat(text, now);
