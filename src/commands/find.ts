import { z } from "zod";
import { findCustomers } from "../app/find-customers.ts";
import { listFilters } from "../app/list-filters.ts";
import { saveFilter } from "../app/save-filter.ts";
import { defineCommand } from "../bot/command.ts";
import { parseFind } from "../bot/grammar/parse-find.ts";
import { searchWithoutSave } from "../bot/search-without-save.ts";
import { shownBefore } from "../bot/shown-before.ts";
import { plainMessage } from "../chat/message.ts";
import { foundCustomersView } from "../views/found-customers-view.ts";
import { savedFiltersView } from "../views/saved-filters-view.ts";

/** What "more" adds to a search: the page. */
const pagePart = /\s*page:(\d{1,4})\s*$/;

/**
 * `/find FILTER`: customers by country, tier, silence and so on; `save:NAME` keeps the search and
 * `/find NAME` runs it; alone it lists the saved ones.
 */
export const find = defineCommand({
  name: "find",
  permission: "sales",
  audience: "anywhere",
  args: z.object({ search: z.string().max(500).default("") }),
  positional: ["search…"],
  async run(context, args) {
    const { app, actor, audience, lexicon, speak } = context;
    const search = args.search.replace(pagePart, "");
    const page = Math.max(1, Number(pagePart.exec(args.search)?.[1] ?? 1));
    const saved = await listFilters(app, actor);
    if (search.trim() === "") return savedFiltersView(saved, speak);
    const kept = saved.find(({ name }) => name.toLowerCase() === search.trim().toLowerCase());
    const query = parseFind(kept?.query ?? search, lexicon);
    if (query.problems.length > 0) {
      const told = query.problems.map(({ code, text, suggestion = "" }) =>
        speak.t(`grammar:problems.${code}`, { text, suggestion }),
      );
      return plainMessage("notice", told.join(" "));
    }
    if (query.save !== null) {
      await saveFilter(app, actor, {
        name: query.save,
        query: searchWithoutSave(search, lexicon),
      });
    }
    const lineOf = (number: number) => `/find ${searchWithoutSave(search, lexicon)} page:${number}`;
    const shown = page === 1 ? [] : await shownBefore(context, lineOf(page));
    const found = await findCustomers(app, actor, query.filter, page, shown);
    const reader = actor.member.handle;
    const about = {
      name: kept?.name ?? null,
      saved: query.save,
      nextLine: lineOf(page + 1),
      audience,
      reader,
    };
    return foundCustomersView(found, about, speak);
  },
});
