import { z } from "zod";
import { findById } from "../../app/search/find-named.ts";
import { splitTarget } from "../../bot/arguments/split-target.ts";
import { type CommandContext, defineCommand } from "../../bot/command.ts";
import { findDates } from "../../bot/grammar/find-dates.ts";
import { shaped } from "../../bot/grammar/words/normalise-input.ts";
import { onCustomer } from "../../bot/subject/on-customer.ts";
import type { OutboundMessage } from "../../chat/message.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { Refusal } from "../../errors.ts";
import { moveSuggestion, tellSuggestion } from "./keep-suggestion.app.ts";
import { findSuggestion, listSuggestions, listSuggestionsOf } from "./list-suggestions.app.ts";
import {
  maySuggest,
  readPlainStatus,
  readStatus,
  type StatusSaid,
  type Suggestion,
} from "./suggestion.core.ts";
import { noSuggestionsView, suggestionsView, suggestionView } from "./suggestion.view.ts";
import { whomToWrite } from "./whom-to-write.app.ts";

/** A suggestion by its id, as buttons and numbers name it, and words after it. */
const byId = /^([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\s*(.*)$/su;

/**
 * `/voice`: what customers suggest; `/voice REF …`, `K3F suggestion: …` keeps one, `1 done bags are in` under
 * the list says how far it is. Once it is done there is a letter of thanks.
 */
export const voice = defineCommand({
  name: "voice",
  topic: "customers",
  after: "contact",
  permission: "sales",
  audience: "private",
  followsCustomer: "about",
  args: z.object({ about: z.string().max(700).default("") }),
  positional: ["about…"],
  continues: {
    argument: "about",
    // `bags are done 5` is no row.
    says: (words, isAhead) =>
      isAhead ? readStatus(words)?.reply === "" : readStatus(words) !== null,
  },
  reads: (rest) => rest === "" || /^#?[a-z0-9]{3,5}$/i.test(rest),
  isMeant: (words, context, isNamed) => {
    const { targets, rest } = splitTarget(words);
    const said = isNamed || targets.length === 0 ? words : rest;
    const isOfSomebody = isNamed || targets.length > 0 || context.reply !== null;
    return isOfSomebody && maySuggest(said) && !tellsDay(said, context);
  },
  async run(context, { about }) {
    const { app, actor, speak } = context;
    if (about === "") {
      const all = await listSuggestions(app, actor);
      return all.length === 0 ? noSuggestionsView(null, speak) : suggestionsView(all, speak);
    }
    const [, id, words = ""] = byId.exec(about) ?? [];
    if (id !== undefined) return moved(context, await findSuggestion(app, actor, id), words);
    return onCustomer(context, "voice", splitTarget(about), (customerId, rest) =>
      told(context, customerId, rest.replaceAll("\n", " ").trim()),
    );
  },
});

/** What is to be done by a day is no suggestion: `K3F 建议 下周再联系`. */
const tellsDay = (words: string, { actor, lexicon }: CommandContext): boolean =>
  findDates(shaped(words), lexicon, civilDateAt(actor.now, actor.member.zone)).length > 0;

async function moved(
  context: CommandContext,
  suggestion: Suggestion,
  words: string,
): Promise<OutboundMessage> {
  const { app, actor } = context;
  if (words === "") return shown(context, suggestion);
  const said = readStatus(words);
  if (said === null) throw new Refusal("suggestion-unread", { text: words });
  const { suggestion: after, undoId } = await moveSuggestion(app, actor, suggestion.id, said);
  return shown(context, after, undoId);
}

/** Moves the only open suggestion of a customer; where there are others or none, shows what there is. */
async function movedOnly(
  context: CommandContext,
  customerId: string,
  said: StatusSaid,
): Promise<OutboundMessage> {
  const { app, actor } = context;
  const all = await listSuggestionsOf(app, actor, customerId);
  const [only, ...others] = all.filter(({ status }) => status !== "done" && status !== "declined");
  if (only === undefined || others.length > 0) return told(context, customerId, "");
  const { suggestion, undoId } = await moveSuggestion(app, actor, only.id, said);
  return shown(context, suggestion, undoId);
}

async function told(
  context: CommandContext,
  customerId: string,
  words: string,
): Promise<OutboundMessage> {
  const { app, actor, speak } = context;
  if (words === "") {
    const all = await listSuggestionsOf(app, actor, customerId);
    if (all.length > 0) return suggestionsView(all, speak);
    return noSuggestionsView(
      (await findById(app, actor, [customerId])).get(customerId) ?? null,
      speak,
    );
  }
  const status = readPlainStatus(words);
  if (status !== null) return movedOnly(context, customerId, status);
  const { suggestion, undoId } = await tellSuggestion(app, actor, customerId, words);
  return shown(context, suggestion, undoId);
}

async function shown(
  { app, actor, speak }: CommandContext,
  suggestion: Suggestion,
  undoId?: string,
): Promise<OutboundMessage> {
  const { customerId, status } = suggestion;
  const to = status === "done" ? await whomToWrite(app, actor, [customerId]) : new Map();
  return suggestionView(suggestion, to.get(customerId) ?? null, actor.member, speak, undoId);
}
