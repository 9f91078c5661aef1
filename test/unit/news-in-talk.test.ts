import { expect, it } from "vitest";
import { parseCommandLine } from "../../src/bot/grammar/parse-command-line.ts";
import { loadLexicon } from "../../src/bot/grammar/words/load-lexicon.ts";
import { heard } from "../../src/bot/grammar/words/normalise-input.ts";
import { loadLocales } from "../../src/i18n/load-locales.ts";

const lexicon = loadLexicon(loadLocales());
const typeOf = (text: string) => parseCommandLine(heard(text), lexicon, { replying: false }).type;

it.each([
  "risk that Hansa cancels, bank is slow",
  "risk of strike in Porto",
  "风险：Hansa 要换货代",
  "风险 不小，船期又推了",
  "离职 Ana 昨天走了，Porto 换成 Rui",
  "merge the three pallets for Hansa",
  "merge both invoices into one",
  "合并：Porto 三票一起发",
  "points to settle with Hansa: payment",
  "points from the call with Porto",
  "review of the drawings went fine at Hansa",
  "introduce Tom to the Hansa buyer next week",
  "map of the hall sent to Porto",
])("news begins with a command's word: %s", (text) => expect(typeOf(text)).toBe("none"));

it.each([
  "risk",
  "risk tom",
  "风险 王伟",
  "risk Tom Baker",
  "/risk of strike in Porto",
  "离职 tom",
  "离职 ok tom → lily、wei",
  "离职 tom：lily，wei",
  "leave @tom to lily, wei",
  "merge K3F V6V",
  "merge #K3F, #V6V",
  "合并 ok K3F V6V",
  "合并K3F V6V",
  "merge",
  "合并：K3F，V6V",
  "合并 K3F",
  "points",
  "points K3F letter",
  "积分 #K3F 兑 5 样品费",
  "review K3F",
  "复盘 K3F 维护 季度电话 12月18日",
  "map K3F",
  "map Hansa",
  "introduce",
  "自我介绍",
])("is the command: %s", (text) => expect(typeOf(text)).toBe("command"));
