import { describe, expect, it } from "vitest";
import { blockMarkdown } from "../../src/adapters/dingtalk/render.ts";
import { renderBlock as slackBlock } from "../../src/adapters/slack/render.ts";
import { renderBlock as robotBlock } from "../../src/adapters/wecom-robot/render.ts";
import type { Block } from "../../src/chat/message.ts";
import { blockText } from "../../src/chat/plain-text.ts";
import { loadLocales } from "../../src/i18n/load-locales.ts";
import { columnsOf } from "../../src/views/blocks/columns-of.ts";
import { type CustomerRow, customerRow } from "../../src/views/customer/customer-row.ts";
import { rowName } from "../../src/views/customer/row-name.ts";

const speak = loadLocales().speaker("zh-CN");

/**
 * Columns of a line on a phone of 360 points, a Chinese character counted as two: texts of 17 points
 * in bubbles (DingTalk, WeCom, WeChat), and Slack's list with its indent.
 */
const phones: Readonly<
  Record<string, { readonly columns: number; shown(block: Block): readonly string[] }>
> = {
  dingtalk: {
    columns: 40,
    shown: (block) =>
      blockMarkdown(block)
        .replaceAll(/\\(.)|\*\*/g, "$1")
        .split(/ {2}\n|\n\n/),
  },
  "wecom robot": {
    columns: 42,
    shown: (block) =>
      robotBlock(block)
        .replaceAll(/\\(.)|\*\*|`/g, "$1")
        .split("\n")
        .map((one) => one.trimEnd()),
  },
  text: { columns: 40, shown: (block) => blockText(block).split("\n") },
  slack: {
    columns: 44,
    shown: (block) =>
      slackBlock(block).flatMap(({ elements }) =>
        (elements as { elements: { elements: { text: string }[] }[] }[]).flatMap(({ elements }) =>
          elements.flatMap((item) =>
            item.elements
              .map(({ text }) => text)
              .join("")
              .split("\n"),
          ),
        ),
      ),
  },
};

const names = [
  "Gulf Supplies",
  "Johannesburg Mining Supply",
  "Deutsche Vereinigte Schraubenwerke GmbH & Co. KG",
  "Guangzhou Hongda Import and Export Trading Co., Ltd.",
  "Comercializadora de Refacciones Industriales del Norte, S. de R.L. de C.V.",
  "广州市宏达进出口贸易有限责任公司华南分公司",
  "株式会社山田製作所",
  "Supercalifragilisticexpialidocious",
  "ООО «Северсталь-Метиз Калининград»",
  "A\n# heading  *",
];

const row = (name: string, more: Partial<CustomerRow> = {}) =>
  customerRow(
    {
      ref: "K3F",
      name,
      tier: "KA",
      presses: ["🟢 剩2h40", "Istanbul 14:50"],
      why: ["满60天"],
      ...more,
    },
    "direct",
    speak,
  );

describe.each(Object.entries(phones))("rows on %s", (_, { columns, shown }) => {
  it.each(names)("keep %s and its reference on one line", (name) => {
    for (const urgent of ["", "逾期16天"]) {
      const items = [row(name, { urgent }), row(name, { urgent, tier: "D → C" })];
      const lines = shown({ type: "list", start: 98, items }).filter((line) => line !== "");
      expect(lines).toHaveLength(6);
      for (const first of [lines[0] ?? "", lines[3] ?? ""]) {
        expect(first).toMatch(/·\u00a0(KA|D\u00a0→\u00a0C)\u00a0·\u00a0#K3F$/);
        expect(columnsOf(first)).toBeLessThanOrEqual(columns);
      }
      expect(lines[1]).toContain("🟢\u00a0剩2h40\u00a0· Istanbul\u00a014:50");
      expect(lines[2]?.trim()).toMatch(urgent === "" ? /^满60天$/ : /^逾期16天\u00a0· 满60天$/);
    }
  });
});

describe("a row", () => {
  const told = (...items: Parameters<typeof customerRow>) =>
    customerRow(...items)
      .map(({ text }) => text)
      .join("");

  it("leaves out what is not told", () => {
    expect(told({ ref: "K3F", name: "Gulf Supplies" }, "direct", speak)).toBe(
      "Gulf Supplies ·\u00a0#K3F",
    );
    const why = ["", "大客户"];
    expect(told({ ref: "K3F", name: "Gulf", tier: "A", why }, "direct", speak)).toBe(
      "Gulf ·\u00a0A\u00a0·\u00a0#K3F\n大客户",
    );
  });

  it("stands out where it is urgent", () => {
    expect(row("Gulf Supplies", { urgent: "逾期5天" })).toContainEqual({
      type: "strong",
      text: "逾期5天",
    });
    expect(told({ ref: "K3F", name: "Gulf", urgent: "逾期5天" }, "direct", speak)).toMatch(
      /^❗\u00a0Gulf .*\n逾期5天$/,
    );
  });

  it("never takes more than two lines below the name, and breaks no short part", () => {
    const why = ["3 days overdue", "sample received, step 2 of 4", "last: no answer"];
    expect(told({ ref: "K3F", name: "Gulf", why }, "direct", speak).split("\n").slice(1)).toEqual([
      "3\u00a0days\u00a0overdue",
      "sample received, step\u00a02\u00a0of\u00a04",
    ]);
    const words =
      "a remark that is much longer than a line of a phone and goes on, and on, and on, and on";
    const row = { ref: "K3F", name: "Gulf", presses: ["🟢 剩2h40", "Istanbul"], why: [words] };
    expect(told(row, "direct", speak).split("\n").slice(1)).toEqual([
      "🟢\u00a0剩2h40\u00a0· Istanbul",
      "a remark that is much longer than a…",
    ]);
    expect(told({ ...row, presses: [] }, "direct", speak)).toMatch(
      /\na remark that is much longer than a line of a phone and goes on…$/,
    );
    const lines = ["one", "two", "three"];
    expect(told({ ...row, presses: ["zero"], lines, why: [] }, "direct", speak)).toMatch(
      /\nzero\none\u00a0· two\u00a0· three$/,
    );
  });

  it("masks names in a group", () => {
    const masked = told({ ref: "K3F", name: "Gulf Supplies", tier: "A" }, "group", speak);
    expect(masked).toBe("Gul••• ·\u00a0A\u00a0·\u00a0#K3F");
  });

  it("shortens a name by its legal form first, and between words", () => {
    expect(rowName("Anadolu Tekstil San. ve Tic. A.Ş.", 24)).toMatch(/^Anadolu Tekstil/);
    expect(rowName("Guangzhou Hongda Trading Co., Ltd.", 26)).toBe("Guangzhou Hongda Trading");
    expect(rowName("Guangzhou Hongda Import and Export", 26)).toBe("Guangzhou Hongda Import…");
    expect(rowName("广州市宏达进出口贸易公司", 13)).toBe("广州市宏达进…");
  });
});
