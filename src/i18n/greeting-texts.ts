import { readFileSync } from "node:fs";
import type { GreetingLanguage } from "../core/greetings/greeting-language.ts";
import type { GreetingTexts } from "../core/greetings/greeting-texts.ts";
import { remember } from "./remember.ts";

const folder = new URL("../../locales/greetings/", import.meta.url);

/** The greetings of a language, read once from `locales/greetings`. */
export const greetingTexts = remember(
  (language: GreetingLanguage): GreetingTexts =>
    JSON.parse(readFileSync(new URL(`${language}.json`, folder), "utf8")),
);
