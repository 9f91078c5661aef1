import { findColleagues } from "../../../app/members/find-colleagues.ts";
import { everybody } from "../../../app/push/roster.ts";
import { findAskedMembers } from "../../../app/search/find-asked-names.ts";
import { findCalledIn } from "../../../app/search/find-named.ts";
import { readReport } from "../../arguments/read-report.ts";
import { callOf } from "../call-of.ts";
import type { Line } from "../line.ts";
import { calls, type Reading, type ReadingContext } from "../reading.ts";

/** Longer than this, in characters, more is told than whose figures of which days. */
const longestReport = 60;

/** Figures asked for in words: `上周的周报`, `月报`, `last month's report`, `how is Anna doing`. */
export async function asReport(line: Line, context: ReadingContext): Promise<Reading> {
  if (line.text.length > longestReport) return "no";
  const { app, actor, lexicon } = context;
  const read = (names: Parameters<typeof readReport>[1]) =>
    readReport(line, names, lexicon, line.today);
  const alone = read({ members: [], teams: [] });
  if (alone !== null) return calls(callOf("week", { asked: alone }));
  if (!mayAsk(line, context)) return "no";
  const [members, roster] = await Promise.all([
    findAskedMembers(app, actor, line.text),
    everybody(app),
  ]);
  const asked = read({ members, teams: roster?.teams ?? [] });
  if (asked === null || (!asked.isNamed && (await isOfPerson(asked.whose, members, context))))
    return "no";
  return calls(callOf("week", { asked }));
}

/** Whether any word of it is one for figures: else nobody needs to be looked for. */
const mayAsk = ({ shape }: Line, { lexicon }: ReadingContext): boolean =>
  [...lexicon.figures.values()]
    .flat()
    .some(({ word, value }) => value !== "filler" && shape.includes(word));

/** Whether a customer's person is called as a colleague whose figures the member does not see. */
async function isOfPerson(
  whose: NonNullable<ReturnType<typeof readReport>>["whose"],
  members: Awaited<ReturnType<typeof findAskedMembers>>,
  { app, actor }: ReadingContext,
): Promise<boolean> {
  if (whose?.type !== "member") return false;
  if ((await findColleagues(app, actor, whose.handle)).length > 0) return false;
  const name = members.find(({ handle }) => handle === whose.handle)?.name ?? whose.handle;
  const called = await Promise.all(name.split(/\s+/).map((word) => findCalledIn(app, actor, word)));
  return called.flat().length > 0;
}
