import type { GreetingLanguage } from "./greeting-language.ts";
import type { GreetingTexts } from "./greeting-texts.ts";
import { type Addressee, letterDraft } from "./letter-draft.ts";

/**
 * A greeting to copy: salutation, a wish of the first family that the language has, a second
 * sentence, the close and the sender.
 */
export function greetingDraft(
  addressee: Addressee,
  families: readonly string[],
  festival: string,
  language: GreetingLanguage,
  texts: GreetingTexts,
): string {
  const family = families.find((one) => texts.wishes[one] !== undefined) ?? "celebration";
  const wishes = texts.wishes[family] ?? [];
  const { wish, second, closing } = wordingOf(addressee.wording, wishes, texts);
  const said = wish.replaceAll("{{festival}}", texts.festivals?.[festival] ?? "");
  const body = `${said}${texts.joiner}${second}`;
  return letterDraft(addressee, body, language, texts, closing);
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
