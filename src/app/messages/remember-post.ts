import { type PostedMessage, recordSentMessages } from "../../store/messages/sent-messages.ts";
import type { App } from "../app.ts";
import { gathered } from "../process/gathered.ts";
import { oncePerApp } from "../process/once-per-app.ts";

/** Most posts that are remembered at once. */
const most = 100;

const remembering = oncePerApp(({ store }) =>
  gathered(async (posted: readonly PostedMessage[]) => {
    await recordSentMessages(store, posted);
    return posted.map(() => undefined);
  }, most),
);

/** Remembers what a posted message was about, so that a reply or a press finds it. */
export const rememberPost = (app: App, posted: PostedMessage): Promise<void> =>
  remembering(app)(posted);
