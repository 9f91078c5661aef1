import type { Adapter, AdapterLog, Receive, Sent } from "../../chat/adapter.ts";
import type { ChatEvent, Conversation } from "../../chat/event.ts";
import type { Instant } from "../../core/time/civil.ts";
import { AdapterError } from "../../errors.ts";
import { slackCapabilities, slackLimits } from "./capabilities.ts";
import { checkSlack, checkWorkspace } from "./check.ts";
import { createClient } from "./client.ts";
import type { SlackConfig } from "./config.ts";
import { conversation, homeOwner, slackPlatform } from "./conversations.ts";
import type { Deliver } from "./deliver.ts";
import { mayBeElsewhere } from "./may-be-elsewhere.ts";
import { type Installing, oauthRoutes } from "./oauth-routes.ts";
import { openForm } from "./open-form.ts";
import { render } from "./render.ts";
import { sharePicture } from "./share-picture.ts";
import type { StoringReceiver } from "./storing-receiver.ts";
import { slackRoute } from "./transport-http.ts";
import { wordsOfClip } from "./words-of-clip.ts";
import { createWorkspaces, type Workspace } from "./workspaces.ts";

/** A clock that differs from Slack's by less than this, in milliseconds. */
const clockSkew = 60_000;

/**
 * Puts Slack together: Socket Mode with an app token, else the address that Slack calls. Nothing
 * is connected before `start`; sending works without it. `installing` is what it takes to be installed
 * by a browser.
 */
export function createSlackAdapter(
  config: SlackConfig,
  log: AdapterLog,
  installing?: Installing,
): Adapter {
  const workspaces = createWorkspaces(config, installing?.kept ?? null);
  const { at } = workspaces;
  let receive: Receive | null = null;
  let receiver: StoringReceiver | null = null;

  const openDirect = async (userId: string, workspace: string): Promise<Conversation> => {
    const there = await at(workspace);
    const [direct, me] = await Promise.all([there.directOf(userId), there.self()]);
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

  const routes = [
    ...(config.appToken === undefined && config.signingSecret !== undefined
      ? [slackRoute(config.signingSecret, deliver, now)]
      : []),
    ...(config.oauth === undefined || installing === undefined
      ? []
      : oauthRoutes(config.oauth, config.apiUrl, installing)),
  ];

  /** Whether this is a thread of the assistant view, where that is switched on. */
  const isAssistant = ({ kind, thread }: Conversation): boolean =>
    config.isAssistant === true && kind === "direct" && thread !== undefined;

  return {
    platform: slackPlatform,
    capabilities: slackCapabilities,
    limits: slackLimits,
    ...(routes.length === 0 ? {} : { routes }),
    ...(config.appToken === undefined
      ? {}
      : {
          connectedFor: () => receiver?.socket()?.connectedFor() ?? null,
          connectionsSeen: () => receiver?.socket()?.connectionsSeen() ?? null,
        }),
    async start(taken) {
      receive = taken;
      const { createSlackApp } = await import("./app.ts");
      const listening = await createSlackApp({ config, log, workspaces, now, take });
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
    async send(to, message, { key, answers }): Promise<Sent> {
      const workspace = await at(to.workspace);
      const { client } = workspace;
      const [block] = message.blocks;
      const home = homeOwner(to);
      try {
        if (block?.type === "file" && home === null)
          return { messageId: await client.share(to, block.file) };
        if (home !== null) return { messageId: await client.publish(home, render(message)) };
        const opened = await openForm(client, message, answers);
        if (opened !== null) return { messageId: opened };
        const messageId =
          block?.type === "image"
            ? await sharePicture(client, to, block.picture, { name: message.kind, key })
            : await client.post(to, render(message), key);
        const { prompts = [] } = message;
        // Without them people say what they want as well.
        if (isAssistant(to) && prompts.length > 0)
          await client.suggest(to, prompts).catch(() => {});
        return { messageId };
      } catch (error) {
        throw ofThere(workspace, error);
      }
    },
    async wordsOf(voice, { conversation: { workspace }, at: spokenAt }) {
      return wordsOfClip((await at(workspace)).client, voice, spokenAt, now());
    },
    async working(where, status) {
      if (!isAssistant(where)) return;
      const show = async () => (await at(where.workspace)).client.setStatus(where, status ?? "");
      await show().catch(() => {});
    },
    // Events come again, commands and presses do not.
    redelivers: (event) => !mayBeElsewhere(event),
    async find(to, key, since) {
      if (homeOwner(to) !== null) return null;
      const { client } = await at(to.workspace);
      const messageId = await client.find(to, key, (since - clockSkew) as Instant);
      return messageId === null ? null : { messageId };
    },
    /**
     * A command may be typed, and the Home tab used, where we cannot answer: in somebody else's
     * direct chat, in a private channel without us. The person gets the answer in our direct chat.
     */
    async reach(event) {
      if (!mayBeElsewhere(event)) return event;
      const { kind, id, workspace } = event.conversation;
      const { userId } = event.sender;
      const { directOf, canPost } = await at(workspace);
      const isOurs = kind === "direct" ? (await directOf(userId)) === id : await canPost(id);
      return isOurs ? event : { ...event, conversation: await openDirect(userId, workspace) };
    },
    isIn: async ({ id, workspace }) =>
      (await (await at(workspace)).client.standing(id)) === "member",
    openDirect: ({ userId }, workspace) => openDirect(userId, workspace),
    async profileOf({ userId }, workspace) {
      const user = await (await at(workspace)).profile(userId);
      if (user?.isOurs !== true) return null;
      const { email, zone, language } = user;
      return {
        ...(email === undefined ? {} : { email }),
        ...(zone === undefined ? {} : { zone }),
        ...(language === undefined ? {} : { language }),
      };
    },
    async directory(named) {
      const there = await Promise.all(named.map(at));
      const all = there.length > 0 || workspaces.own === null ? there : [workspaces.own];
      const people = all.map(async ({ client, self }) => client.people((await self()).teamId));
      return (await Promise.all(people)).flat();
    },
    files: {
      come: "anywhere",
      read: async ({ handle }, { conversation: { workspace } }, most) =>
        (await at(workspace)).client.content(handle, most),
    },
    check: async (workspace) =>
      workspace === undefined
        ? checkSlack(config, workspaces.own?.client ?? createClient(config))
        : checkWorkspace(config, (await at(workspace)).client),
  };
}

/** That one workspace of several does not let us in says nothing of the others. */
const ofThere = ({ isOwn }: Workspace, error: unknown): unknown =>
  isOwn || !(error instanceof AdapterError) || error.hindrance !== "access"
    ? error
    : new AdapterError(error.message, { retryable: error.retryable, cause: error });
