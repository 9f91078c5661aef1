import { type GreetingLanguage, greetingLanguage } from "../../core/greetings/greeting-language.ts";
import type { GreetingTexts } from "../../core/greetings/greeting-texts.ts";
import { isolate, isRightToLeft } from "../../core/greetings/isolate.ts";
import { salutation } from "../../core/greetings/salutation.ts";
import { personName } from "../../core/people/person-name.ts";
import texts from "./introductions.core.json" with { type: "json" };

/** A customer to whom a member is to introduce themself. */
export type ToIntroduce = {
  /** Of the row that says so. */
  readonly id: string;
  readonly customerId: string;
  readonly ref: string;
  readonly customer: string;
  readonly country: string | null;
  readonly companyLanguage: string | null;
  /** Name of who left; null where that is forgotten. */
  readonly before: string | null;
  /** To whom: the first of the people there, the higher level first; null where nobody is known. */
  readonly person: {
    readonly id: string;
    readonly name: string;
    readonly role: string | null;
    readonly language: string | null;
  } | null;
  /** An open complaint, which comes first in any word to them. */
  readonly hasComplaint: boolean;
};

/** One customer to introduce oneself to, and how many there are; null: none is left. */
export type IntroductionStep = { readonly card: ToIntroduce | null; readonly left: number };

/** What came to a member from one colleague who left. */
export type Received = { readonly from: string | null; readonly count: number };

/** An introduction to copy, in the language of who gets it. */
export function introductionDraft(
  { person, customer, country, companyLanguage, before }: ToIntroduce,
  sender: string,
  textsOf: (language: GreetingLanguage) => GreetingTexts,
): { readonly language: GreetingLanguage; readonly text: string; readonly isVerified: boolean } {
  const language = greetingLanguage(person?.language ?? null, companyLanguage, country);
  const rightToLeft = isRightToLeft(language);
  const forms = textsOf(language);
  const name = personName(person?.name ?? "", language, country);
  const put = (text: string) => isolate(text, rightToLeft);
  const said = texts[language]
    .replaceAll("{{sender}}", put(sender))
    .replaceAll("{{company}}", put(customer))
    .replaceAll("{{before}}", put(before ?? ""));
  const text = [
    salutation(name, person?.role ?? null, forms, rightToLeft),
    ...said.split("\n"),
    "",
    forms.closing[0] ?? "",
    (forms.signature ?? "{{sender}}").replace("{{sender}}", put(sender)),
  ].join("\n");
  return { language, text, isVerified: false };
}
