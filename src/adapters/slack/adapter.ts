import type { Adapter, AdapterLog, Receive, Sent } from "../../chat/adapter.ts";
import type { ChatEvent, Conversation } from "../../chat/event.ts";
import type { Instant } from "../../core/time/civil.ts";
import { AdapterError } from "../../errors.ts";
import { slackCapabilities, slackLimits } from "./capabilities.ts";
import { checkSlack } from "./check.ts";
import { createClient } from "./client.ts";
import type { SlackConfig } from "./config.ts";
import { conversation, homeOwner, slackPlatform } from "./conversations.ts";
import type { Deliver } from "./deliver.ts";
import { mayBeElsewhere } from "./may-be-elsewhere.ts";
import { remembered } from "./remembered.ts";
import { render } from "./render.ts";
import { sharePicture } from "./share-picture.ts";
import type { StoringReceiver } from "./storing-receiver.ts";
import { slackRoute } from "./transport-http.ts";

/** How long it is believed what Slack says of a channel or a person, in milliseconds. */
const beliefMs = 10 * 60_000;

/** A clock that differs from Slack's by less than this, in milliseconds. */
const clockSkew = 60_000;

/**
 * Puts Slack together: Socket Mode with an app token, else the address that Slack calls. Nothing
 * is connected before `start`; sending works without it.
 */
export function createSlackAdapter(config: SlackConfig, log: AdapterLog): Adapter {
  const client = createClient(config);
  const identity = remembered(() => client.identify(), Number.POSITIVE_INFINITY);
  const self = () => identity("");
  const directOf = remembered((user: string) => client.openDirect(user), Number.POSITIVE_INFINITY);
  // Who has just invited us is heard at once.
  const canPost = remembered(
    async (channel: string) => (await client.standing(channel)) !== "nobody",
    beliefMs,
    (can) => can,
  );
  const profile = remembered(
    async (user: string) => client.user(user, (await self()).teamId),
    beliefMs,
  );
  let receive: Receive | null = null;
  let receiver: StoringReceiver | null = null;

  const openDirect = async (userId: string): Promise<Conversation> => {
    const [direct, me] = await Promise.all([directOf(userId), self()]);
    return conversation(direct, me);
  };

  const now = () => Date.now() as Instant;
  const notStarted = () => new AdapterError("slack: not started", { retryable: true });
  const take = async (event: ChatEvent): Promise<void> => {
    if (receive === null) throw notStarted();
    await receive(event);
  };
  const deliver: Deliver = async (body) => {
    if (receiver === null) throw notStarted();
    await receiver.deliver(body);
  };

  return {
    platform: slackPlatform,
    capabilities: slackCapabilities,
    limits: slackLimits,
    ...(config.appToken === undefined && config.signingSecret !== undefined
      ? { routes: [slackRoute(config.signingSecret, deliver, now)] }
      : {}),
    ...(config.appToken === undefined
      ? {}
      : {
          connectedFor: () => receiver?.socket()?.connectedFor() ?? null,
          connectionsSeen: () => receiver?.socket()?.connectionsSeen() ?? null,
        }),
    async start(taken) {
      receive = taken;
      const { createSlackApp } = await import("./app.ts");
      const listening = await createSlackApp({ config, log, self, now, take });
      // Stopped meanwhile.
      if (receive !== taken) return;
      receiver = listening;
      await listening.start();
    },
    async stop() {
      receive = null;
      const listening = receiver;
      receiver = null;
      await listening?.stop();
    },
    async send(to, message, { key }): Promise<Sent> {
      const [block] = message.blocks;
      const home = homeOwner(to);
      if (home !== null) return { messageId: await client.publish(home, render(message)) };
      const messageId =
        block?.type === "image"
          ? await sharePicture(client, to, block.picture, { name: message.kind, key })
          : await client.post(to, render(message), key);
      return { messageId };
    },
    // Events come again, commands and presses do not.
    redelivers: (event) => !mayBeElsewhere(event),
    async find(to, key, since) {
      if (homeOwner(to) !== null) return null;
      const messageId = await client.find(to, key, (since - clockSkew) as Instant);
      return messageId === null ? null : { messageId };
    },
    /**
     * A command may be typed, and the Home tab used, where we cannot answer: in somebody else's
     * direct chat, in a private channel without us. The person gets the answer in our direct chat.
     */
    async reach(event) {
      if (!mayBeElsewhere(event)) return event;
      const { kind, id } = event.conversation;
      const { userId } = event.sender;
      const isOurs = kind === "direct" ? (await directOf(userId)) === id : await canPost(id);
      return isOurs ? event : { ...event, conversation: await openDirect(userId) };
    },
    isIn: async ({ id }) => (await client.standing(id)) === "member",
    openDirect: ({ userId }) => openDirect(userId),
    async profileOf({ userId }) {
      const user = await profile(userId);
      if (user?.isOurs !== true) return null;
      const { email, zone, language } = user;
      return {
        ...(email === undefined ? {} : { email }),
        ...(zone === undefined ? {} : { zone }),
        ...(language === undefined ? {} : { language }),
      };
    },
    directory: async () => client.people((await self()).teamId),
    check: () => checkSlack(config, client),
  };
}
