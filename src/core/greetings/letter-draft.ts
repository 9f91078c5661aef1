import { personName } from "../people/person-name.ts";
import type { GreetingLanguage } from "./greeting-language.ts";
import type { GreetingTexts } from "./greeting-texts.ts";
import { isolate, isRightToLeft } from "./isolate.ts";
import { salutation } from "./salutation.ts";

/** Whom a letter is for, and from whom. */
export type Addressee = {
  /** As the contact is written. */
  readonly name: string;
  readonly role: string | null;
  /** ISO country of the company. */
  readonly country: string | null;
  /** Number of the wording, from 0: two people of one company have different ones. */
  readonly wording: number;
  /** Name of the member who signs. */
  readonly sender: string;
};

/**
 * A letter to copy: salutation, what it says, the close, which is the first of the language unless one is
 * given, and the sender.
 */
export function letterDraft(
  { name, role, country, sender }: Addressee,
  body: string,
  language: GreetingLanguage,
  texts: GreetingTexts,
  closing = texts.closing[0] ?? "",
): string {
  const rightToLeft = isRightToLeft(language);
  const ours = (text: string) => inRegion(text, country, texts);
  return [
    salutation(personName(name, language, country), role, regional(texts, ours), rightToLeft),
    ours(body),
    "",
    closing,
    (texts.signature ?? "{{sender}}").replace("{{sender}}", isolate(sender, rightToLeft)),
  ].join("\n");
}

/** A text in the words of a country, where those differ. */
function inRegion(text: string, country: string | null, { regional = {} }: GreetingTexts): string {
  const words = Object.entries(regional)
    .filter(([countries]) => countries.split(" ").includes(country ?? ""))
    .flatMap(([, own]) => Object.entries(own));
  return words.reduce((said, [general, own]) => said.replaceAll(general, own), text);
}

/** The same texts with the country's forms of address; names are put into them afterwards. */
function regional(texts: GreetingTexts, ours: (text: string) => string): GreetingTexts {
  const { named, unnamed, ...others } = texts.salutation;
  const forms = Object.entries(others).map(([form, text]) => [
    form,
    typeof text === "string" ? ours(text) : text,
  ]);
  const salutation = { ...Object.fromEntries(forms), named: ours(named), unnamed: ours(unnamed) };
  return { ...texts, salutation };
}
