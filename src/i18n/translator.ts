import { createInstance, type Resource } from "i18next";
import type { Instant } from "../core/time/civil.ts";
import { epochDayOf } from "../core/time/epoch-day.ts";
import { type Locale, locales } from "../core/vocabulary.ts";
import { createSpeaker, type Speaker } from "./speaker.ts";
import type { TextParams, Texts } from "./texts.ts";

/** Days from today beyond which a day and month may be taken for those of another year. */
const farAway = 150;

const dayMs = 86_400_000;

/** The texts of all locales, and a speaker of each. */
export type Translator = Texts & {
  /**
   * The same bound to one locale, with names, dates and numbers in it. With `now` days that are far
   * from it are said with their year; `reader` is the handle of the one member who reads it.
   */
  speaker(locale: Locale, now?: Instant, reader?: string): Speaker;
};

/** Called with `zh-CN messages:today.title`, and ` {{name}}` after it when a parameter is missing. */
export type OnMissing = (what: string) => void;

/** Texts around the places (even positions) and the names of the places (odd positions). */
type Template = readonly string[];

/** A translator over loaded texts, by locale and namespace. Without `onMissing` a gap throws. */
export function createTranslator(resources: Resource, onMissing: OnMissing = refuse): Translator {
  const i18n = createInstance();
  void i18n.init({
    initAsync: false,
    resources,
    ns: Object.keys(resources.en ?? {}),
    defaultNS: "messages",
    fallbackLng: "en",
    parseMissingKeyHandler: () => "",
  });
  const plurals = new Map(locales.map((locale) => [locale, new Intl.PluralRules(locale)]));
  const templates = new Map<string, Template>();

  const resolve = (locale: Locale, key: string, count: number | undefined): Template | null => {
    const options = { lng: locale, skipInterpolation: true };
    const text = i18n.t(key, count === undefined ? options : { ...options, count });
    return text === "" ? null : text.split(/\{\{([\w-]+)\}\}/);
  };

  const say = (locale: Locale, key: string, params: TextParams = {}): string => {
    const count = typeof params.count === "number" ? params.count : undefined;
    const form = count === undefined ? "" : plurals.get(locale)?.select(count);
    const id = `${locale} ${key} ${form}`;
    const template = templates.get(id) ?? resolve(locale, key, count);
    if (template === null) {
      onMissing(`${locale} ${key}`);
      return key;
    }
    templates.set(id, template);
    return fill(template, params, (name) => onMissing(`${locale} ${key} {{${name}}}`));
  };

  const translator: Translator = {
    t: (locale, key, ...[params]) => say(locale, key, params),
    sentenceOf: (locale, beginning, end, params) => say(locale, beginning + end, params),
    bundle: (locale, namespace) => i18n.getResourceBundle(locale, namespace),
    speaker(locale, now, reader) {
      const speaker = speakers.get(locale) ?? createSpeaker(translator, locale);
      const known = reader === undefined ? speaker : { ...speaker, reader };
      return now === undefined ? known : speakerAt(known, now);
    },
  };
  const speakers = new Map(locales.map((locale) => [locale, createSpeaker(translator, locale)]));
  return translator;
}

function fill(template: Template, params: TextParams, lacks: (name: string) => void): string {
  let text = template[0] ?? "";
  for (let index = 1; index < template.length; index += 2) {
    const name = template[index] ?? "";
    const value = params[name];
    if (value === undefined) lacks(name);
    text += (value ?? `{{${name}}}`) + (template[index + 1] ?? "");
  }
  return text;
}

function refuse(what: string): never {
  throw new Error(`missing text: ${what}`);
}

/** A speaker who says the year of days that are far from `now`. */
function speakerAt(speaker: Speaker, now: Instant): Speaker {
  const today = Math.floor(now / dayMs);
  return {
    ...speaker,
    day: (date) =>
      Math.abs(epochDayOf(date) - today) > farAway ? speaker.date(date) : speaker.day(date),
  };
}
