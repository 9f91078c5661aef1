import { z } from "zod";
import { findCustomers } from "../app/search/find-customers.ts";
import { listFilters } from "../app/search/list-filters.ts";
import { saveFilter } from "../app/search/save-filter.ts";
import { keyedSearch } from "../bot/arguments/keyed-search.ts";
import { problemsNotice, splitPage } from "../bot/arguments/read-search.ts";
import { shownBefore } from "../bot/arguments/shown-before.ts";
import { writtenSearch } from "../bot/arguments/written-search.ts";
import { defineCommand } from "../bot/command.ts";
import { parseFind, withoutSave } from "../bot/grammar/parse-find.ts";
import { type FindPart, splitFind } from "../bot/grammar/split-find.ts";
import { missingCustomers } from "../bot/subject/missing-customers.ts";
import type { CalledArgs } from "../bot/understanding/call-of.ts";
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
  }),
  positional: ["search…"],
  reads: (rest, lexicon) => parseFind(splitFind(rest), lexicon).save === null,
  async run(context, args) {
    const { app, actor, audience, lexicon, speak } = context;
    const { search, page } = splitPage(args.search);
    const given = args.parts ?? splitFind(search);
    const saved = await listFilters(app, actor);
    if (given.length === 0) return savedFiltersView(saved, speak);
    const kept = saved.find(({ name }) => name.toLowerCase() === search.trim().toLowerCase());
    const query = parseFind(kept === undefined ? given : splitFind(kept.query), lexicon);
    const problems = problemsNotice(query, speak);
    if (problems !== null) return problems;
    const asked = withoutSave(given, lexicon);
    const lineOf = (parts: readonly FindPart[], number: number) =>
      buttonLine("find", writtenSearch(parts), `page:${number}`);
    const shown = page === 1 ? [] : await shownBefore(context, lineOf(asked, page));
    const first = await findCustomers(app, actor, query.filter, page, shown);
    // Where nobody is called so, the words may be a country, a region, a tier.
    const meant = first.total > 0 || kept !== undefined ? null : keyedSearch(asked, lexicon);
    const found =
      meant === null
        ? first
        : await findCustomers(app, actor, parseFind(meant, lexicon).filter, 1, []);
    const isEmpty = found.total === 0 && query.save === null;
    const missing = isEmpty ? await missingCustomers(context) : null;
    if (missing !== null) return missing;
    const line = meant ?? asked;
    if (query.save !== null) {
      await saveFilter(app, actor, { name: query.save, query: writtenSearch(line) });
    }
    const reader = actor.member.handle;
    const about = {
      name: kept?.name ?? null,
      saved: query.save,
      nextLine: lineOf(line, page + 1),
      audience,
      reader,
    };
    return foundCustomersView(found, about, speak);
  },
});
