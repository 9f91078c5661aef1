import { z } from "zod";
import { findCustomers } from "../app/search/find-customers.ts";
import { listFilters } from "../app/search/list-filters.ts";
import { saveFilter } from "../app/search/save-filter.ts";
import type { AskedSearch } from "../bot/arguments/asked-search.ts";
import { readAskedSearch } from "../bot/arguments/read-asked-search.ts";
import { problemsNotice, splitPage } from "../bot/arguments/read-search.ts";
import { shownBefore } from "../bot/arguments/shown-before.ts";
import { writtenSearch } from "../bot/arguments/written-search.ts";
import { type CommandContext, defineCommand } from "../bot/command.ts";
import { parseFind, withoutSave } from "../bot/grammar/parse-find.ts";
import { type FindPart, splitFind } from "../bot/grammar/split-find.ts";
import { shaped } from "../bot/grammar/words/normalise-input.ts";
import { wholeWord } from "../bot/grammar/words/word-table.ts";
import { missingCustomers } from "../bot/subject/missing-customers.ts";
import { mostAtOnce } from "../bot/subject/whole-list.ts";
import type { CalledArgs } from "../bot/understanding/call-of.ts";
import { asksOfPeople } from "../core/search/customer-filter.ts";
import { civilDateAt } from "../core/time/civil-at.ts";
import { Refusal } from "../errors.ts";
import { buttonLine } from "../views/blocks/button-line.ts";
import { foundCustomersView } from "../views/search/found-customers-view.ts";
import { savedFiltersView } from "../views/search/saved-filters-view.ts";

/**
 * `/find FILTER`: customers by country, tier, silence and so on; `save:NAME` keeps the search and
 * `/find NAME` runs it; alone it lists the saved ones.
 */
export const find = defineCommand<CalledArgs["find"]>({
  name: "find",
  topic: "customers",
  permission: "sales",
  audience: "anywhere",
  args: z.object({
    search: z.string().max(500).default(""),
    parts: z.custom<readonly FindPart[]>().optional(),
    unread: z.custom<readonly string[]>().optional(),
  }),
  positional: ["search…"],
  reads: (rest, lexicon) => parseFind(splitFind(rest), lexicon).save === null,
  async rest(context, args) {
    const { app, actor, lexicon } = context;
    const { search, page } = splitPage(args.search);
    const parts = withoutSave(splitFind(search), lexicon);
    const line = buttonLine("find", writtenSearch(parts), `page:${page}`);
    const shown = await shownBefore(context, line);
    const kept = savedAs(search, await listFilters(app, actor));
    const { filter } = parseFind(kept === null ? parts : splitFind(kept.query), lexicon);
    const { customers } = await findCustomers(app, actor, filter, 1, shown, mostAtOnce);
    return customers.map(({ id }) => id);
  },
  async run(context, args) {
    const { app, actor, audience, lexicon, speak } = context;
    const { search, page } = splitPage(args.search);
    const saved = await listFilters(app, actor);
    if (search === "" && args.parts === undefined && page === 1)
      return savedFiltersView(saved, speak);
    const kept = savedAs(search, saved);
    const given = args.parts ?? splitFind(search).filter((part) => !saysAll(part, lexicon));
    const query = parseFind(kept === null ? given : splitFind(kept.query), lexicon);
    const problems = problemsNotice(query, speak);
    if (problems !== null) return problems;
    if (audience === "group" && asksOfPeople(query.filter)) throw new Refusal("find-in-private");
    const asked = withoutSave(given, lexicon);
    const lineOf = (parts: readonly FindPart[], number: number) =>
      buttonLine("find", writtenSearch(parts), `page:${number}`);
    const shown = page === 1 ? [] : await shownBefore(context, lineOf(asked, page));
    const first = await findCustomers(app, actor, query.filter, page, shown);
    // Where nobody is called so, the words may be a country, a region, a tier.
    const meant = first.total > 0 || kept !== null ? null : await wordsMeant(context, asked);
    const filter = meant === null ? query.filter : parseFind(meant.parts, lexicon).filter;
    const found = meant === null ? first : await findCustomers(app, actor, filter, 1, []);
    const isEmpty = found.total === 0 && query.save === null;
    const missing = isEmpty ? await missingCustomers(context) : null;
    if (missing !== null) return missing;
    const line = meant?.parts ?? asked;
    if (query.save !== null) {
      await saveFilter(app, actor, { name: query.save, query: writtenSearch(line) });
    }
    const reader = actor.member.handle;
    const about = {
      filter,
      unread: meant?.unread ?? args.unread ?? [],
      name: kept?.name ?? null,
      saved: query.save,
      nextLine: lineOf(line, page + 1),
      audience,
      reader,
    };
    return foundCustomersView(found, about, speak);
  },
});

/** `all`, `全部`: narrows nothing. */
const saysAll = ({ key, values }: FindPart, { whole }: CommandContext["lexicon"]): boolean =>
  key === null && wholeWord(whole.all, values.join(" ")) !== null;

/** The saved search that is called as a search says; null where none is. */
const savedAs = <Saved extends { readonly name: string }>(
  search: string,
  saved: readonly Saved[],
): Saved | null =>
  saved.find(({ name }) => name.toLowerCase() === search.trim().toLowerCase()) ?? null;

/** The words of a search that name no customer, as conditions; null where they are none. */
async function wordsMeant(
  context: CommandContext,
  asked: readonly FindPart[],
): Promise<Pick<AskedSearch, "parts" | "unread"> | null> {
  const words = asked.flatMap(({ key, values }) => (key === null ? values : [])).join(" ");
  if (words === "") return null;
  const { now, member } = context.actor;
  const meant = await readAskedSearch(context, shaped(words), civilDateAt(now, member.zone));
  if (meant.parts.every(({ key }) => key === null)) return null;
  return { ...meant, parts: [...asked.filter(({ key }) => key !== null), ...meant.parts] };
}
