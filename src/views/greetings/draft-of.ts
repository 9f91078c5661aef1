import type { FestivalCustom } from "../../core/greetings/customs.ts";
import { greetingDraft } from "../../core/greetings/greeting-draft.ts";
import { type GreetingLanguage, greetingLanguage } from "../../core/greetings/greeting-language.ts";
import type { GreetingContact } from "../../core/greetings/planned-greeting.ts";
import { greetingTexts } from "../../i18n/greeting-texts.ts";

/** A greeting to copy, in the language of who gets it. */
export type Draft = {
  readonly language: GreetingLanguage;
  readonly text: string;
  /** Whether a native reader has checked the wording. */
  readonly isVerified: boolean;
};

/** What a draft is for: a festival, or a birthday. */
export type DraftOccasion = {
  readonly festival: string;
  readonly wishes: FestivalCustom["wishes"];
};

/** The birthday as an occasion of a draft. */
export const birthdayOccasion: DraftOccasion = { festival: "", wishes: ["birthday"] };

/** The draft for a person, signed by a member. */
export function draftOf(
  contact: GreetingContact,
  { festival, wishes }: DraftOccasion,
  sender: { readonly name: string },
): Draft {
  const { language: own, companyLanguage, country } = contact;
  const language = greetingLanguage(own, companyLanguage, country);
  const texts = greetingTexts(language);
  return {
    language,
    isVerified: texts.verified,
    text: greetingDraft({ ...contact, sender: sender.name }, wishes, festival, language, texts),
  };
}
