import { findAccounts } from "../../app/members/find-accounts.ts";
import { useLinkCode } from "../../app/members/use-link-code.ts";
import type { SaidEvent } from "../../chat/event.ts";
import { type OutboundMessage, plainMessage } from "../../chat/message.ts";
import { parseLinkCode } from "../../core/members/link-code.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { linkedView } from "../../views/members/linked-view.ts";
import type { Bot } from "../bot.ts";
import { parseCommandLine } from "../grammar/parse-command-line.ts";
import type { Lexicon } from "../grammar/words/lexicon.ts";
import { heard } from "../grammar/words/normalise-input.ts";
import { isHan } from "../grammar/words/word-table.ts";
import { placeOf } from "../posting/place-of.ts";
import { pushPlatforms } from "../posting/push-platforms.ts";

/**
 * What somebody who is no member is told, in the language they wrote in: whether the code they sent
 * links them, else how to get one. `about` names what is said of itself, and not for ever.
 */
export async function answerStranger(
  { app, adapters, lexicon, translator, now }: Bot,
  event: SaidEvent,
): Promise<StrangerAnswer> {
  const { conversation, sender } = event;
  const { platform, workspace } = conversation;
  const line = event.type === "message" ? event.text : event.command;
  const locale = [...line].some(isHan) ? "zh-CN" : "en";
  const theirs = translator.speaker(locale);
  const no = (code: StrangerRefusal, about?: StrangerAnswer["about"]) => ({
    message: plainMessage("notice", theirs.t(`errors:${code}`)),
    speak: theirs,
    ...(about === undefined ? {} : { about }),
  });
  const code = codeIn(line, lexicon);
  if (code === null) return no("stranger", "stranger");
  const use = await useLinkCode(app, now(), parseLinkCode(code), {
    account: { platform, workspace, userId: sender.userId },
    alsoOn: adapters.get(platform)?.sharesAccountsWith ?? [],
    name: sender.displayName,
    zone: (await adapters.get(platform)?.profileOf?.(sender, workspace))?.zone,
    locale,
    direct: conversation.kind === "direct" ? placeOf(conversation) : null,
  });
  if (use.outcome === "too-many") return no("link.too-many", "too-many");
  if (use.outcome !== "linked") return no(`link.${use.outcome}`);
  const { member } = use.known;
  const platforms = pushPlatforms(adapters);
  const [first] = await findAccounts(app, member.id, platforms);
  const pushes = platforms.includes(platform) ? (first?.platform ?? platform) : platform;
  const speak = translator.speaker(member.locale);
  return { message: linkedView({ member, platform, pushes }, speak), speak };
}

/** What a stranger is told instead; none of it needs details. */
type StrangerRefusal = "stranger" | "link.wrong" | "link.too-many" | "link.in-public";

/** An answer and who speaks it. */
type StrangerAnswer = {
  readonly message: OutboundMessage;
  readonly speak: Speaker;
  readonly about?: "stranger" | "too-many";
};

/** What was sent as a code: after the word for it, or alone with its dash; null when nothing was. */
function codeIn(line: string, lexicon: Lexicon): string | null {
  const parsed = parseCommandLine(heard(line), lexicon, { replying: false });
  if (parsed.type === "command" && (parsed.command === "link" || parsed.command === "bind")) {
    return parsed.rest === "" ? null : parsed.rest;
  }
  return /^\s*\S{4}\p{Dash_Punctuation}\S{4}\s*$/u.test(line) ? line : null;
}
