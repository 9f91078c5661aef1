import { z } from "zod";
import { findDormant, listDormant } from "../app/dormancy/list-dormant.ts";
import { problemsNotice, splitPage } from "../bot/arguments/read-search.ts";
import { shownBefore } from "../bot/arguments/shown-before.ts";
import { writtenSearch } from "../bot/arguments/written-search.ts";
import { defineCommand, reads } from "../bot/command.ts";
import { parseFind, withoutSave } from "../bot/grammar/parse-find.ts";
import { type FindPart, splitFind } from "../bot/grammar/split-find.ts";
import { missingCustomers } from "../bot/subject/missing-customers.ts";
import { mostAtOnce } from "../bot/subject/whole-list.ts";
import type { CalledArgs } from "../bot/understanding/call-of.ts";
import { plainMessage } from "../chat/message.ts";
import { buttonLine } from "../views/blocks/button-line.ts";
import { dormantListView } from "../views/dormancy/dormant-list-view.ts";

/**
 * `/dormant [FILTER]`: customers who have fallen silent, what is most at stake first, each with what
 * is known and how to begin. Filters are those of `/find`.
 */
export const dormant = defineCommand<CalledArgs["dormant"]>({
  name: "dormant",
  topic: "customers",
  permission: "sales",
  audience: "anywhere",
  args: z.object({
    search: z.string().max(500).default(""),
    parts: z.custom<readonly FindPart[]>().optional(),
    unread: z.custom<readonly string[]>().optional(),
  }),
  positional: ["search…"],
  reads: reads.always,
  async rest(context, args) {
    const { app, actor, lexicon } = context;
    const { search, page } = splitPage(args.search);
    const parts = withoutSave(splitFind(search), lexicon);
    const line = buttonLine("dormant", writtenSearch(parts), `page:${page}`);
    const shown = await shownBefore(context, line);
    const { filter } = parseFind(parts, lexicon);
    const { customers } = await findDormant(app, actor, filter, 1, shown, mostAtOnce);
    return customers.map(({ id }) => id);
  },
  async run(context, args) {
    const { app, actor, audience, lexicon, speak } = context;
    const { search: written, page } = splitPage(args.search);
    const parts = withoutSave(args.parts ?? splitFind(written), lexicon);
    const query = parseFind(parts, lexicon);
    if (query.filter.order !== undefined)
      return plainMessage("notice", speak.t("dormant.own-order"));
    const problems = problemsNotice(query, speak);
    if (problems !== null) return problems;
    const lineOf = (number: number) =>
      buttonLine("dormant", writtenSearch(parts), `page:${number}`);
    const shown = page === 1 ? [] : await shownBefore(context, lineOf(page));
    const found = await listDormant(app, actor, query.filter, page, shown);
    if (page > 1 && found.customers.length === 0)
      return plainMessage("notice", speak.t("list.no-more"));
    const missing = found.total > 0 ? null : await missingCustomers(context);
    if (missing !== null) return missing;
    const about = {
      nextLine: lineOf(page + 1),
      audience,
      reader: actor.member.handle,
      filter: query.filter,
      unread: args.unread ?? [],
      isAsked: args.parts !== undefined,
    };
    return dormantListView(found, about, speak);
  },
});
