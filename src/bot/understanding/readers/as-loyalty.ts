import { splitAs, splitTarget } from "../../arguments/split-target.ts";
import { calledAtHead } from "../../subject/on-customer.ts";
import { callOf } from "../call-of.ts";
import type { Line } from "../line.ts";
import { calls, type Reading, type ReadingContext } from "../reading.ts";

/** Which part of their purchases is ours: `份额 40%`, `share of wallet 40%`. */
const share =
  /^(?:采购份额|份额|share of wallet|wallet share|share)\s*[:：]?\s*(?:是|约|about )?(\d{1,3})\s*[%％]$/iu;
/** Who brought them: `由 V6V 介绍`, `是 V6V 介绍的`, `was referred by V6V`. */
const brought =
  /^(?:(?:是)?由|是)\s*(.{2,60}?)\s*介绍(?:来)?(?:的)?$|^(?:was )?referred by (.{2,60})$/iu;

/**
 * Two facts of one customer, in so many words and nothing else: `K3F share 40%`, `K3F referred by V6V`. Who
 * was brought by nobody among the customers (`是展会介绍的`) has told something else.
 */
export async function asLoyalty(line: Line, context: ReadingContext): Promise<Reading> {
  if (line.text.includes("\n") || line.asks()) return "no";
  const { targets, rest } = line.head();
  if (targets.length !== 1) return "no";
  const percent = share.exec(rest)?.[1];
  if (percent !== undefined)
    return calls(callOf("points", { about: splitAs(targets, `share ${percent}%`) }));
  const [, inChinese, inEnglish] = brought.exec(rest) ?? [];
  const whom = inChinese ?? inEnglish;
  if (whom === undefined) return "no";
  const isReference = splitTarget(whom).targets.some((target) => "ref" in target);
  return isReference || (await calledAtHead(context, whom)) !== null
    ? calls(callOf("points", { about: splitAs(targets, `by ${whom}`) }))
    : "no";
}
