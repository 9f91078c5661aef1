import { findCalledIn } from "../../../app/search/find-named.ts";
import { type OutboundMessage, plainMessage } from "../../../chat/message.ts";
import { parseLinkCode } from "../../../core/members/link-code.ts";
import type { CommandName } from "../../../i18n/sentence.ts";
import { buttonLine } from "../../../views/blocks/button-line.ts";
import { commandWord as calledIn } from "../../../views/blocks/command-word.ts";
import { noNames } from "../../arguments/asked-pieces.ts";
import { askedSearch } from "../../arguments/asked-search.ts";
import { looksLikeName, readContact } from "../../arguments/read-contact.ts";
import { splitTarget } from "../../arguments/split-target.ts";
import { splitWhen } from "../../arguments/split-when.ts";
import type { CommandContext } from "../../command.ts";
import { parseCommandLine } from "../../grammar/parse-command-line.ts";
import { splitFind } from "../../grammar/split-find.ts";
import { shaped } from "../../grammar/words/normalise-input.ts";
import { wordPlace } from "../../grammar/words/word-place.ts";
import { callAsWritten } from "../call-as-written.ts";
import { isOrdinary } from "../free/act-model.ts";
import { isMeant } from "../is-meant.ts";
import type { Line } from "../line.ts";
import { calls, type Reading, type ReadingContext } from "../reading.ts";
import { searchCall } from "../search-call.ts";

/** A line that begins with a command's word; or with a slash and what is none, for which the nearest is offered. */
export async function asCommand(line: Line, context: ReadingContext): Promise<Reading> {
  const { audience, commands, lexicon, reply } = context;
  const parsed = parseCommandLine(line, lexicon, { replying: reply !== null });
  switch (parsed.type) {
    case "command":
      if (isOfCustomers(line, parsed, context) || asksWhy(line, parsed)) return "no";
      if (await tellsOfOne(line, parsed, context)) return "no";
      if (plansContact(line, parsed, context) || putsOffInWords(line, parsed, context)) return "no";
      if (
        !/^[/、]/.test(line.text) &&
        !(await isMeant(commands.get(parsed.command), parsed.rest, context, false))
      )
        return "no";
      return calls(callAsWritten({ ...parsed, command: meant(parsed, audience) }, commands));
    case "unknown":
      if (!parsed.slash) return "no";
      return (
        searchAsked(line, context) ?? {
          type: "say",
          message: unknownCommand(context, parsed.word, parsed.suggestion),
        }
      );
    case "none":
      return "no";
  }
}

/** What a slash and no command ask for, where a line without the slash asks for customers: `/birthdays`. */
function searchAsked({ text, today }: Line, { actor, lexicon }: ReadingContext): Reading | null {
  const asked = askedSearch(shaped(text.slice(1)), noNames, actor.member.handle, lexicon, today);
  return asked.parts.length > 0 && asked.unread.length === 0 ? calls(searchCall(asked)) : null;
}

/** Words of a change before `customers` or more of what they are say which ones are meant: `tier B customers in France`, `tier A in Europe`. */
function isOfCustomers(
  line: Line,
  { command, rest }: { readonly command: CommandName; readonly rest: string },
  { lexicon, reply }: ReadingContext,
): boolean {
  const { text, shape, references } = line;
  if (reply !== null || text.startsWith("/") || !qualities.has(command) || rest === "")
    return false;
  if (references().length > 0 || splitTarget(rest).targets.length > 0) return false;
  if (splitFind(rest).some(({ key }) => key !== null)) return false;
  if (lexicon.customers.some((word) => wordPlace(shape, word) !== null)) return true;
  const { parts, unread } = askedSearch(line, noNames, "", lexicon, line.today);
  return unread.length === 0 && parts.length > 1;
}

/** `客户嫌贵`: the word for a customer, run together with what none is called, tells of one. */
const tellsOfOne = async (
  { text }: Line,
  { command, rest }: { readonly command: CommandName; readonly rest: string },
  { app, actor }: ReadingContext,
): Promise<boolean> =>
  command === "c" &&
  /^\p{Script=Han}{2}$/u.test(text.slice(-rest.length - 1).slice(0, 2)) &&
  splitTarget(rest).targets.length === 0 &&
  (await findCalledIn(app, actor, rest)).length === 0;

/** `why is Hansa due`: a sentence in which the customer is to be found. */
const asksWhy = (
  { text }: Line,
  { command, rest }: { readonly command: CommandName; readonly rest: string },
): boolean =>
  command === "why" &&
  !text.startsWith("/") &&
  splitTarget(rest).targets.length === 0 &&
  /[\s\p{Script=Han}]/u.test(rest);

/** `contact K3F tomorrow`, `contact K3F about the price`: what is to be done, and nobody's name. */
function plansContact(
  { text, today }: Line,
  { command, rest }: { readonly command: CommandName; readonly rest: string },
  { lexicon }: ReadingContext,
): boolean {
  if (command !== "contact" || !/^[a-z]/i.test(text)) return false;
  const { targets, rest: told } = splitTarget(rest);
  const { person, facts, isGone } = readContact(shaped(told), lexicon, today);
  if (told === "" || isGone || facts.some(({ field }) => field !== "role")) return false;
  const isListed = targets.some((target) => "number" in target);
  return isListed || !looksLikeName(person) || splitWhen(shaped(person), lexicon, today) !== null;
}

/** `postpone the call with Milano by a week`: whose call it is stands in a sentence. */
function putsOffInWords(
  { text, today }: Line,
  { command, rest }: { readonly command: CommandName; readonly rest: string },
  { lexicon }: ReadingContext,
): boolean {
  const [first] = /^[a-z]{2,}(?= )/.exec(rest) ?? [];
  return (
    command === "snooze" &&
    !text.startsWith("/") &&
    first !== undefined &&
    isOrdinary(first) &&
    splitWhen(shaped(rest), lexicon, today) === null
  );
}

const qualities: ReadonlySet<CommandName> = new Set<CommandName>([
  "tier",
  "stage",
  "tag",
  "own",
  "dormant",
]);

/** In Chinese a group and an account are bound with the same word: a code links, in private. */
const meant = (
  { command, rest }: { readonly command: CommandName; readonly rest: string },
  audience: CommandContext["audience"],
): CommandName =>
  command === "bind" && audience === "direct" && parseLinkCode(rest) !== null ? "link" : command;

/** Says that a word is no command, and offers the one that may be meant. */
export function unknownCommand(
  { speak }: CommandContext,
  word: string,
  suggestion: CommandName | null,
): OutboundMessage {
  if (suggestion === null) {
    return plainMessage("notice", speak.t("unknown-command", { word }));
  }
  const called = calledIn(suggestion, speak);
  const text = speak.t("unknown-command-suggestion", { word, suggestion: called });
  const message = plainMessage("notice", text);
  const buttons = [{ label: called, command: buttonLine(suggestion) }];
  return { ...message, blocks: [...message.blocks, { type: "actions", buttons }] };
}
