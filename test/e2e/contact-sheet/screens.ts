import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDingtalkAdapter } from "../../../src/adapters/dingtalk/adapter.ts";
import { dingtalkConfig } from "../../../src/adapters/dingtalk/config.ts";
import * as dingtalkChats from "../../../src/adapters/dingtalk/conversations.ts";
import { localCapabilities } from "../../../src/adapters/local/capabilities.ts";
import { createSlackAdapter } from "../../../src/adapters/slack/adapter.ts";
import { slackConfig } from "../../../src/adapters/slack/config.ts";
import { createWechatyAdapter } from "../../../src/adapters/wechaty/adapter.ts";
import { wechatyConfig } from "../../../src/adapters/wechaty/config.ts";
import * as wechatyChats from "../../../src/adapters/wechaty/conversations.ts";
import { usualPatience } from "../../../src/adapters/wechaty/patience.ts";
import { createWecomAppAdapter } from "../../../src/adapters/wecom-app/adapter.ts";
import { wecomAppConfig } from "../../../src/adapters/wecom-app/config.ts";
import * as appChats from "../../../src/adapters/wecom-app/conversations.ts";
import { createRobotAdapter } from "../../../src/adapters/wecom-robot/adapter.ts";
import { robotConfig } from "../../../src/adapters/wecom-robot/config.ts";
import * as robotChats from "../../../src/adapters/wecom-robot/conversations.ts";
import { createWecomWebhookAdapter } from "../../../src/adapters/wecom-webhook/adapter.ts";
import { wecomWebhookConfig } from "../../../src/adapters/wecom-webhook/config.ts";
import type { Adapter } from "../../../src/chat/adapter.ts";
import type { Conversation } from "../../../src/chat/event.ts";
import { fit } from "../../../src/chat/fit.ts";
import { buttonsOf, type OutboundMessage } from "../../../src/chat/message.ts";
import { plainText } from "../../../src/chat/plain-text.ts";
import type { Instant } from "../../../src/core/time/civil.ts";
import { startDingtalk } from "../../simulators/dingtalk/simulator.ts";
import { startSlackSimulator } from "../../simulators/slack/simulator.ts";
import { startWechaty } from "../../simulators/wechaty/simulator.ts";
import { startOpenApi } from "../../simulators/wecom/open-api.ts";
import type { ShownCard } from "../../simulators/wecom/read-card.ts";
import { startRobotGateway } from "../../simulators/wecom/robot-gateway.ts";
import { startWecom } from "../../simulators/wecom/simulator.ts";

type Kind = Conversation["kind"];

/** What a person sees of one post. */
type Shown = {
  readonly text: string;
  readonly buttons: readonly string[];
  /** What stands for each picture. */
  readonly pictures: readonly string[];
};

/** One platform on which messages can be looked at. */
export type Screen = {
  readonly name: string;
  /** Nobody can ask anything there. */
  readonly isDeaf: boolean;
  /** Posts a message to a chat of this kind and answers what people see; null: no such chat. */
  show(message: OutboundMessage, kind: Kind): Promise<readonly Shown[] | null>;
  close(): Promise<void>;
};

/** An adapter on its simulator: where messages go, and what has been seen. */
type Stage = {
  readonly adapter: Adapter;
  /** A chat of this kind; the platforms that limit posts per chat get a new one each time. */
  chat(kind: Kind): Conversation | null;
  seen(): readonly Shown[];
  close(): Promise<void>;
};

const quiet = { info() {}, warn() {} };
const at = Date.parse("2026-11-23T01:00:00Z") as Instant;

/** Every platform's screen, each adapter connected to its simulator by real sockets. */
export const openScreens = async (): Promise<readonly Screen[]> => [
  local,
  await screen("slack", await slack()),
  await screen("dingtalk", await dingtalk()),
  await screen("wecom robot", await robot()),
  await screen("wecom app", await app()),
  await screen("wechat", await wechat()),
  await screen("wecom webhook", await webhook(), true),
];

const local: Screen = {
  name: "local",
  isDeaf: false,
  show: async (message) =>
    fit(message, localCapabilities).map((part) => ({
      text: plainText({ ...part, blocks: part.blocks.filter(({ type }) => type !== "actions") }),
      buttons: buttonsOf(part).map(({ label }) => label),
      pictures: part.blocks.flatMap((block) => (block.type === "image" ? [block.picture.alt] : [])),
    })),
  close: async () => {},
};

async function screen(name: string, stage: Stage, isDeaf = false): Promise<Screen> {
  const { adapter } = stage;
  await adapter.start(async () => ({ handled: Promise.resolve() }));
  let posts = 0;
  return {
    name,
    isDeaf,
    async show(message, kind) {
      const before = stage.seen().length;
      const chat = stage.chat(kind);
      if (chat === null) return null;
      for (const part of fit(message, adapter.capabilities)) {
        await adapter.send(chat, part, { key: `post-${++posts}`, at });
      }
      return stage.seen().slice(before);
    },
    async close() {
      await adapter.stop();
      await stage.close();
    },
  };
}

async function slack(): Promise<Stage> {
  const simulator = await startSlackSimulator();
  const adapter = createSlackAdapter(
    slackConfig({
      SLACK_BOT_TOKEN: simulator.botToken,
      SLACK_APP_TOKEN: simulator.appToken,
      SLACK_API_URL: simulator.apiUrl,
    }),
    quiet,
  );
  const workspace = simulator.app.teamId;
  const ids = { direct: simulator.workspace.directId("U0LILY"), group: "C0SALES" };
  return {
    adapter,
    chat: (kind) => ({ platform: "slack", workspace, kind, id: ids[kind] }),
    seen: () =>
      simulator.seen().map(({ text, buttons, pictures }) => ({
        text,
        buttons: buttons.map(({ label }) => label),
        pictures,
      })),
    close: () => simulator.stop(),
  };
}

async function dingtalk(): Promise<Stage> {
  const simulator = await startDingtalk({});
  const adapter = createDingtalkAdapter(dingtalkConfig(simulator.environment), quiet);
  const { directConversation, groupConversation } = dingtalkChats;
  return {
    adapter,
    chat: (kind) =>
      kind === "direct" ? directConversation("staff-lily") : groupConversation("cidTeamOne=="),
    seen: () =>
      simulator.shown.map(({ text, pictures, buttons }) => ({
        text,
        buttons: buttons.map(({ label }) => label),
        pictures: pictures.map(({ alt }) => alt),
      })),
    close: () => simulator.close(),
  };
}

async function robot(): Promise<Stage> {
  const bot = { botId: "bot-1", secret: "robot-secret", name: "Genjin" };
  const gateway = await startRobotGateway(bot);
  const config = robotConfig({
    WECOM_AIBOT_ID: bot.botId,
    WECOM_AIBOT_SECRET: bot.secret,
    WECOM_AIBOT_WS_URL: gateway.url,
  });
  let chats = 0;
  return {
    adapter: createRobotAdapter({ config, log: quiet }),
    chat(kind) {
      const id = `${kind}-${++chats}`;
      gateway.knows(id);
      return kind === "direct" ? robotChats.directChat(id) : robotChats.groupChat(id);
    },
    seen: () => gateway.posts.map(shownOfWecom),
    close: () => gateway.close(),
  };
}

async function app(): Promise<Stage> {
  const company = { corpId: "ww1234567890", secret: "app-secret", agentId: 1000002 };
  const users = Array.from({ length: 1000 }, (_, index) => `user-${index}`);
  const api = await startOpenApi({ ...company, users });
  const config = wecomAppConfig({
    WECOM_CORP_ID: company.corpId,
    WECOM_AGENT_ID: String(company.agentId),
    WECOM_SECRET: company.secret,
    WECOM_TOKEN: "tok",
    WECOM_AES_KEY: "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG",
    WECOM_API_URL: api.url,
  });
  let chats = 0;
  return {
    adapter: createWecomAppAdapter(config, quiet),
    chat: (kind) => (kind === "direct" ? appChats.directChat(`user-${chats++}`) : null),
    seen: () => api.posts.map(shownOfWecom),
    close: () => api.close(),
  };
}

async function wechat(): Promise<Stage> {
  const simulator = await startWechaty();
  const folder = mkdtempSync(join(tmpdir(), "genjin-wechat-"));
  const config = wechatyConfig(simulator.environment, folder);
  const { directConversation, groupConversation } = wechatyChats;
  const [person = "", room = ""] = [simulator.people[0]?.id, simulator.rooms[0]?.id];
  return {
    adapter: createWechatyAdapter(config, quiet, { ...usualPatience, gap: 1 }),
    chat: (kind) => (kind === "direct" ? directConversation(person) : groupConversation(room)),
    seen: () => simulator.shown.map(({ text }) => ({ text, buttons: [], pictures: [] })),
    async close() {
      await simulator.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Posts into a group and hears nothing. */
async function webhook(): Promise<Stage> {
  const wecom = await startWecom({ users: [] });
  const adapter = createWecomWebhookAdapter(wecomWebhookConfig(wecom.environment.webhook));
  return {
    adapter,
    chat: (kind) =>
      kind === "group" ? { platform: adapter.platform, workspace: "", kind, id: "any" } : null,
    seen: () => wecom.api.posts.map(shownOfWecom),
    close: () => wecom.close(),
  };
}

type WecomPost = {
  readonly text: string;
  readonly picture?: number;
  readonly card?: ShownCard;
};

/** A picture is a post of its own there, without words, and so is a card of buttons. */
const shownOfWecom = ({ text, picture, card }: WecomPost): Shown => ({
  text: card === undefined ? text : `▢ ${card.title}`,
  buttons: card?.buttons.map(({ label }) => label) ?? [],
  pictures: picture === undefined ? [] : [""],
});
