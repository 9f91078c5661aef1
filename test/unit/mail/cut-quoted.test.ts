import { describe, expect, it } from "vitest";
import { cutQuoted } from "../../../src/core/mail/cut-quoted.ts";

/** What a program puts above what it quotes, as it came. */
const leads: Readonly<Record<string, string>> = {
  "Gmail in English": "On Mon, Nov 30, 2026 at 10:02 AM Lily Chen <lily@ours.example> wrote:",
  "Gmail, broken over two lines":
    "On Mon, Nov 30, 2026 at 10:02 AM Lily Chen <lily.chen.export@ours.example>\nwrote:",
  "Gmail with narrow spaces":
    "On Mon, Nov 30, 2026 at 10:02\u202fAM Lily Chen <lily@ours.example> wrote:",
  "Gmail in German": "Am Mo., 30. Nov. 2026 um 10:02 Uhr schrieb Lily Chen <lily@ours.example>:",
  "Thunderbird in German": "Am 30.11.26 um 10:02 schrieb Lily Chen:",
  "Gmail in Spanish": "El lun, 30 nov 2026 a las 10:02, Lily Chen (<lily@ours.example>) escribió:",
  "Gmail in French": "Le lun. 30 nov. 2026 à 10:02, Lily Chen <lily@ours.example> a écrit :",
  "Gmail in Portuguese":
    "Em seg., 30 de nov. de 2026 às 10:02, Lily Chen <lily@ours.example> escreveu:",
  "Gmail in Italian":
    "Il giorno lun 30 nov 2026 alle ore 10:02 Lily Chen <lily@ours.example> ha scritto:",
  "Gmail in Russian": "пн, 30 нояб. 2026 г. в 10:02, Lily Chen <lily@ours.example>:\n> Dear Jens",
  "Gmail in Turkish": "Lily Chen <lily@ours.example>, 30 Kas 2026 Pzt, 10:02 tarihinde şunu yazdı:",
  "Gmail in Chinese": "Lily Chen <lily@ours.example> 于2026年11月30日周一 10:02写道：",
  "Apple Mail": "> On 30 Nov 2026, at 10:02, Lily Chen <lily@ours.example> wrote:",
  "Apple Mail in Chinese": "在 2026年11月30日，10:02，Lily Chen <lily@ours.example> 写道：",
  "163": 'At 2026-11-30 10:02:11, "Lily Chen" <lily@ours.example> wrote:',
  "163 in Chinese": '在 2026-11-30 10:02:11，"Lily Chen" <lily@ours.example> 写道：',
  QQ: '------------------ 原始邮件 ------------------\n发件人: "Lily Chen" <lily@ours.example>;\n发送时间: 2026年11月30日(星期一) 上午10:02\n收件人: "Jens"<jens@k.example>;\n主题: 报价',
  "QQ in English":
    '------------------ Original ------------------\nFrom: "Lily Chen" <lily@ours.example>;\nDate: Mon, Nov 30, 2026 10:02 AM\nTo: "Jens"<jens@k.example>;\nSubject: price',
  Foxmail: "\n \n发件人： Lily Chen\n发送时间： 2026-11-30 10:02\n收件人： jens\n主题： 报价",
  NetEase: "---- 回复的原邮件 ----\n| 发件人 | Lily Chen<lily@ours.example> |",
  Outlook:
    "From: Lily Chen <lily@ours.example> \nSent: Monday, November 30, 2026 10:02 AM\nTo: Jens <jens@k.example>\nCc: Maria <maria@k.example>\nSubject: Price",
  "Outlook on the web":
    "________________________________\nFrom: Lily Chen <lily@ours.example>\nSent: Monday, November 30, 2026 10:02\nTo: Jens\nSubject: Price",
  "old Outlook":
    "-----Original Message-----\nFrom: Lily Chen [mailto:lily@ours.example]\nSent: Monday, November 30, 2026 10:02 AM\nTo: Jens\nSubject: Price",
  "Outlook in German":
    "Von: Lily Chen <lily@ours.example>\nGesendet: Montag, 30. November 2026 10:02\nAn: Jens\nBetreff: Preis",
  "Outlook in Spanish":
    "De: Lily Chen <lily@ours.example>\nEnviado el: lunes, 30 de noviembre de 2026 10:02\nPara: Jens\nAsunto: Precio",
  "Outlook in French":
    "De : Lily Chen <lily@ours.example>\nEnvoyé : lundi 30 novembre 2026 10:02\nÀ : Jens\nObjet : Prix",
  "Outlook in Chinese":
    "发件人: Lily Chen <lily@ours.example>\n发送时间: 2026年11月30日 10:02\n收件人: Jens <jens@k.example>\n主题: 报价",
  "bold labels":
    "*From:* Lily Chen <lily@ours.example>\n*Sent:* Monday, November 30, 2026 10:02 AM\n*To:* Jens\n*Subject:* Price",
};

describe("what somebody wrote themselves", () => {
  it.each(Object.entries(leads))("ends where the mail before begins: %s", (_, lead) => {
    const text = `Dear Lily,\n\nThe price is fine.\nPlease send the PI.\n\n${lead}\n\n> Dear Jens,\n> 2.10 USD/kg FOB.\nDear Jens, 2.10 USD/kg`;
    expect(cutQuoted(text)).toBe("Dear Lily,\nThe price is fine.\nPlease send the PI.");
  });

  it.each([
    ["a signature", "Noted.\n-- \nJens\n+49 40 1234", "Noted."],
    ["a telephone's line", "Noted.\n\nSent from my iPhone", "Noted."],
    ["the same in Chinese", "好的\n\n发自我的iPhone", "好的"],
    ["quoted lines alone", "> old\n> older\n", ""],
    ["two kinds of line breaks", "One\r\ntwo\rthree", "One\ntwo\nthree"],
    [
      "a sentence that ends with wrote",
      "See what Maria wrote:\nwe need 5 t.",
      "See what Maria wrote:\nwe need 5 t.",
    ],
    [
      "a line with a colon",
      "Subject: new order\nQuantity: 5 t\nPlease quote.",
      "Subject: new order\nQuantity: 5 t\nPlease quote.",
    ],
    ["a list of what they need", "To: Hamburg\nQuantity: 5 t", "To: Hamburg\nQuantity: 5 t"],
  ])("is without %s", (_, text, own) => {
    expect(cutQuoted(text)).toBe(own);
  });

  it("stands between what is quoted where nothing stands above it", () => {
    const text =
      "On 30 Nov 2026, at 10:02, Lily <lily@ours.example> wrote:\n> How many?\n5 t\n> When?\nIn March";
    expect(cutQuoted(text)).toBe("5 t\nIn March");
  });

  it("takes no time over a long text that never ends", () => {
    expect(cutQuoted(`${"On 1 ".repeat(20_000)}\n`.repeat(5)).length).toBeGreaterThan(1000);
    expect(cutQuoted("From: a\n".repeat(20_000))).toContain("From: a");
  });
});
