import { describe, expect, it } from "vitest";
import { readTagEdit } from "../../../src/bot/arguments/read-tag-edit.ts";
import { splitTarget } from "../../../src/bot/arguments/split-target.ts";
import { splitWhen } from "../../../src/bot/arguments/split-when.ts";
import { loadLexicon } from "../../../src/bot/grammar/words/load-lexicon.ts";
import { heard } from "../../../src/bot/grammar/words/normalise-input.ts";
import { wholeWord } from "../../../src/bot/grammar/words/word-table.ts";
import type { CivilDate } from "../../../src/core/time/civil.ts";
import { loadLocales } from "../../../src/i18n/load-locales.ts";

const lexicon = loadLexicon(loadLocales());
const wednesday = "2026-12-02" as CivilDate;

describe("splitTarget", () => {
  it.each([
    ["#K3F B", [{ ref: "K3F" }], "B"],
    ["k3f b", [{ ref: "K3F" }], "b"],
    ["＃Ｋ３Ｆ：样品", [{ ref: "K3F" }], "样品"],
    ["#ZZZ B", [{ ref: "ZZZ" }], "B"],
    ["3 B", [{ number: 3 }], "B"],
    ["3", [{ number: 3 }], ""],
    ["B", [], "B"],
    ["wei", [], "wei"],
    ["12/5 fair", [], "12/5 fair"],
    ["3d fair", [], "3d fair"],
    ["2026 fair", [], "2026 fair"],
    ["3% for Nile", [], "3% for Nile"],
    ["4 percent", [], "4 percent"],
    ["5个点", [], "5个点"],
    ["2 % 换 转介绍", [], "2 % 换 转介绍"],
    ["3 percentile", [{ number: 3 }], "percentile"],
    ["3 5%", [{ number: 3 }], "5%"],
    ["", [], ""],
  ])("%j", (text, targets, rest) => {
    const { text: whole } = heard(text);
    expect(splitTarget(whole)).toEqual({ targets, rest, whole });
  });
});

describe("splitWhen", () => {
  it.each([
    ["3d on holiday", "2026-12-05", "on holiday"],
    ["3天 对方休假", "2026-12-05", "对方休假"],
    ["3天后对方休假", "2026-12-05", "对方休假"],
    ["下周三，展会", "2026-12-09", "展会"],
    ["friday", "2026-12-04", ""],
    ["12/5 trade fair", "2026-12-05", "trade fair"],
    ["2026-12-05 trade fair", "2026-12-05", "trade fair"],
  ])("%j", (text, from, rest) => {
    expect(splitWhen(heard(text), lexicon, wednesday)).toMatchObject({ when: { from }, rest });
  });

  it.each(["", "on holiday", "展会", "3", "soon"])("finds no date in %j", (text) => {
    expect(splitWhen(heard(text), lexicon, wednesday)).toBeNull();
  });
});

describe("readTagEdit", () => {
  it("puts on and takes off, in any width and with any comma", () => {
    expect(readTagEdit(heard("背调，＋VIP -试用、——旧").text, lexicon)).toEqual({
      add: ["背调", "VIP"],
      remove: ["试用", "旧"],
    });
    expect(readTagEdit("distributor #eu -trial", lexicon)).toEqual({
      add: ["distributor", "eu"],
      remove: ["trial"],
    });
    expect(readTagEdit("加 VIP 背调 去 试用", lexicon)).toEqual({
      add: ["VIP", "背调"],
      remove: ["试用"],
    });
    expect(readTagEdit("加急", lexicon)).toEqual({ add: ["加急"], remove: [] });
    expect(readTagEdit("remove trial +vip", lexicon)).toEqual({ add: ["vip"], remove: ["trial"] });
    expect(readTagEdit(" - + ", lexicon)).toEqual({ add: [], remove: [] });
  });
});

describe("wholeWord", () => {
  it("reads tiers and stages by their words, and nothing else", () => {
    expect(wholeWord(lexicon.tiers, "ka")).toBe("KA");
    expect(wholeWord(lexicon.tiers, heard("Ｂ级").text)).toBe("B");
    expect(wholeWord(lexicon.tiers, "b please")).toBeNull();
    expect(wholeWord(lexicon.stages, "first-order")).toBe("first-order");
    expect(wholeWord(lexicon.stages, "已寄样")).toBe("sampled");
    expect(wholeWord(lexicon.stages, "流失")).toBe("lost");
    expect(wholeWord(lexicon.stages, "nowhere")).toBeNull();
    expect(wholeWord(lexicon.stages, "")).toBeNull();
  });
});
