import { type PushSetting, untimedKinds } from "../../core/push/push-settings.ts";
import { Refusal } from "../../errors.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import type { Lexicon } from "../grammar/words/lexicon.ts";
import { wholeWord } from "../grammar/words/word-table.ts";
import { chooseNamed } from "./choose-named.ts";
import { readTime } from "./read-setting.ts";

/** A kind of push and what becomes of it. */
export type PushChoice = { readonly kind: string; readonly setting: PushSetting };

/**
 * Reads `digest off`, `digest 9:30`, `digest on`. Throws a `Refusal` that names the kinds, or says
 * what may follow one.
 */
export function readPushSetting(
  text: string,
  kinds: readonly string[],
  lexicon: Lexicon,
  speak: Speaker,
): PushChoice {
  const words = text.split(" ");
  const setting = settingOf(words.at(-1) ?? "", lexicon);
  const name = (setting === null ? words : words.slice(0, -1)).join(" ");
  const nameOf = (kind: string) => speak.sentenceOf("push-kinds.", kind);
  const kind = chooseNamed(name, kinds, nameOf);
  if (kind === null) {
    throw new Refusal("push.which", { kinds: kinds.map(nameOf).join(speak.t("list.comma")) });
  }
  if (setting === null) throw new Refusal("push.how", { kind: nameOf(kind) });
  if (setting.at !== null && untimedKinds.includes(kind)) {
    throw new Refusal("push.no-time", { kind: nameOf(kind) });
  }
  return { kind, setting };
}

function settingOf(word: string, { switches }: Lexicon): PushSetting | null {
  const isOn = wholeWord(switches, word);
  if (isOn !== null) return { isOff: !isOn, at: null };
  const at = readTime(word);
  return at && { isOff: false, at };
}
