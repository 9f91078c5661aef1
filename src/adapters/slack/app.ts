import { App } from "@slack/bolt";
import type { AdapterLog } from "../../chat/adapter.ts";
import type { Instant } from "../../core/time/civil.ts";
import { authorizeFor } from "./authorize.ts";
import { clientOptions, silent } from "./client.ts";
import type { SlackConfig } from "./config.ts";
import { addLeavings } from "./leavings.ts";
import { addListeners, type Take } from "./listeners.ts";
import { createStoringReceiver, type StoringReceiver } from "./storing-receiver.ts";
import type { Workspaces } from "./workspaces.ts";

/** What listening to Slack needs of the adapter. */
export type SlackListening = {
  readonly config: SlackConfig;
  readonly log: AdapterLog;
  readonly workspaces: Pick<Workspaces, "heard" | "forget">;
  now(): Instant;
  readonly take: Take;
};

/**
 * The receiver of a Bolt app, which decodes, authorises and routes what it takes in. The app opens
 * nothing, and remembers nothing of a conversation. Loaded only when listening begins: who only posts,
 * as a worker or the command line, needs none of it.
 */
export async function createSlackApp({
  config,
  log,
  workspaces,
  now,
  take,
}: SlackListening): Promise<StoringReceiver> {
  const receiver = createStoringReceiver(config, log);
  const app = new App({
    receiver,
    authorize: authorizeFor(workspaces),
    convoStore: false,
    deferInitialization: true,
    logger: silent,
    clientOptions: clientOptions(config.apiUrl),
  });
  addListeners(app, take, now);
  addLeavings(app, workspaces);
  await app.init();
  return receiver;
}
