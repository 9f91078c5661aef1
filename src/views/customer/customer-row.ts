import type { Conversation } from "../../chat/event.ts";
import type { Inline } from "../../chat/message.ts";
import { maskName } from "../../core/customer/mask-name.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { columnsOf } from "../blocks/columns-of.ts";
import { refCode, strong, text } from "../blocks/inline.ts";
import { rowName } from "./row-name.ts";

/** What a list tells of one customer; parts without words are left out. */
export type CustomerRow = {
  readonly ref: string;
  readonly name: string;
  /** The tier, or from which to which: `D → C`. */
  readonly tier?: string;
  /** What presses: the window left, the place there. */
  readonly presses?: readonly string[];
  /** What is told in lines of its own. */
  readonly lines?: readonly string[];
  /** Why now. */
  readonly why?: readonly string[];
  /** What stands out before all that: the row is marked. */
  readonly urgent?: string;
};

/** Columns of a line of the narrowest chat on a phone, but for the number before it. */
export const rowColumns = 37;
/** Columns of a part that is never broken. */
const unbroken = 18;
/** A space at which no line breaks. */
const fixed = "\u00a0";
const mark = `❗${fixed}`;

/**
 * A customer as an item of a list, the same in all lists: who it is, with the reference to answer by,
 * in one line of a phone; what presses in the next; why now in the third. In a group the name is
 * masked; what else is told there is for the caller to choose.
 */
export function customerRow(
  { ref, name, tier = "", presses = [], lines = [], why = [], urgent = "" }: CustomerRow,
  audience: Conversation["kind"],
  speak: Speaker,
): Inline[] {
  const begin = urgent === "" ? "" : mark;
  const tail = [" ·", ...(tier === "" ? [] : [tier.replaceAll(" ", fixed), "·"]), ""].join(fixed);
  const room = rowColumns - columnsOf(`${begin}${tail}#${ref}`);
  const second = lineOf(presses, speak);
  const third = lineOf(why, speak);
  return [
    ...(begin === "" ? [] : [text(begin)]),
    strong(audience === "group" ? maskName(name) : rowName(name, room)),
    text(tail),
    refCode(ref),
    ...(second === "" ? [] : [text(`\n${second}`)]),
    ...lines.map((line) => text(`\n${line}`)),
    ...(urgent === "" ? [] : [text("\n"), strong(urgent)]),
    ...(third === "" ? [] : [text(`${urgent === "" ? "\n" : dotOf(speak)}${third}`)]),
  ];
}

/** Parts of a line: a short one is never broken nor a number left alone, and no line begins with what parts them. */
const lineOf = (parts: readonly string[], speak: Speaker): string =>
  parts
    .map((part) => part.replace(/\s+/g, " ").trim())
    .filter((part) => part !== "")
    .map((part) => part.replaceAll(columnsOf(part) > unbroken ? / (?=\d)|(?<=\d) /g : " ", fixed))
    .join(dotOf(speak));

const dotOf = (speak: Speaker): string => speak.t("list.dot").replace(/^ /, fixed);
