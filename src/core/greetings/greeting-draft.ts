import { personName } from "../people/person-name.ts";
import type { GreetingLanguage } from "./greeting-language.ts";
import type { GreetingTexts } from "./greeting-texts.ts";
import { isolate, isRightToLeft } from "./isolate.ts";
import { salutation } from "./salutation.ts";

/** Whom a greeting is for, and from whom. */
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
 * A greeting to copy: salutation, a wish of the first family that the language has, a second
 * sentence, the close and the sender.
 */
export function greetingDraft(
  { name, role, country, wording, sender }: Addressee,
  families: readonly string[],
  festival: string,
  language: GreetingLanguage,
  texts: GreetingTexts,
): string {
  const rightToLeft = isRightToLeft(language);
  const ours = (text: string) => inRegion(text, country, texts);
  const family = families.find((one) => texts.wishes[one] !== undefined) ?? "celebration";
  const wishes = texts.wishes[family] ?? [];
  const { wish, second, closing } = wordingOf(wording, wishes, texts);
  const said = wish.replaceAll("{{festival}}", texts.festivals?.[festival] ?? "");
  return [
    salutation(personName(name, language, country), role, regional(texts, ours), rightToLeft),
    `${ours(said)}${texts.joiner}${ours(second)}`,
    "",
    closing,
    (texts.signature ?? "{{sender}}").replace("{{sender}}", isolate(sender, rightToLeft)),
  ].join("\n");
}

/**
 * The n-th of all combinations: neighbours have no sentence in common, and with three wishes, three
 * second sentences and two closes only the 19th is the first again.
 */
function wordingOf(number: number, wishes: readonly string[], texts: GreetingTexts) {
  const pick = (list: readonly string[], index: number) => list[index % list.length] ?? "";
  const round = Math.floor(number / wishes.length);
  return {
    wish: pick(wishes, number),
    second: pick(texts.second, number + round),
    closing: pick(texts.closing, number),
  };
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
