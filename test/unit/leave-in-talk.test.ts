import { expect, it } from "vitest";
import { parseCommandLine } from "../../src/bot/grammar/parse-command-line.ts";
import { loadLexicon } from "../../src/bot/grammar/words/load-lexicon.ts";
import { heard } from "../../src/bot/grammar/words/normalise-input.ts";
import { loadLocales } from "../../src/i18n/load-locales.ts";

const lexicon = loadLexicon(loadLocales());
const typeOf = (text: string) => parseCommandLine(heard(text), lexicon, { replying: false }).type;

it.each(["leave Porto in peace till March", "leave Hansa with Jens for now"])(
  "talk begins with a command's word: %s",
  (text) => expect(typeOf(text)).toBe("none"),
);

it.each(["/leave tom", "leave", "leave @tom to lily", "leave tom → lily", "leave ok tom -> wei"])(
  "is the command: %s",
  (text) => expect(typeOf(text)).toBe("command"),
);
