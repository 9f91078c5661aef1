import { randomUUID } from "node:crypto";
import { localCapabilities } from "../../src/adapters/local/capabilities.ts";
import { directConversation, groupConversation } from "../../src/adapters/local/conversations.ts";
import { readDemoData } from "../../src/app/demo/demo-data.ts";
import { addDemo } from "../../src/app/demo/fill-demo.ts";
import type { Bot } from "../../src/bot/bot.ts";
import { botIn } from "../../src/bot/bot-in.ts";
import { createDispatch } from "../../src/bot/intake/dispatch.ts";
import type { Adapter } from "../../src/chat/adapter.ts";
import type { Conversation } from "../../src/chat/event.ts";
import type { OutboundMessage } from "../../src/chat/message.ts";
import { plainText } from "../../src/chat/plain-text.ts";
import type { Instant } from "../../src/core/time/civil.ts";
import { sql } from "../../src/store/database/sql.ts";
import type { OpenApp } from "./app.ts";
import { markTexts } from "./canaries.ts";

/** One of two organizations that are the same in everything but the mark in their texts. */
export type House = {
  readonly organizationId: string;
  readonly mark: string;
  /** How the local chat calls it. */
  readonly workspace: string;
  readonly teamId: string;
};

/** Something that the bot said: where, and what. */
export type Said = {
  readonly to: Conversation;
  readonly id: string;
  readonly message: OutboundMessage;
};

/** Adds the demo organization once more, with a mark in everything it says. */
export async function addHouse(
  { genjin }: OpenApp,
  mark: string,
  now: Instant,
  isFirst: boolean,
): Promise<House> {
  const { store } = genjin.app;
  const data = await readDemoData();
  const organizationId = await store.transaction((db) => addDemo(db, data, now));
  await markTexts(store, organizationId, mark);
  const [team] = await store.rows<{ id: string }>(sql`SELECT t.id FROM team t
    JOIN team_member tm ON tm.team_id = t.id JOIN member m ON m.id = tm.member_id
    WHERE t.organization_id = ${organizationId}::uuid AND m.handle = 'anna' ORDER BY t.name LIMIT 1`);
  const workspace = isFirst ? "local" : organizationId;
  return { organizationId, mark, workspace, teamId: team?.id ?? "" };
}

/** The bot on a clock that stands still, with a platform that takes notes of what is said. */
export function openHouses({ genjin }: OpenApp, start: string) {
  let clock = Date.parse(start) as Instant;
  const said: Said[] = [];
  const adapter: Adapter = {
    platform: "local",
    capabilities: localCapabilities,
    async start() {},
    async stop() {},
    dropsRepeats: () => true,
    openDirect: async ({ userId }, workspace) => directConversation(userId, workspace),
    async send(to, message, { key }) {
      said.push({ to, id: key, message });
      return { messageId: key };
    },
  };
  const bot: Bot = {
    ...genjin.bot,
    adapters: new Map([["local", adapter]]),
    log: { info() {}, warn() {}, error: (fields) => console.error(fields) },
    now: () => clock,
  };
  const dispatch = createDispatch(bot);
  const latest = new Map<string, string>();
  return {
    bot,
    said,
    setClock(now: string) {
      clock = Date.parse(now) as Instant;
    },
    in: ({ organizationId }: House) => botIn(bot, organizationId),
    /** A member says a line, in private or in their team's group; what the bot then says to anybody. */
    async says(
      house: House,
      handle: string,
      text: string,
      where: "direct" | "group" = "direct",
      isReply = false,
    ): Promise<Said[]> {
      const { workspace, teamId } = house;
      const before = said.length;
      const at = `${workspace} ${handle}`;
      const replyTo = latest.get(at);
      const key = randomUUID();
      const { handled } = await dispatch.receive({
        type: "message",
        key,
        conversation:
          where === "direct"
            ? directConversation(handle, workspace)
            : groupConversation(teamId, workspace),
        sender: { userId: handle, handle },
        at: clock,
        text,
        messageId: key,
        ...(where === "group" ? { isMention: true } : {}),
        ...(isReply && replyTo !== undefined ? { repliesTo: { messageId: replyTo } } : {}),
      });
      await handled;
      const answers = said.slice(before);
      const last = answers.at(-1);
      if (last !== undefined) latest.set(at, last.id);
      return answers;
    },
  };
}

/** What somebody reads of what was said, without what differs from day to day: ids. */
export const readable = (all: readonly Said[]): string[] =>
  all.map(({ to, message }) => `${to.id.replace(/team:.*/, "team")}: ${plainText(message)}`);
