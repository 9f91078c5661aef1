import { z } from "zod";
import { listDue } from "../app/cadence/list-due.ts";
import { withPlans } from "../app/touch/plan-touches.ts";
import { readAskedSearch } from "../bot/arguments/read-asked-search.ts";
import { problemsNotice, splitPage } from "../bot/arguments/read-search.ts";
import { shownBefore } from "../bot/arguments/shown-before.ts";
import { writtenSearch } from "../bot/arguments/written-search.ts";
import { type CommandContext, defineCommand, reads } from "../bot/command.ts";
import { parseFind, withoutSave } from "../bot/grammar/parse-find.ts";
import { type FindPart, splitFind } from "../bot/grammar/split-find.ts";
import { shaped } from "../bot/grammar/words/normalise-input.ts";
import { wholeWord } from "../bot/grammar/words/word-table.ts";
import { missingCustomers } from "../bot/subject/missing-customers.ts";
import { mostAtOnce } from "../bot/subject/whole-list.ts";
import type { CalledArgs } from "../bot/understanding/call-of.ts";
import { plainMessage } from "../chat/message.ts";
import { civilDateAt } from "../core/time/civil-at.ts";
import { buttonLine } from "../views/blocks/button-line.ts";
import { dayListView } from "../views/cadence/day-list-view.ts";

/**
 * `/today [WHICH] [PAGE]`: whom to contact today, who waits first, then overdue KA and A, then the window
 * that closes first; of those who are due only the ones that are asked for.
 */
export const today = defineCommand<CalledArgs["today"]>({
  name: "today",
  topic: "day",
  permission: "sales",
  audience: "anywhere",
  args: z.object({
    search: z.string().max(500).default(""),
    parts: z.custom<readonly FindPart[]>().optional(),
  }),
  positional: ["search…"],
  reads: reads.always,
  async rest(context, args) {
    const { app, actor, lexicon } = context;
    const { parts, page, isWhole } = await askedOf(context, args);
    const shown = await shownBefore(context, lineOf(parts, page, isWhole));
    const { filter } = parseFind(parts, lexicon);
    const { items } = await listDue(app, actor, 1, {
      ...{ shown, size: mostAtOnce + 1, most: mostAtOnce + 1 },
      ...(parts.length === 0 ? { isBatching: true, isWhole } : { filter }),
    });
    return items.map(({ customer }) => customer.id);
  },
  async run(context, args) {
    const { app, actor, audience, lexicon, speak } = context;
    const { parts, page, unread, isWhole } = await askedOf(context, args);
    if (unread.length > 0)
      return plainMessage("notice", speak.t("today.unread", { words: unread.join(" ") }));
    const query = parseFind(parts, lexicon);
    if (query.filter.order !== undefined) return plainMessage("notice", speak.t("today.own-order"));
    const problems = problemsNotice(query, speak);
    if (problems !== null) return problems;
    const shown = page === 1 ? [] : await shownBefore(context, lineOf(parts, page, isWhole));
    const which = parts.length === 0 ? { isBatching: true, isWhole } : { filter: query.filter };
    const due = await listDue(app, actor, page, { shown, ...which });
    const list = audience === "group" ? due : await withPlans(app, actor, due);
    if (shown.length > 0 && list.items.length === 0)
      return plainMessage("notice", speak.t("list.no-more"));
    const missing = list.items.length > 0 ? null : await missingCustomers(context);
    const next = lineOf(parts, list.page + 1, isWhole);
    return missing ?? dayListView(list, actor.member.zone, audience, speak, next);
  },
});

/** The line that shows a page of a day, or of some of it. */
const lineOf = (parts: readonly FindPart[], page: number, isWhole: boolean): string =>
  parts.length === 0
    ? buttonLine("today", ...(isWhole ? ["all", `page:${page}`] : [String(page)]))
    : buttonLine("today", writtenSearch(parts), `page:${page}`);

type Asked = {
  readonly parts: readonly FindPart[];
  readonly page: number;
  readonly unread: readonly string[];
  /** Those for whom the day has no room as well. */
  readonly isWhole: boolean;
};

/** What follows the command: a page, conditions by key, or in words. */
async function askedOf(
  context: CommandContext,
  { search: typed, parts }: CalledArgs["today"],
): Promise<Asked> {
  const { actor, lexicon } = context;
  const isWhole = false;
  if (parts !== undefined) return { parts, page: 1, unread: [], isWhole };
  if (/^\d{1,4}$/.test(typed))
    return { parts: [], page: Math.max(1, Number(typed)), unread: [], isWhole };
  const { search, page } = splitPage(typed);
  if (wholeWord(lexicon.whole.all, search) !== null)
    return { parts: [], page, unread: [], isWhole: true };
  const written = withoutSave(splitFind(search), lexicon);
  if (written.every(({ key }) => key !== null))
    return { parts: written, page, unread: [], isWhole };
  const said = shaped(search);
  const asked = await readAskedSearch(context, said, civilDateAt(actor.now, actor.member.zone));
  return { parts: asked.parts, page, unread: asked.unread, isWhole };
}
