import { z } from "zod";
import { findByRef } from "../../app/search/find-named.ts";
import { splitTarget } from "../../bot/arguments/split-target.ts";
import { defineCommand } from "../../bot/command.ts";
import { shapeOf } from "../../bot/grammar/words/normalise-input.ts";
import { wordAt } from "../../bot/grammar/words/word-table.ts";
import { Refusal } from "../../errors.ts";
import { mergedView, planView } from "./merge.view.ts";
import { mergeCustomers, planMerge } from "./merge-customers.app.ts";

/**
 * `/merge REF REF`: shows two customers that may be one; `/merge ok REF REF`, which the answers say,
 * makes them one, and the first stays.
 */
export const merge = defineCommand({
  name: "merge",
  topic: "changes",
  after: "own",
  permission: "sales",
  audience: "private",
  args: z.object({ text: z.string().max(200).default("") }),
  positional: ["text…"],
  async run({ app, actor, lexicon, speak }, { text }) {
    const sure = wordAt(lexicon.decisions, shapeOf(text), 0);
    const isSure = sure?.value === true;
    const refs = refsIn(isSure ? text.slice(sure.end).trim() : text);
    const [first = "", second = "", ...others] = refs;
    if (second === "" || others.length > 0) throw new Refusal("merge-which");
    const found = await findByRef(app, actor, refs);
    const [kept, gone] = [found.get(first)?.id, found.get(second)?.id];
    if (kept === undefined || gone === undefined) throw new Refusal("customer-not-found");
    if (!isSure) return planView(await planMerge(app, actor, kept, gone), speak);
    return mergedView(await mergeCustomers(app, actor, kept, gone), speak);
  },
});

/** The references that a text consists of, whatever stands between them; empty where it says more. */
function refsIn(text: string): string[] {
  const refs: string[] = [];
  let rest = text.trim();
  while (rest !== "") {
    const { targets, rest: after } = splitTarget(rest);
    const [target] = targets;
    if (target === undefined || !("ref" in target)) return [];
    refs.push(target.ref);
    rest = after.replace(/^(?:[,，、+&]|→|->|=)\s*/u, "").trim();
  }
  return refs;
}
