import { z } from "zod";
import { findCustomers } from "../app/find-customers.ts";
import { listFilters } from "../app/list-filters.ts";
import { saveFilter } from "../app/save-filter.ts";
import { defineCommand } from "../bot/command.ts";
import { parseFind } from "../bot/grammar/parse-find.ts";
import { keyedSearch } from "../bot/keyed-search.ts";
import { problemsNotice, splitPage } from "../bot/read-search.ts";
import { searchWithoutSave } from "../bot/search-without-save.ts";
import { shownBefore } from "../bot/shown-before.ts";
import type { CalledArgs } from "../bot/understanding/call-of.ts";
import { buttonLine } from "../views/button-line.ts";
import { foundCustomersView } from "../views/found-customers-view.ts";
import { savedFiltersView } from "../views/saved-filters-view.ts";

/**
 * `/find FILTER`: customers by country, tier, silence and so on; `save:NAME` keeps the search and
 * `/find NAME` runs it; alone it lists the saved ones.
 */
export const find = defineCommand<CalledArgs["find"]>({
  name: "find",
  topic: "customers",
  permission: "sales",
  audience: "anywhere",
  args: z.object({ search: z.string().max(500).default("") }),
  positional: ["search…"],
  async run(context, args) {
    const { app, actor, audience, lexicon, speak } = context;
    const { search, page } = splitPage(args.search);
    const saved = await listFilters(app, actor);
    if (search.trim() === "") return savedFiltersView(saved, speak);
    const kept = saved.find(({ name }) => name.toLowerCase() === search.trim().toLowerCase());
    const query = parseFind(kept?.query ?? search, lexicon);
    const problems = problemsNotice(query, speak);
    if (problems !== null) return problems;
    const asked = searchWithoutSave(search, lexicon);
    const shown =
      page === 1 ? [] : await shownBefore(context, buttonLine("find", asked, `page:${page}`));
    const first = await findCustomers(app, actor, query.filter, page, shown);
    // Where nobody is called so, the words may be a country, a region, a tier.
    const meant = first.total > 0 || kept !== undefined ? null : keyedSearch(asked, lexicon);
    const found =
      meant === null
        ? first
        : await findCustomers(app, actor, parseFind(meant, lexicon).filter, 1, []);
    const line = meant ?? asked;
    if (query.save !== null) await saveFilter(app, actor, { name: query.save, query: line });
    const reader = actor.member.handle;
    const about = {
      name: kept?.name ?? null,
      saved: query.save,
      nextLine: buttonLine("find", line, `page:${page + 1}`),
      audience,
      reader,
    };
    return foundCustomersView(found, about, speak);
  },
});
