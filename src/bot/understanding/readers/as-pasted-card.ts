import { looksLikeCard } from "../../../core/people/read-cards.ts";
import { labelOf } from "../../../core/people/signature-cells.ts";
import { splitTarget } from "../../arguments/split-target.ts";
import { callOf } from "../call-of.ts";
import type { Line } from "../line.ts";
import { calls, type Reading, type ReadingContext } from "../reading.ts";
import { asCommand } from "./as-command.ts";

/** Shorter texts hold no card, in characters. */
const shortest = 24;

/**
 * A business card: a vCard, or the lines of a card or a signature, alone or below the reference of
 * whose it is. In a group only where the bot is called.
 */
export async function asPastedCard(line: Line, context: ReadingContext): Promise<Reading> {
  const { text } = line;
  if (text.length < shortest || !/\n|[|｜]/u.test(text)) return "no";
  if (context.audience === "group" && !context.isMention) return "no";
  const [first = "", ...rest] = text.split("\n");
  const head = splitTarget(first);
  const isBelow = head.targets.length === 1 && head.rest === "";
  if (head.targets.length > 0 && !isBelow) return "no";
  if (!looksLikeCard(isBelow ? rest.join("\n") : text)) return "no";
  const label = /^([^:：]+)[:：]/u.exec(first)?.[1];
  const isLabelled = label !== undefined && labelOf(label) !== null;
  const isPlain = !isBelow && !isLabelled && !/^begin:vcard/i.test(first);
  if (isPlain && (await asCommand(line, context)) !== "no") return "no";
  return calls(callOf("business-card", { text }));
}
