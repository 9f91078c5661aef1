import type { Conversation } from "../../chat/event.ts";
import type { Inline } from "../../chat/message.ts";
import { maskName } from "../../core/customer/mask-name.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { columnsOf } from "../blocks/columns-of.ts";
import { refCode, strong, text } from "../blocks/inline.ts";
import { cutTo, rowName } from "./row-name.ts";

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
  /** It stands alone, with as many lines as it takes: nothing is left out. */
  readonly isAlone?: boolean;
};

/** Columns of a line of the narrowest chat on a phone, but for the number before it. */
export const rowColumns = 37;
/** Lines of a phone that a row may take; what has no room there is told by the card. */
export const rowLines = 3;
/** Lines of a row that stands alone. */
const linesAlone = 9;
/** Columns of a part that is never broken. */
const unbroken = 18;
/** A space at which no line breaks. */
const fixed = "\u00a0";
const mark = `❗${fixed}`;

/** A part of a row's line, and whether it stands out. */
type Part = { readonly said: string; readonly isStrong: boolean };

/**
 * A customer as an item of a list, the same in all lists: who it is, with the reference to answer by,
 * in one line of a phone; what presses in the next; why now in the third. Of what does not fit into these lines
 * the end is left out, part by part. In a group the name is masked; what else is told there is for the caller
 * to choose.
 */
export function customerRow(
  {
    ref,
    name,
    tier = "",
    presses = [],
    lines = [],
    why = [],
    urgent = "",
    isAlone = false,
  }: CustomerRow,
  audience: Conversation["kind"],
  speak: Speaker,
): Inline[] {
  const begin = urgent === "" ? "" : mark;
  const tail = [" ·", ...(tier === "" ? [] : [tier.replaceAll(" ", fixed), "·"]), ""].join(fixed);
  const room = rowColumns - columnsOf(`${begin}${tail}#${ref}`);
  const reasons = [...partsOf([urgent], true), ...partsOf(why)];
  const told = [partsOf(presses), ...lines.map((line) => partsOf([line])), reasons];
  const dot = speak.t("list.dot").replace(/^ /, fixed);
  return [
    ...(begin === "" ? [] : [text(begin)]),
    strong(audience === "group" ? maskName(name) : rowName(name, room)),
    text(tail),
    refCode(ref),
    ...placed(told, columnsOf(dot), isAlone ? linesAlone : rowLines).flatMap((line) =>
      line.flatMap(({ said, isStrong }, at) => {
        const before = at === 0 ? "\n" : dot;
        return isStrong ? [text(before), strong(said)] : [text(`${before}${said}`)];
      }),
    ),
  ];
}

/** Parts that say something: a short one is never broken nor a number left alone. */
const partsOf = (parts: readonly string[], isStrong = false): Part[] =>
  parts
    .map((part) => part.replace(/\s+/g, " ").trim())
    .filter((part) => part !== "")
    .map((part) => part.replaceAll(columnsOf(part) > unbroken ? / (?=\d)|(?<=\d) /g : " ", fixed))
    .map((said) => ({ said, isStrong }));

/**
 * What is told, in the lines below the name: what belongs together begins a line of its own while there is one
 * for it, and goes on in the next where nothing else needs that.
 */
function placed(told: readonly (readonly Part[])[], dot: number, most: number): Part[][] {
  const groups = told.filter((parts) => parts.length > 0);
  const lines: Part[][] = [];
  let free = 0;
  for (const [at, parts] of groups.entries()) {
    let spare = Math.max(most - 1 - lines.length - (groups.length - at), 0);
    let isNew = lines.length < most - 1;
    for (const part of parts) {
      const columns = columnsOf(part.said);
      if (!isNew && columns + dot > free && spare > 0) {
        spare -= 1;
        isNew = true;
      }
      if (isNew) {
        // One long part alone has what lines there are, less what is lost where words break.
        const room = rowColumns + (parts.length === 1 ? spare * (rowColumns - 6) : 0);
        lines.push([{ ...part, said: cutTo(part.said, room) }]);
        free = rowColumns - columns;
        isNew = false;
      } else if (columns + dot <= free) {
        lines.at(-1)?.push(part);
        free -= columns + dot;
      }
    }
  }
  return lines;
}
