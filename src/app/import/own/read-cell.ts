import type { CellForms, SheetFaultCode } from "../../../core/import/own-sheet.ts";
import type { CivilDate } from "../../../core/time/civil.ts";
import { addDays } from "../../../core/time/civil-date.ts";
import type { Stage, Tier } from "../../../core/vocabulary.ts";
import { longestNote } from "../record.ts";
import { listOf } from "../values/list-of.ts";
import { readMoment } from "../values/read-date.ts";
import { internationalOf } from "../values/read-phone.ts";
import { valueTable, wordKey } from "../values/words.ts";
import type { SheetWords } from "./sheet-words.ts";

const longestText = 200;
const [mostTags, longestTag] = [30, 40];

/** How far ahead a next contact may be, in days. */
const farthest = 366;

const address = /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;.]{2,}$/u;

/** Reads cells that were changed; `today` is the member's. */
export function cellReader(words: SheetWords, today: CivilDate): CellForms["read"] {
  const tiers = valueTable<Tier>(words.ofImports, "tier");
  const stages = new Map([...valueTable<Stage>(words.ofImports, "stage"), ...words.stages]);
  return (column, text) => {
    if (/^#(?:\?|N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!)$/.test(text)) return "formula";
    if (text.length > (column === "note" ? longestNote : longestText)) return "too-long";
    switch (column) {
      case "tier":
        return valueOr("tier", tiers.get(wordKey(text)));
      case "stage":
        return valueOr("stage", stages.get(wordKey(text)));
      case "name":
      case "contact":
        return text === "" ? "empty" : { value: text.replaceAll("\n", " ") };
      case "tags":
        return tagsIn(text);
      case "phone":
      case "other-phone":
        return text === "" || isNumber(text) ? { value: text } : "phone";
      case "email":
        return text === "" || address.test(text) ? { value: text } : "email";
      case "website":
        return text === "" || /[^\s.]\.[^\s.]/.test(text) ? { value: text } : "website";
      case "next":
        return dayIn(text, today);
      default:
        return { value: text };
    }
  };
}

const valueOr = (fault: SheetFaultCode, value: string | undefined) =>
  value === undefined ? fault : { value };

/** Digits alone make a number, however they are parted. */
const isNumber = (text: string): boolean =>
  /^[+\d\s()./-]+(?:(?:ext|x|转)\.?\s*\d+)?$/i.test(text) && internationalOf(text, null) !== null;

function tagsIn(text: string): { readonly value: string } | SheetFaultCode {
  const tags = [...new Set(listOf(text === "" ? null : text, "commas"))];
  const isFit = tags.length <= mostTags && tags.every((tag) => tag.length <= longestTag);
  return isFit ? { value: tags.join(", ") } : "tags";
}

function dayIn(text: string, today: CivilDate): { readonly value: string } | SheetFaultCode {
  if (text === "") return "day-missing";
  const read = readMoment(text, null, false);
  if (read === "date-ambiguous") return "day-unclear";
  if (typeof read === "string" || !("date" in read)) return "day";
  if (read.date < today) return "day-past";
  return read.date > addDays(today, farthest) ? "day-far" : { value: read.date };
}
