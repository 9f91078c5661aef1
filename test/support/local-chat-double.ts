import type { WireMessage } from "../../src/chat/wire-message.ts";
import { Refusal } from "../../src/errors.ts";
import type { LocalChatPort } from "../../src/http/local-chat-port.ts";

/** What the web server asked of the local chat, with the message that came of it. */
export type LocalChatDouble = LocalChatPort & {
  readonly asked: unknown[];
  /** Says something as the bot in a chat. */
  post(chat: string, text: string): WireMessage;
  listeners(): number;
};

/** The only picture's id: long, and with signs that an address must escape. */
export const pictureId = `weekly summary:${"x".repeat(120)}:0.0`;

/** A local chat in memory for tests of the web server: Lily (Chinese) and Tom share a group. */
export function createLocalChatDouble(): LocalChatDouble {
  const members = [
    { handle: "lily", name: "Lily", role: "sales", zone: "Asia/Shanghai", locale: "zh-CN" },
    { handle: "tom", name: "Tom", role: "sales", zone: "Europe/Berlin", locale: "en" },
  ] as const;
  const chats = [
    { id: "direct:lily", kind: "direct" as const, title: "Lily", members: ["lily"] },
    { id: "direct:tom", kind: "direct" as const, title: "Tom", members: ["tom"] },
    { id: "group", kind: "group" as const, title: "Team", members: ["lily", "tom"] },
  ];
  const said: WireMessage[] = [];
  const heard = new Set<{ as: string; listener: (message: WireMessage) => void }>();
  const asked: unknown[] = [];

  const add = (chat: string, from: string, text: string): WireMessage => {
    const number = said.length + 1;
    const at = new Date(Date.UTC(2026, 11, 2, 11, 50, number)).toISOString();
    const none = { blocks: [], buttons: [], images: [], refs: [] };
    const message = { id: `m${number}`, chat, from, at, text, ...none };
    said.push(message);
    const listening = chats.find((each) => each.id === chat)?.members ?? [];
    for (const { as, listener } of heard) if (listening.includes(as)) listener(message);
    return message;
  };
  const reply = (chat: string, from: string, text: string) => {
    if (!chats.some((each) => each.id === chat)) throw new Refusal("unknown-chat");
    const { id } = add(chat, from, text);
    return { id, answers: [add(chat, "bot", `heard ${text}`)] };
  };

  return {
    asked,
    post: (chat, text) => add(chat, "bot", text),
    listeners: () => heard.size,
    state: async () => ({
      now: "2026-12-02T11:50:00.000Z",
      isDemo: false,
      clocks: {},
      members,
      chats,
    }),
    found: async (founder) => {
      asked.push(founder);
      throw new Refusal("founded-already");
    },
    localeOf: (handle) => members.find((one) => one.handle === handle)?.locale,
    commands: async (locale) => [
      { command: "/today", usage: "", does: `in ${locale}`, aliases: [] },
    ],
    async say(input) {
      asked.push(input);
      return reply(input.chat, input.as, input.text);
    },
    async send({ bytes, ...input }) {
      asked.push({ ...input, content: Buffer.from(bytes).toString() });
      return reply(input.chat, input.as, input.name);
    },
    async press(input) {
      asked.push(input);
      return reply("group", input.as, `button ${input.button}`);
    },
    async history({ as, chat, after, limit }) {
      asked.push({ as, chat, after, limit });
      const start = after === undefined ? 0 : said.findIndex((each) => each.id === after) + 1;
      return said.slice(start).filter((each) => each.chat === chat);
    },
    subscribe(as, listener) {
      const entry = { as, listener };
      heard.add(entry);
      return () => void heard.delete(entry);
    },
    picture: async (id) => (id === pictureId ? new Uint8Array([137, 80, 78, 71]) : null),
  };
}
