import { favouredIn, favourStep, favourTold, planTold } from "../../../core/owed/favour-told.ts";
import { type Split, splitAs, splitTarget } from "../../arguments/split-target.ts";
import { calledAtHead } from "../../subject/on-customer.ts";
import { callOf } from "../call-of.ts";
import type { Line } from "../line.ts";
import { calls, type Reading, type ReadingContext } from "../reading.ts";

/**
 * What is given to one customer or received from them: a concession under its own word (`K3F 让利 3% 换
 * 转介绍`), one that is planned, or a favour in free words, of which it is asked whether it is one.
 */
export async function asFavour(line: Line, context: ReadingContext): Promise<Reading> {
  if (line.text.includes("\n") || line.asks()) return "no";
  const plan = planTold(line.text);
  if (plan !== null) {
    const about = await wholly(plan.whom, `plan ${plan.what}`, context);
    return about === null ? "no" : calls(callOf("concede", { about }));
  }
  const favoured = favouredIn(line.text);
  const whose = favoured === null ? null : await wholly(favoured, `? ${line.text}`, context);
  if (whose !== null) return calls(callOf("concede", { about: whose }));
  const { targets, rest } = line.head();
  if (targets.length !== 1) return "no";
  if (favourStep(rest)?.step === "concession")
    return calls(callOf("concede", { about: splitAs(targets, rest) }));
  return favourTold(rest) === null
    ? "no"
    : calls(callOf("concede", { about: splitAs(targets, `? ${rest}`) }));
}

/** A customer that words name and nothing else, with what is said of them; null where they do not. */
async function wholly(whom: string, rest: string, context: ReadingContext): Promise<Split | null> {
  const { targets, rest: left } = splitTarget(whom);
  if (targets.length === 1 && left === "") return splitAs(targets, rest);
  const called = await calledAtHead(context, whom);
  const [only, ...others] = called?.among ?? [];
  if (only === undefined || others.length > 0 || called?.rest !== "") return null;
  return splitAs([{ ref: only.ref }], rest);
}
