import type { Actor } from "../app/actor.ts";
import { latestList, openQuestion } from "../app/find-sent.ts";
import type { ChatEvent } from "../chat/event.ts";
import { type OutboundMessage, plainMessage } from "../chat/message.ts";
import { parseLinkCode } from "../core/link-code.ts";
import { Refusal } from "../errors.ts";
import { commandWord } from "../views/command-word.ts";
import { askedChange } from "./asked-change.ts";
import type { Bot } from "./bot.ts";
import { type CommandContext, type Instead, isAllowed } from "./command.ts";
import { decideByReply } from "./decide-by-reply.ts";
import { findReferences } from "./grammar/find-references.ts";
import { normaliseInput, shapeOf } from "./grammar/normalise-input.ts";
import { parseCommandLine } from "./grammar/parse-command-line.ts";
import { saysNothing } from "./grammar/says-nothing.ts";
import { wordAt } from "./grammar/word-table.ts";
import { happened } from "./happening.ts";
import { meantByAsking } from "./meant-by-asking.ts";
import { placeOf } from "./place-of.ts";
import { pushPlatforms } from "./push-platforms.ts";
import { readArguments } from "./read-arguments.ts";
import { splitTarget } from "./split-target.ts";

/** An answer and where it goes: into the conversation, or to the sender alone. */
export type Response = {
  readonly to: "conversation" | "direct";
  readonly message: OutboundMessage;
  /** Said instead when what went to the sender alone before did not reach them. */
  readonly unreached?: OutboundMessage;
};

/**
 * Answers one event of a known member: finds the command line, checks the permission, runs it.
 * An empty list means that the event was not meant for the bot. Throws `Refusal` for an expected
 * no, and whatever went wrong otherwise.
 */
export async function respond(bot: Bot, actor: Actor, event: ChatEvent): Promise<Response[]> {
  const audience = event.conversation.kind;
  const context: CommandContext = {
    app: bot.app,
    actor,
    speak: bot.translator.speaker(actor.member.locale, actor.now),
    speakIn: (locale) => bot.translator.speaker(locale, actor.now),
    audience,
    conversation: event.conversation,
    reply: event.type === "message" ? (event.repliesTo ?? null) : null,
    platforms: pushPlatforms(bot.adapters),
    routes: bot.routes,
    preview: bot.preview,
    lexicon: bot.lexicon,
    commands: bot.commands,
    cardSections: bot.cardSections,
  };
  if (event.type === "added") return greeting(context);
  return event.type === "button"
    ? runLine(bot, context, event.command)
    : runLine(bot, context, event.text, event.isMention);
}

async function runLine(
  bot: Bot,
  context: CommandContext,
  line: string,
  isMention = false,
): Promise<Response[]> {
  const replying = context.reply !== null;
  const parsed = parseCommandLine(line, bot.lexicon, { replying });
  const follow = (meant: OutboundMessage | Instead) =>
    "instead" in meant ? runLine(bot, context, meant.instead) : [here(meant)];
  switch (parsed.type) {
    case "command":
      return run(bot, context, meant(context, parsed), parsed.words, parsed.rest);
    case "unknown":
      if (context.audience === "group" && !parsed.slash) return [];
      return [here(unknownCommand(context, parsed.word, parsed.suggestion))];
    case "none": {
      const chosen = await chosenLine(bot, context, line);
      if (chosen !== null) return runLine(bot, { ...context, reply: null }, chosen);
      const decided = await decideByReply(context, line);
      if (decided !== null) return [here(decided)];
      if (!isMention && !(await isForBot(bot, context, line))) return [];
      if (context.reply === null && saysNothing(line, bot.lexicon)) {
        return [here(plainMessage("notice", context.speak.t("i-am-here")))];
      }
      const asked = await askedChange(context, line);
      if (asked !== null) return follow(asked);
      if (context.reply === null) {
        if (isNameOfOne(line)) return runLine(bot, context, `/c ${line}`);
        const meant = await meantByAsking(context, line);
        if (meant !== null) return follow(meant);
      }
      return run(bot, context, "log", [], line);
    }
  }
}

/** To whom opens our direct chat; in a group we wait until we are asked. */
const greeting = ({ audience, speak }: CommandContext): Response[] =>
  audience === "direct" ? [here(plainMessage("notice", speak.t("i-am-here")))] : [];

/** In Chinese a group and an account are bound with the same word: a code links, in private. */
const meant = ({ audience }: CommandContext, said: { command: string; rest: string }): string =>
  said.command === "bind" && audience === "direct" && parseLinkCode(said.rest) !== null
    ? "link"
    : said.command;

/**
 * Whether words that are no command are meant for the bot: in a direct chat always, in a group when
 * they reply to it, name a customer, or are a number with an outcome (`1 ok`) while the member has
 * a list there.
 */
async function isForBot(
  bot: Bot,
  { actor, audience, conversation, reply }: CommandContext,
  line: string,
): Promise<boolean> {
  if (audience === "direct" || reply !== null || findReferences(line).length > 0) return true;
  const shape = shapeOf(normaliseInput(line));
  const numbers = /^[\d\s,-]*\d\s*/.exec(shape)?.[0].length;
  if (numbers === undefined || wordAt(bot.lexicon.outcomes, shape, numbers) === null) return false;
  return (await latestList(bot.app, actor, placeOf(conversation))) !== null;
}

/** Whether a line is a reference or a number of a list and nothing else: somebody wants to see more. */
const isNameOfOne = (line: string): boolean =>
  /^(# ?|(?=\D*\d))[a-z0-9]+$/i.test(normaliseInput(line)) && splitTarget(line).rest === "";

/** The command line that a bare number chooses, where the bot has just asked. */
async function chosenLine(bot: Bot, context: CommandContext, line: string): Promise<string | null> {
  const number = /^\s*(\d{1,2})\s*$/.exec(line)?.[1];
  if (number === undefined) return null;
  const question = await openQuestion(bot.app, context.actor, placeOf(context.conversation));
  return question?.commands.choices[Number(number) - 1] ?? null;
}

async function run(
  bot: Bot,
  context: CommandContext,
  name: string,
  words: readonly string[],
  rest: string,
): Promise<Response[]> {
  const command = bot.commands.get(name);
  if (command === undefined) throw new Error(`no command ${name}`);
  if (!isAllowed(context.actor.member.role, command.permission)) {
    throw command.permission === "admin"
      ? new Refusal("admins-only")
      : new Refusal("not-allowed", { command: commandWord(name, context.speak) });
  }
  const args = readArguments(command, words, rest, context.speak);
  const isPrivate = command.audience === "private" && context.audience === "group";
  const audience = isPrivate ? "direct" : context.audience;
  const began = performance.now();
  const message = await command.run({ ...context, audience }, args);
  happened({ type: "command", command: name, ms: performance.now() - began });
  if ("instead" in message) return runLine(bot, { ...context, reply: null }, message.instead);
  return isPrivate ? inPrivate(context, message) : [here(message)];
}

const here = (message: OutboundMessage): Response => ({ to: "conversation", message });

/** The message to the sender alone, and a line in the group that says so and nothing else. */
export const inPrivate = (
  { speak }: Pick<CommandContext, "speak">,
  message: OutboundMessage,
): Response[] => [
  { to: "direct", message },
  {
    ...here(plainMessage("notice", speak.t("answered-in-private"))),
    unreached: plainMessage("notice", speak.t("write-to-me-first")),
  },
];

function unknownCommand(
  { speak }: CommandContext,
  word: string,
  suggestion: string | null,
): OutboundMessage {
  if (suggestion === null) {
    return plainMessage("notice", speak.t("unknown-command", { word }));
  }
  const called = commandWord(suggestion, speak);
  const text = speak.t("unknown-command-suggestion", { word, suggestion: called });
  const message = plainMessage("notice", text);
  const buttons = [{ label: called, command: `/${suggestion}` }];
  return { ...message, blocks: [...message.blocks, { type: "actions", buttons }] };
}
