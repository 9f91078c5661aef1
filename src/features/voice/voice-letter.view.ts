import type { Block } from "../../chat/message.ts";
import { channelStops } from "../../core/customer/stop.ts";
import { greetingLanguage } from "../../core/greetings/greeting-language.ts";
import { isolate, isRightToLeft } from "../../core/greetings/isolate.ts";
import { letterDraft } from "../../core/greetings/letter-draft.ts";
import { greetingTexts } from "../../i18n/greeting-texts.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { paragraph } from "../../views/blocks/inline.ts";
import { channelText } from "../../views/customer/stop-text.ts";
import { draftBlock, draftWords } from "../../views/greetings/greeting-words.ts";
import type { LetterTo } from "./letter-to.core.ts";

/** What a letter is about: how satisfied they are, or a suggestion that was done. */
export type VoiceLetter =
  | { readonly kind: "survey" }
  | { readonly kind: "suggestion"; readonly said: string; readonly did: string | null };

/** A letter to copy, in the language of who gets it, with what is to be minded. */
export function letterBlocks(
  letter: VoiceLetter,
  { contact, manners }: LetterTo,
  sender: { readonly name: string },
  speak: Speaker,
): Block[] {
  const own = greetingLanguage(contact.language, contact.companyLanguage, contact.country);
  const language = greetingTexts(own).letters === undefined ? "en" : own;
  const texts = greetingTexts(language);
  const draft = {
    language,
    isVerified: texts.verified,
    text: letterDraft(
      { ...contact, sender: sender.name },
      bodyOf(letter, language),
      language,
      texts,
    ),
  };
  const lines = [
    channelStops(contact.stops).length === 0 ? null : channelText(contact.stops, speak),
    manners?.taboos == null ? null : speak.t("greet.taboos", { text: manners.taboos }),
    language === own ? null : speak.t("voice.in-english", { language: speak.language(own) }),
    letter.kind === "survey" ? null : speak.t("voice.as-written"),
    draftWords(draft, speak),
  ];
  return [...lines.flatMap((line) => (line === null ? [] : [paragraph(line)])), draftBlock(draft)];
}

function bodyOf(letter: VoiceLetter, language: Parameters<typeof greetingTexts>[0]): string {
  const texts = greetingTexts(language).letters ?? {};
  if (letter.kind === "survey") return texts["survey-letter"] ?? "";
  const isRight = isRightToLeft(language);
  const { said, did } = letter;
  const ended = (words: string) => isolate(words.replace(/[\s。.!！;；]+$/u, ""), isRight);
  const body = texts[did === null ? "suggestion-done-letter" : "suggestion-done-how-letter"] ?? "";
  return body.replace("{{said}}", () => ended(said)).replace("{{did}}", () => ended(did ?? ""));
}
