import { z } from "zod";
import { defineCommand } from "../../bot/command.ts";
import { shapeOf } from "../../bot/grammar/words/normalise-input.ts";
import { wordAt } from "../../bot/grammar/words/word-table.ts";
import { locales } from "../../core/vocabulary.ts";
import { Refusal } from "../../errors.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import type { Departure } from "./departure.core.ts";
import { leftView, plannedView } from "./departure.view.ts";
import { leave as carryOut } from "./leave.app.ts";
import { planDeparture } from "./plan-departure.app.ts";

/**
 * `/leave HANDLE → HANDLE[, HANDLE]`: shows what a member who leaves would hand over, and to whom;
 * `/leave ok …`, which the answer `1` says, does it.
 */
export const leave = defineCommand({
  name: "leave",
  topic: "people",
  after: "handover",
  permission: "manager",
  audience: "private",
  args: z.object({ text: z.string().max(300).default("") }),
  positional: ["text…"],
  async run({ app, actor, lexicon, speak, speakIn }, { text }) {
    const sure = wordAt(lexicon.decisions, shapeOf(text), 0);
    const isSure = sure?.value === true;
    const departure = readDeparture(
      isSure ? text.slice(sure.end).trim() : text,
      locales.map((each) => speakIn(each)),
    );
    if (departure === null) throw new Refusal("leave-how");
    if (!isSure) return plannedView(await planDeparture(app, actor, departure), departure, speak);
    const left = await carryOut(app, actor, departure, (locale, name) =>
      speakIn(locale).t("departure.because", { name }),
    );
    return leftView(left, speak);
  },
});

/** Who leaves, and who receives: after an arrow, a colon or a word for it, else after the first word. */
function readDeparture(text: string, speakers: readonly Speaker[]): Departure | null {
  const groupings = speakers.map((speak) => speak.t("departure.by-country"));
  const grouping = groupings.find((words) => text.toLowerCase().endsWith(words));
  const said = text.slice(0, text.length - (grouping?.length ?? 0)).trim();
  const gives = speakers.map((speak) => speak.t("departure.gives-to"));
  const word = gives.find((each) => said.toLowerCase().includes(each));
  const marks = /→|⇒|[-=]*>|:|：/;
  const marked = marks.exec(said);
  const cut =
    marked !== null
      ? { at: marked.index, end: marked.index + marked[0].length }
      : word !== undefined
        ? {
            at: said.toLowerCase().indexOf(word),
            end: said.toLowerCase().indexOf(word) + word.length,
          }
        : { at: said.search(/\s|$/), end: said.search(/\s|$/) };
  const leaver = nameOf(said.slice(0, cut.at));
  const receivers = said
    .slice(cut.end)
    .split(/[,，、;；&+]/)
    .map(nameOf)
    .filter((name) => name !== "");
  return leaver === "" ? null : { leaver, receivers, isByCountry: grouping !== undefined };
}

const nameOf = (words: string): string =>
  words
    .trim()
    .replace(/^@/, "")
    .replace(/[,，]$/, "");
