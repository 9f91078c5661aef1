import { isDemo } from "../app/demo/is-demo.ts";
import { findOrganization, isFirst } from "../app/members/find-organization.ts";
import { foundOrganization } from "../app/members/found-organization.ts";
import { listPeople } from "../app/members/list-people.ts";
import {
  type KeptMessage,
  type LocalHistory,
  localHistory,
} from "../app/messages/local-history.ts";
import type { Bot } from "../bot/bot.ts";
import { botIn } from "../bot/bot-in.ts";
import { glance } from "../bot/intake/glance.ts";
import type { Received } from "../chat/adapter.ts";
import type { WireMessage } from "../chat/wire-message.ts";
import type { Instant } from "../core/time/civil.ts";
import { clockStretches } from "../core/time/clock-stretches.ts";
import { DatabaseAwayError, Refusal } from "../errors.ts";
import { handledWithin } from "./handled-within.ts";
import { listLocalCommands } from "./list-local-commands.ts";
import type { LocalChat, LocalChatPort, LocalReply, LocalState } from "./local-chat-port.ts";

const year = 366 * 86_400_000;

/** What a member does in the local chat: says a line, sends a file, or presses a button. */
export type LocalAct = {
  readonly id: string;
  readonly as: string;
  readonly chat: string;
  readonly at: Instant;
  /** Of the organization; the first's unless given. */
  readonly workspace?: string;
} & (
  | { readonly text: string; readonly replyTo?: string }
  | { readonly file: { readonly name: string; readonly size: number } }
  | { readonly pressed: string; readonly command: string }
);

/** The parts that the local chat's server side works with. */
export type LocalChatParts = {
  readonly bot: Bot;
  /** Whose chat it is; null while there is nobody. */
  readonly organization: () => Promise<string | null>;
  /** Hands an act to the platform's adapter. */
  readonly hear: (act: LocalAct, file?: Uint8Array) => Promise<Received>;
  readonly newId: () => string;
  readonly directId: (handle: string) => string;
  readonly groupId: (teamId: string) => string;
};

/** The local chat as pages and scripts use it: who is there, saying, pressing, reading, live. */
export type ServedLocalChat = Omit<LocalChatPort, "of"> & {
  /** The same for another organization, by its name or id. Throws `Refusal` `unknown-organization`. */
  of(organization: string): Promise<ServedLocalChat>;
  /** Tells subscribers of a message, here and where the others are that `of` gave. */
  announce(id: string): Promise<void>;
  /** From now on subscribers are told what any process says. */
  listen(): Promise<void>;
  stop(): Promise<void>;
};

/** Puts the local chat together. */
export function createLocalChat(parts: LocalChatParts): ServedLocalChat {
  const { hear, newId } = parts;
  const others = new Map<string, ServedLocalChat>();
  const listeners = new Set<{ as: string; listener: (message: WireMessage) => void }>();
  let stopListening: (() => Promise<void>) | null = null;

  const locales = new Map<string, string>();
  const state = async (): Promise<LocalState> => {
    const known = await localState(parts, (await house()).bot);
    for (const { handle, locale } of known.members) locales.set(handle, locale);
    return known;
  };
  const wire = (kept: KeptMessage): WireMessage => JSON.parse(kept.body);

  type House = { readonly bot: Bot; readonly history: LocalHistory; readonly workspace?: string };
  let last: House | undefined;
  /** The chat as its organization has it, or had it where the database is away: what is said then is held up as elsewhere. */
  const house = async (): Promise<House> => {
    try {
      const id = await parts.organization();
      const bot = await botIn(parts.bot, id);
      const isOnly = id === null || (await isFirst(parts.bot.app, id));
      last = { bot, history: localHistory(bot.app), ...(isOnly ? {} : { workspace: id }) };
      return last;
    } catch (error) {
      if (last === undefined || !(error instanceof DatabaseAwayError)) throw error;
      return last;
    }
  };

  const announce = async (id: string): Promise<void> => {
    for (const other of others.values()) void other.announce(id).catch(() => {});
    if (listeners.size === 0) return;
    const { history } = await house();
    const kept = await history.find(id);
    if (kept === null) return;
    const { chats } = await state();
    const members = chats.find((chat) => chat.id === kept.chat)?.members ?? [];
    for (const { as, listener } of listeners) if (members.includes(as)) listener(wire(kept));
  };

  const ownChat = async (as: string, id: string): Promise<LocalChat> => {
    const { members, chats } = await state();
    if (!members.some((member) => member.handle === as)) {
      throw new Refusal("unknown-member", { member: as });
    }
    const chat = chats.find((one) => one.id === id && one.members.includes(as));
    if (chat === undefined) throw new Refusal("unknown-chat");
    return chat;
  };

  const act = async (
    input: LocalAct,
    shown: { readonly text: string; readonly replyTo?: string },
    waitMs: number,
    file?: Uint8Array,
  ): Promise<LocalReply> => {
    const { id, as, chat, at } = input;
    const { bot, history, workspace } = await house();
    const message: WireMessage = {
      id,
      chat,
      from: as,
      at: new Date(at).toISOString(),
      text: shown.text,
      blocks: [],
      buttons: [],
      images: [],
      ...(shown.replyTo === undefined ? {} : { replyTo: shown.replyTo }),
      refs: [],
    };
    const { onlyReads: isRead } =
      "text" in input
        ? glance(bot, input.text, input.replyTo !== undefined)
        : glance(bot, "command" in input ? input.command : "", false);
    const reference = id.slice(-8).toUpperCase();
    const whereAway =
      (code: "database-away" | "held-up" | "read-held-up", reads: boolean) => (error: unknown) => {
        if (!reads || !(error instanceof DatabaseAwayError)) throw error;
        throw new Refusal(code, { reference });
      };
    const body = JSON.stringify(message);
    const taken = history
      .add({ id, chat, from: as, at, body })
      .then(() => hear(workspace === undefined ? input : { ...input, workspace }, file));
    const { handled, heldUp } = await taken.catch(whereAway("database-away", isRead));
    const late = await handledWithin(handled, heldUp, waitMs);
    if (late !== null) throw new Refusal(late.code, { reference: late.reference });
    const answers = await history
      .answersTo(id)
      .catch(whereAway(isRead ? "read-held-up" : "held-up", true));
    return { id, answers: answers.map(wire) };
  };

  return {
    state,
    announce,
    async of(named) {
      const { id } = await findOrganization(parts.bot.app, named);
      const known = others.get(id) ?? createLocalChat({ ...parts, organization: async () => id });
      others.set(id, known);
      return known;
    },
    found: (founder) => foundOrganization(parts.bot.app, parts.bot.now(), founder),
    localeOf: (handle) => locales.get(handle),
    commands: async (locale) => listLocalCommands(parts.bot, locale === "zh-CN" ? "zh-CN" : "en"),
    async say({ as, chat, text, replyTo, waitMs }) {
      await ownChat(as, chat);
      const { bot, history } = await house();
      if (replyTo !== undefined && (await history.find(replyTo))?.chat !== chat) {
        throw new Refusal("unknown-message");
      }
      const reply = replyTo === undefined ? {} : { replyTo };
      return act(
        { id: newId(), as, chat, at: bot.now(), text, ...reply },
        { text, ...reply },
        waitMs,
      );
    },
    async send({ as, chat, name, bytes, waitMs }) {
      await ownChat(as, chat);
      const file = { name, size: bytes.length };
      const { bot } = await house();
      return act({ id: newId(), as, chat, at: bot.now(), file }, { text: name }, waitMs, bytes);
    },
    async press({ as, message, button, waitMs }) {
      const { bot, history } = await house();
      const kept = await history.find(message);
      if (kept === null) throw new Refusal("unknown-message");
      await ownChat(as, kept.chat);
      const pressed = wire(kept).buttons[button];
      if (pressed === undefined) throw new Refusal("unknown-message");
      const { command, label } = pressed;
      const input = { id: newId(), as, chat: kept.chat, at: bot.now(), pressed: message, command };
      return act(input, { text: label, replyTo: message }, waitMs);
    },
    async history({ as, chat, after, limit = 200 }) {
      await ownChat(as, chat);
      const { history } = await house();
      return (await history.list(chat, after === undefined ? { limit } : { after, limit })).map(
        wire,
      );
    },
    subscribe(as, listener) {
      const entry = { as, listener };
      listeners.add(entry);
      return () => void listeners.delete(entry);
    },
    picture: async (id) => (await house()).history.picture(id),
    async listen() {
      const { history } = await house();
      stopListening = await history.listen((id) => void announce(id).catch(() => {}));
    },
    async stop() {
      listeners.clear();
      await stopListening?.();
    },
  };
}

async function localState({ directId, groupId }: LocalChatParts, bot: Bot): Promise<LocalState> {
  const [{ members, teams }, isMadeUp] = await Promise.all([listPeople(bot.app), isDemo(bot.app)]);
  const direct = members.map(
    (member): LocalChat => ({
      id: directId(member.handle),
      kind: "direct",
      title: member.name,
      members: [member.handle],
    }),
  );
  const groups = teams.map(
    (team): LocalChat => ({
      id: groupId(team.id),
      kind: "group",
      title: team.name,
      members: team.handles,
    }),
  );
  const now = bot.now();
  const [from, to] = [now - 2 * year, now + year] as [Instant, Instant];
  return {
    now: new Date(now).toISOString(),
    clocks: Object.fromEntries(members.map(({ zone }) => [zone, clockStretches(zone, from, to)])),
    members: members.map(({ handle, name, role, zone, locale }) => ({
      handle,
      name,
      role,
      zone,
      locale,
    })),
    isDemo: isMadeUp,
    chats: [...direct, ...groups],
  };
}
