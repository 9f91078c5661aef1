import type { Actor } from "../../app/actor.ts";
import { findConnections } from "../../app/connections/find-connection.ts";
import { findTeamOfChat } from "../../app/messages/find-chat.ts";
import { findSent } from "../../app/messages/find-sent.ts";
import type { ChatEvent, Conversation } from "../../chat/event.ts";
import { type OutboundMessage, plainMessage } from "../../chat/message.ts";
import { civilAt, civilDateAt } from "../../core/time/civil-at.ts";
import { PressSpentError, Refusal } from "../../errors.ts";
import { commandWord } from "../../views/blocks/command-word.ts";
import { greetingView } from "../../views/members/greeting-view.ts";
import { tellView } from "../../views/touch/tell-view.ts";
import { splitAs, splitTarget } from "../arguments/split-target.ts";
import { usageRefusal } from "../arguments/usage-refusal.ts";
import type { Bot } from "../bot.ts";
import { type CommandContext, isAllowed, type ReplyTo } from "../command.ts";
import type { CommandCall } from "../command-call.ts";
import { readReferences } from "../grammar/read-references.ts";
import { lexiconFor } from "../grammar/words/load-lexicon.ts";
import { unwrapInput } from "../grammar/words/unwrap-input.ts";
import { importWordsOf } from "../import-words.ts";
import { placeOf } from "../posting/place-of.ts";
import { pushPlatforms } from "../posting/push-platforms.ts";
import { callOf } from "../understanding/call-of.ts";
import { readLine } from "../understanding/line.ts";
import { understand } from "../understanding/understand.ts";
import { answerEdit } from "./answer-edit.ts";
import { answerFile } from "./answer-file.ts";
import { answerSpoken } from "./answer-spoken.ts";
import type { FetchedFile } from "./fetch-file.ts";
import { happened } from "./happening.ts";
import { longestText } from "./limit-text.ts";
import { type Pressed, pressed } from "./pressed.ts";
import { tellBecame } from "./tell-became.ts";
import { wantsAnswerAlone } from "./tell-trouble.ts";

/** An answer and where it goes: into the conversation, or to the sender alone. */
export type Response = {
  readonly to: "conversation" | "direct";
  readonly message: OutboundMessage;
  /** Said instead when what went to the sender alone before did not reach them. */
  readonly unreached?: OutboundMessage;
};

/**
 * Answers one event of a known member, which was said at `saidIn`, wherever it is answered: looks at the
 * `file` that came with it, else reads its line, checks the permission, runs the command. An empty list means that the event was not meant for the bot. Throws `Refusal` for an expected
 * no, and whatever went wrong otherwise.
 */
export async function respond(
  bot: Bot,
  actor: Actor,
  event: ChatEvent,
  saidIn: Conversation = event.conversation,
  file: FetchedFile | null = null,
): Promise<Response[]> {
  // What was changed is told to whoever changed it.
  const audience = event.type === "edited" ? "direct" : event.conversation.kind;
  const workspacesOn = async (platform: string) =>
    (await findConnections(bot.app, actor.scope.organizationId))
      .filter((one) => one.platform === platform)
      .map(({ workspace }) => workspace);
  const reader = audience === "direct" ? actor.member.handle : undefined;
  const context: CommandContext = {
    app: bot.app,
    actor,
    speak: bot.translator.speaker(actor.member.locale, actor.now, reader),
    speakIn: (locale) => bot.translator.speaker(locale, actor.now, reader),
    audience,
    conversation: event.conversation,
    reply: event.type === "message" ? await replyOf(bot, event) : null,
    isOutside: async () => {
      if (saidIn.kind === "direct") return false;
      const isMoved = saidIn.id !== event.conversation.id;
      return isMoved || (await bot.adapters.get(saidIn.platform)?.isIn?.(saidIn)) === false;
    },
    platforms: pushPlatforms(bot.adapters),
    directories: [...bot.adapters.values()].flatMap(
      ({ platform, directory, sharesAccountsWith: alsoOn = [] }) =>
        directory === undefined
          ? []
          : [{ platform, alsoOn, people: async () => directory(await workspacesOn(platform)) }],
    ),
    routes: bot.routes,
    preview: (wanted) => bot.preview(bot, wanted),
    importWords: () => importWordsOf(bot.translator),
    filesCome: bot.adapters.get(event.conversation.platform)?.files?.come ?? "nowhere",
    filesGo: bot.adapters.get(event.conversation.platform)?.capabilities.files === true,
    lexicon: lexiconFor(bot.lexicon, actor.member.locale),
    commands: bot.commands,
    cardSections: bot.cardSections,
    whySections: bot.whySections,
    briefSections: bot.briefSections,
    touchSections: bot.touchSections,
    weekSections: bot.weekSections,
    pushKinds: bot.pushKinds,
    ...(bot.publicUrl === undefined ? {} : { publicUrl: bot.publicUrl }),
    ...(bot.secondReader === undefined ? {} : { secondReader: bot.secondReader }),
  };
  if (event.type === "added") return greeting(context);
  if (event.type === "wants-to-tell") return [here(tellView(context.speak))];
  if (event.type === "edited") {
    const message = await answerEdit(context, event);
    // It was said in a group, and is nobody's business there.
    return message === null ? [] : [{ to: "direct", message }];
  }
  if (file !== null) {
    const answer = await answerFile(context, file);
    return audience === "group" ? inPrivate(context, answer) : [here(answer)];
  }
  const press = event.type === "button" ? await pressed(bot, event) : null;
  const typed = event.type === "message" ? event.text : (press?.command ?? "");
  const today = civilDateAt(actor.now, actor.member.zone);
  const isMention = event.type === "message" && event.isMention === true;
  const line = readLine(typed, context.lexicon, today);
  if (event.type === "message" && isOnlyHeard(bot, event)) {
    const message = await answerSpoken(context, event, line);
    return message === null ? [] : inPlace(context, message);
  }
  const understood = await understand(line, { ...context, isMention });
  if (understood.type !== "nothing" && event.type === "message" && event.isCut === true) {
    throw new Refusal("text-too-long", { limit: longestText });
  }
  switch (understood.type) {
    case "call": {
      const { call, isSaved } = understood;
      const saying = isSaved === true ? { ...context, reply: null } : context;
      return tellBecame(context, line.text, () =>
        press === null ? run(saying, call) : runPressed(saying, call, press),
      );
    }
    case "ask":
      return [here(understood.question)];
    case "say":
      return [here(understood.message)];
    case "nothing":
      return [];
  }
}

/** Whether there is more to a spoken message than a question: nothing is done at its word. */
const isOnlyHeard = (bot: Bot, event: Extract<ChatEvent, { readonly type: "message" }>): boolean =>
  event.voice !== undefined || (event.isSpoken === true && !wantsAnswerAlone(bot, event));

/**
 * What a message replies to. In a direct chat whose every line stands under a first one that is not
 * ours, as in an assistant's, that tells nothing.
 */
async function replyOf(
  { app }: Bot,
  { conversation, repliesTo, text }: Extract<ChatEvent, { readonly type: "message" }>,
): Promise<ReplyTo | null> {
  if (repliesTo === undefined) return quotedIn(text);
  const { messageId, quotedText } = repliesTo;
  const isOfThread = conversation.kind === "direct" && messageId === conversation.thread;
  if (!isOfThread || messageId === undefined || quotedText !== undefined) return repliesTo;
  return (await findSent(app, placeOf(conversation), messageId)) === null ? null : repliesTo;
}

/** What a message quotes in its own text, where that names a customer; null otherwise. */
function quotedIn(text: string): { readonly quotedText: string } | null {
  const { quoted } = unwrapInput(text);
  return readReferences(quoted).length === 0 ? null : { quotedText: quoted };
}

/** To whom opens our direct chat; in a group to which somebody has invited us also what makes it a team's. */
async function greeting({ app, conversation, speak }: CommandContext): Promise<Response[]> {
  if (conversation.kind === "direct") return [here(greetingView(speak))];
  const isBound = (await findTeamOfChat(app, placeOf(conversation))) !== null;
  const words = isBound
    ? speak.t("i-am-in-group")
    : speak.t("i-am-in-group-unbound", { bind: commandWord("bind", speak) });
  return [here(plainMessage("notice", words))];
}

/** Runs what a button stands for; pressed once more, what is done once is not done, and how it stands is shown. */
async function runPressed(
  context: CommandContext,
  call: CommandCall,
  { command, once }: Pressed,
): Promise<Response[]> {
  const { actor, commands, speak } = context;
  if (once === null || commands.get(call.command)?.isOnce !== true) return run(context, call);
  try {
    return await run({ ...context, actor: { ...actor, press: once } }, call);
  } catch (error) {
    if (!(error instanceof PressSpentError)) throw error;
    const { date, time } = civilAt(error.at, actor.member.zone);
    const notice = plainMessage(
      "notice",
      speak.t("pressed-before", { day: speak.day(date), time }),
    );
    const [target, ...others] = splitTarget(command.replace(/^\/\S+\s*/, "")).targets;
    if (target === undefined || others.length > 0) return [here(notice)];
    const card = await run(context, callOf("c", { about: splitAs([target], "") }));
    return card.map((response) =>
      response.message.subjects.length === 0
        ? response
        : { ...response, message: withNotice(notice, response.message) },
    );
  }
}

const withNotice = (notice: OutboundMessage, message: OutboundMessage): OutboundMessage => ({
  ...message,
  summary: notice.summary,
  blocks: [...notice.blocks, ...message.blocks],
});

async function run(context: CommandContext, call: CommandCall): Promise<Response[]> {
  const { command: name, args } = call;
  const command = context.commands.get(name);
  if (command === undefined) throw new Error(`no command ${name}`);
  if (!isAllowed(context.actor.member.role, command.permission)) {
    throw command.permission === "admin"
      ? new Refusal("admins-only")
      : new Refusal("not-allowed", {
          command: commandWord(command.name, context.speak),
          help: context.speak.t(`commands:${command.name}.help`),
        });
  }
  const checked = command.args.safeParse(args);
  if (!checked.success) throw usageRefusal(command.name, context.speak);
  const isPrivate = command.audience === "private" && context.audience === "group";
  const audience = isPrivate ? "direct" : context.audience;
  const began = performance.now();
  const message = await command.run({ ...context, audience }, checked.data);
  happened({ type: "command", command: name, ms: performance.now() - began });
  if ("command" in message) return run({ ...context, reply: null }, message);
  return isPrivate ? inPrivate(context, message) : inPlace(context, message);
}

/** Here, where nothing in it is for the sender alone. */
function inPlace(context: CommandContext, message: OutboundMessage): Response[] {
  // A draft names customers and what was told of them: it is for the sender alone.
  const isForSender = context.audience === "group" && message.draft !== undefined;
  return isForSender ? inPrivate(context, message) : [here(message)];
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
