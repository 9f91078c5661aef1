import type { Locale } from "../core/vocabulary.ts";
import { loadLocales } from "../i18n/load-locales.ts";
import type { Speaker } from "../i18n/speaker.ts";

/** Speaks the language of the terminal, from `LC_ALL`, `LC_MESSAGES` or `LANG`. */
export function terminalSpeaker(env: NodeJS.ProcessEnv = process.env): Speaker {
  const wanted = env.LC_ALL || env.LC_MESSAGES || env.LANG || "";
  const locale: Locale = wanted.toLowerCase().startsWith("zh") ? "zh-CN" : "en";
  return loadLocales({ onMissing: () => {} }).speaker(locale);
}
