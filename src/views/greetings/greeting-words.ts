import type { Block, Inline } from "../../chat/message.ts";
import { isFestival } from "../../core/greetings/festival-custom.ts";
import type { KeptDay } from "../../core/greetings/kept-days.ts";
import type { Manners } from "../../core/greetings/manners.ts";
import type { GreetingContact, HeldBack } from "../../core/greetings/planned-greeting.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { paragraph } from "../blocks/inline.ts";
import { customerRow } from "../customer/customer-row.ts";
import { channelText } from "../customer/stop-text.ts";
import type { Draft } from "./draft-of.ts";

/** The name of a festival by its id; one that an import brought and nobody knows, as it is kept. */
export const festivalName = (festival: string, speak: Speaker): string =>
  isFestival(festival) ? speak.t(`festivals:festivals.${festival}.name`) : festival;

/**
 * `Christmas · Fri 25 Dec · in 7 days`, with a warning where the moon decides, and with the evening
 * before where a feast begins then.
 */
export function dayWords(
  name: string,
  { date, begins, tolerance }: Pick<KeptDay, "date" | "begins" | "tolerance">,
  inDays: number,
  speak: Speaker,
): string {
  const moon = tolerance === 0 ? "" : speak.t("greet.moon");
  const eve = begins === date ? "" : speak.t("greet.eve", { day: speak.day(begins) });
  return [name, speak.day(date) + moon + eve, inWords(inDays, speak)].join(speak.t("list.dot"));
}

/** How far away a day is: `in 7 days`, `tomorrow`, `today`, `2 days ago`. */
export function inWords(inDays: number, speak: Speaker): string {
  if (inDays === 0) return speak.t("greet.today");
  if (inDays === 1) return speak.t("greet.tomorrow");
  return inDays > 0
    ? speak.t("greet.in-days", { count: inDays })
    : speak.t("greet.days-ago", { count: -inDays });
}

/** A person, in a list or alone: of which customer, who it is and when, and why not now. */
export const personRow = (
  contact: GreetingContact,
  { when = "", why = "" }: { readonly when?: string; readonly why?: string },
  speak: Speaker,
): Inline[] => {
  const { customer, name, role, level } = contact;
  const function_ = role ?? (level === null ? "" : speak.t(`level.${level}`));
  const row = { ...contact, name: customer, presses: [name, function_, when], why: [why] };
  return customerRow(row, "direct", speak);
};

/** What to mind of a person and of the draft, a line each. */
export function mindBlocks(
  { taboos, preferences, contact }: Manners & { readonly contact: Pick<GreetingContact, "stops"> },
  draft: Draft,
  speak: Speaker,
): Block[] {
  const lines = [
    channelText(contact.stops, speak) || null,
    taboos === null ? null : speak.t("greet.taboos", { text: taboos }),
    preferences === null ? null : speak.t("card.likes", { text: preferences }),
    draftWords(draft, speak),
  ];
  return lines.flatMap((line) => (line === null ? [] : [paragraph(line)]));
}

/** `Draft in Arabic, not checked by a native reader:`. */
export const draftWords = ({ language, isVerified }: Draft, speak: Speaker): string =>
  speak.t(isVerified ? "greet.draft" : "greet.draft-unverified", {
    language: speak.language(language),
  });

/** The draft, to be copied. */
export const draftBlock = ({ text, language }: Draft): Block => ({
  type: "letter",
  text,
  language,
});

/** Why somebody gets nothing cheerful now. */
export function heldWords(held: HeldBack, speak: Speaker): string {
  return held.because === "tag"
    ? speak.t("greet.held-tag", { tag: held.tag })
    : speak.t(`owed.${held.because}.silence`, { day: speak.day(held.on) });
}
