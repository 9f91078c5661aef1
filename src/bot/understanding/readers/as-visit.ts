import { findNames } from "../../../app/search/find-names.ts";
import { findMentions } from "../../../core/search/find-mentions.ts";
import { oneDay, peopleWords, readVisit } from "../../arguments/read-visit.ts";
import { splitAs, splitTarget } from "../../arguments/split-target.ts";
import { callOf } from "../call-of.ts";
import { isOrdinary } from "../free/act-model.ts";
import { likelyNames } from "../free/likely-names.ts";
import type { Line } from "../line.ts";
import { calls, type Reading, type ReadingContext } from "../reading.ts";

/** A question by its first word, a wish, or that it is we who go. */
const isOther =
  /^(?:is|are|will|would|can|could)(?![a-z])|(?:让|请|叫|想|希望|要)(?!来)|我们?[^来到]*(?:去|来拜访|来访|到访|来参观|拜访)|\b(?:we|i|my)\b|\bour\b(?! (?:factory|office|plant|showroom|company|works|site|booth|stand))/iu;

/**
 * A day on which a customer comes to us, and nothing else: `K3F 12/10 来访 3人` is kept at once, `明天 Paulo
 * 来工厂` is asked first. Who tells more than that has told something else as well.
 */
export async function asVisit(line: Line, context: ReadingContext): Promise<Reading> {
  const { app, actor, lexicon } = context;
  if (line.text.includes("\n") || line.asks() || isOther.test(line.text)) return "no";
  const told = readVisit(line.text, lexicon, line.today);
  const day = told === null || !told.comes ? null : oneDay(told.when, line.today);
  if (told === null || day === null) return "no";
  const said = `${day} ${peopleWords(told.people)}`.trim();
  const { targets: named, rest: left } = splitTarget(told.left);
  if (named.length > 0)
    return left === "" ? calls(callOf("visit", { about: splitAs(named, said) })) : "no";
  const { customers } = await findNames(app, actor, told.left, likelyNames(told.left));
  const mentions = findMentions(told.left, customers, isOrdinary, lexicon.personTitles);
  const [first] = mentions;
  if (first === undefined || first.isDoubtful) return "no";
  let rest = told.left;
  for (const { from, to } of mentions.toReversed())
    rest = `${rest.slice(0, from)} ${rest.slice(to)}`;
  if (/[\p{L}\p{N}]/u.test(rest)) return "no";
  const among = first.among.filter(({ ref: one }) =>
    mentions.every((mention) => mention.among.some(({ ref: other }) => other === one)),
  );
  const targets = among.map(({ ref: one }) => ({ ref: one }));
  return targets.length === 0
    ? "no"
    : calls(callOf("visit", { about: splitAs(targets, `? ${said}`) }));
}
