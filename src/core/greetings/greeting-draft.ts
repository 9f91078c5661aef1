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
  const family = families.find((one) => texts.wishes[one] !== undefined) ?? "celebration";
  const wishes = texts.wishes[family] ?? [];
  const { wish, second, closing } = wordingOf(wording, wishes, texts);
  const said = wish.replaceAll("{{festival}}", texts.festivals?.[festival] ?? "");
  return [
    salutation(personName(name, language, country), role, texts, rightToLeft),
    `${said}${texts.joiner}${second}`,
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
