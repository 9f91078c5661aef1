import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { judgeMail, type MailHouse } from "../../../src/core/mail/judge-mail.ts";
import { mailNote } from "../../../src/core/mail/mail-note.ts";
import { readForwarded } from "../../../src/core/mail/read-forwarded.ts";
import type { Instant, Zone } from "../../../src/core/time/civil.ts";
import { readMail } from "../../../src/mail/read-mail.ts";

const contact = (customerId: string, contactId: string) => [{ customerId, contactId }];

const house: MailHouse = {
  members: new Map([
    ["lily@ours.example", "lily"],
    ["tom@ours.example", "tom"],
  ]),
  ours: new Set(["sales@ours.example"]),
  domains: new Set(["ours.example"]),
  contacts: new Map([
    ["jens@hansa.example", contact("hansa", "jens")],
    ["maria@delta.example", contact("delta", "maria")],
    ["agent@gmail.com", [...contact("hansa", "agent-1"), ...contact("delta", "agent-2")]],
    ["wang@163.com", contact("delta", "wang")],
  ]),
  customers: new Map([
    ["hansa.example", ["hansa"]],
    ["delta.example", ["delta"]],
    ["group.example", ["hansa", "delta"]],
  ]),
  owners: new Map([
    ["hansa", "lily"],
    ["delta", "tom"],
  ]),
};

const came = Date.parse("2026-11-30T03:00:00Z") as Instant;
const beijing = "Asia/Shanghai" as Zone;

/** What is heard of a mail with these lines. */
async function heard(head: string, body = "Hello", at = came) {
  const raw = `${head.replaceAll("\n", "\r\n")}\r\nMessage-ID: <m1@x.example>\r\n\r\n${body.replaceAll("\n", "\r\n")}`;
  const mail = await readMail(Buffer.from(raw));
  return judgeMail(mail, readForwarded(mail, at, beijing), house, at);
}

describe("who wrote to whom", () => {
  it("is a contact to us: to who is addressed, else to the owner", async () => {
    const head =
      "From: Jens <JENS@hansa.example>\nDate: Mon, 30 Nov 2026 10:00:00 +0800\nSubject: AW: Price";
    expect(await heard(`${head}\nTo: sales@ours.example`, "How much?")).toMatchObject({
      id: "m1@x.example",
      direction: "in",
      memberId: "lily",
      at: Date.parse("2026-11-30T02:00:00Z"),
      subject: "Price",
      text: "How much?",
      of: [{ customerId: "hansa", contactId: "jens" }],
    });
    expect(await heard(`${head}\nTo: tom@ours.example`)).toMatchObject({ memberId: "tom" });
    expect(await heard(`${head}\nTo: tom@ours.example, lily@ours.example`)).toMatchObject({
      memberId: "lily",
    });
  });

  it("is a member to contacts, one of each customer, the known before the unknown", async () => {
    const mail = await heard(
      "From: lily@ours.example\nTo: new@delta.example, maria@delta.example\nCc: jens@hansa.example, tom@ours.example\nBcc: heard@ours.example\nSubject: PI",
    );
    expect(mail).toMatchObject({
      direction: "out",
      memberId: "lily",
      of: [
        { customerId: "delta", contactId: "maria" },
        { customerId: "hansa", contactId: "jens" },
      ],
    });
  });

  it("is the shared mailbox, nobody says which of us", async () => {
    const mail = await heard("From: sales@ours.example\nTo: jens@hansa.example\nSubject: PI");
    expect(mail).toMatchObject({ direction: "out", memberId: null });
  });

  it("is somebody unknown at a customer's domain, or in a part of it", async () => {
    const from = (address: string) => heard(`From: ${address}\nTo: lily@ours.example\nSubject: Hi`);
    expect(await from("Eva <eva@hansa.example>")).toMatchObject({
      of: [
        {
          customerId: "hansa",
          contactId: null,
          person: { address: "eva@hansa.example", name: "Eva" },
        },
      ],
    });
    expect(await from("eva@mail.hansa.example")).toMatchObject({ of: [{ customerId: "hansa" }] });
  });

  it.each([
    ["an unknown company", "From: x@unknown.example\nTo: lily@ours.example"],
    ["free mail", "From: jens@gmail.com\nTo: lily@ours.example"],
    ["a colleague", "From: boss@ours.example\nTo: lily@ours.example"],
    [
      "a colleague to a customer, whom nobody knows",
      "From: boss@ours.example\nTo: jens@hansa.example",
    ],
    ["a member to a colleague", "From: lily@ours.example\nTo: tom@ours.example"],
    [
      "a mailing to six customers",
      `From: lily@ours.example\nTo: ${"abcdef".replaceAll(/./g, (one) => `x@${one}.example,`)}`,
    ],
    ["an address without an at sign", "From: undisclosed\nTo: lily@ours.example"],
    ["a domain that ends alike", "From: x@nothansa.example\nTo: lily@ours.example"],
  ])("is not told by %s", async (_, head) => {
    expect(await heard(`${head}\nSubject: Hi`)).toBeNull();
  });

  it("is told of one who works for two by who is in it", async () => {
    const from = "From: agent@gmail.com\nSubject: Hi";
    expect(await heard(`${from}\nTo: sales@ours.example`)).toBeNull();
    expect(await heard(`${from}\nTo: tom@ours.example`)).toMatchObject({
      of: [{ customerId: "delta", contactId: "agent-2" }],
    });
    expect(await heard("From: a@group.example\nTo: lily@ours.example\nSubject: Hi")).toMatchObject({
      of: [{ customerId: "hansa" }],
    });
  });

  it("happened when it says, never later than it came", async () => {
    const from = "From: jens@hansa.example\nTo: lily@ours.example\nSubject: Hi";
    const at = async (date: string) => (await heard(`${from}\nDate: ${date}`))?.at;
    expect(await at("Sat, 28 Nov 2026 10:00:00 +0100")).toBe(Date.parse("2026-11-28T09:00:00Z"));
    for (const odd of [
      "Tue, 1 Dec 2037 10:00:00 +0100",
      "Thu, 1 Jan 1970 00:00:00 +0000",
      "soon",
      "",
    ])
      expect(await at(odd)).toBe(came);
  });
});

/** A mail as somebody forwards it, by the program that does. */
const forwards: Readonly<Record<string, readonly [subject: string, text: string]>> = {
  Gmail: [
    "Fwd: Price of film",
    "fyi\n\n---------- Forwarded message ---------\nFrom: Jens Krüger <jens@hansa.example>\nDate: Sat, Nov 28, 2026 at 9:15 AM\nSubject: Price of film\nTo: Lily <lily@ours.example>\n\n\nCould you quote 5 t?\nJens",
  ],
  Outlook: [
    "FW: Price of film",
    "fyi\n\nFrom: Jens Krüger <jens@hansa.example>\nSent: Saturday, November 28, 2026 9:15 AM\nTo: Lily <lily@ours.example>\nSubject: Price of film\n\nCould you quote 5 t?\nJens",
  ],
  "Outlook in German": [
    "WG: Price of film",
    "Von: Jens Krüger <jens@hansa.example>\nGesendet: Samstag, 28. November 2026 09:15\nAn: Lily <lily@ours.example>\nBetreff: Price of film\n\nCould you quote 5 t?\nJens",
  ],
  "Outlook in Spanish": [
    "RV: Price of film",
    "De: Jens Krüger <jens@hansa.example>\nEnviado el: sábado, 28 de noviembre de 2026 9:15\nPara: Lily <lily@ours.example>\nAsunto: Price of film\n\nCould you quote 5 t?\nJens",
  ],
  "Outlook in Chinese": [
    "转发: Price of film",
    "发件人: Jens Krüger <jens@hansa.example>\n发送时间: 2026年11月28日 9:15\n收件人: Lily <lily@ours.example>\n主题: Price of film\n\nCould you quote 5 t?\nJens",
  ],
  QQ: [
    "转发：Price of film",
    '\n\n------------------ 原始邮件 ------------------\n发件人: "Jens Krüger" <jens@hansa.example>;\n发送时间: 2026年11月28日(星期六) 上午9:15\n收件人: "Lily"<lily@ours.example>;\n主题: Price of film\n\nCould you quote 5 t?\nJens',
  ],
  "163": [
    "Fw:Price of film",
    '-------- 转发邮件信息 --------\n发件人："Jens Krüger" <jens@hansa.example>\n发送日期：2026-11-28 09:15:00\n收件人："Lily" <lily@ours.example>\n主题：Price of film\n\nCould you quote 5 t?\nJens',
  ],
  "Apple Mail": [
    "Fwd: Price of film",
    "Begin forwarded message:\n\n> From: Jens Krüger <jens@hansa.example>\n> Subject: Price of film\n> Date: November 28, 2026 at 09:15:00 GMT+8\n> To: Lily <lily@ours.example>\n>\n> Could you quote 5 t?\n> Jens",
  ],
  Thunderbird: [
    "Fwd: Price of film",
    "\n-------- Forwarded Message --------\nSubject: \tPrice of film\nDate: \tSat, 28 Nov 2026 09:15:00 +0800\nFrom: \tJens Krüger <jens@hansa.example>\nTo: \tLily <lily@ours.example>\n\nCould you quote 5 t?\nJens",
  ],
};

describe("what a member forwards", () => {
  it.each(Object.entries(forwards))(
    "is what the customer wrote, then: %s",
    async (_, [subject, text]) => {
      const encoded = `Subject: =?utf-8?B?${Buffer.from(subject).toString("base64")}?=`;
      const head = `From: lily@ours.example\nTo: heard@ours.example\n${encoded}\nContent-Type: text/plain; charset=utf-8`;
      expect(await heard(head, text)).toMatchObject({
        direction: "in",
        memberId: "lily",
        at: Date.parse("2026-11-28T01:15:00Z"),
        subject: "Price of film",
        text: "Could you quote 5 t?\nJens",
        of: [{ customerId: "hansa", contactId: "jens" }],
      });
    },
  );

  it("is what a colleague wrote to the customer", async () => {
    const [subject, text] = forwards.Outlook ?? ["", ""];
    const turned = text
      .replace("Jens Krüger <jens@hansa.example>", "Tom <tom@ours.example>")
      .replace("Lily <lily@ours.example>", "jens@hansa.example");
    const head = `From: lily@ours.example\nTo: heard@ours.example\nSubject: ${subject}`;
    expect(await heard(head, turned)).toMatchObject({ direction: "out", memberId: "tom" });
  });

  it("is attached whole", async () => {
    const text =
      "--q\nContent-Type: text/plain\n\nsee below\n--q\nContent-Type: message/rfc822\n\nFrom: jens@hansa.example\nMessage-ID: <inner@hansa.example>\nDate: Sat, 28 Nov 2026 09:15:00 +0800\nSubject: Price\n\nHow much?\n--q--";
    const head =
      "From: lily@ours.example\nTo: heard@ours.example\nSubject: FW: Price\nContent-Type: multipart/mixed; boundary=q";
    expect(await heard(head, text)).toMatchObject({
      id: "inner@hansa.example",
      at: Date.parse("2026-11-28T01:15:00Z"),
      of: [{ contactId: "jens" }],
    });
  });

  it("is nothing where a stranger forwards it, whatever stands in it", async () => {
    const [subject, text] = forwards.Outlook ?? ["", ""];
    const head = `From: x@unknown.example\nTo: heard@ours.example\nSubject: ${subject}`;
    expect(await heard(head, text)).toBeNull();
  });

  it("is not what a member answers to all", async () => {
    const [, text] = forwards.Outlook ?? ["", ""];
    const head = "From: lily@ours.example\nTo: jens@hansa.example\nSubject: RE: Price of film";
    expect(await heard(head, text)).toMatchObject({ direction: "out", text: "fyi" });
  });

  it("came on the day that its numbers mean", async () => {
    const at = async (date: string) => {
      const text = `From: jens@hansa.example\nSent: ${date}\nTo: lily@ours.example\nSubject: Price\n\nHi`;
      const mail = await heard(
        "From: lily@ours.example\nTo: h@ours.example\nSubject: FW: Price",
        text,
      );
      return new Date(mail?.at ?? 0).toISOString().slice(0, 10);
    };
    expect(await at("11/28/2026 9:15 AM")).toBe("2026-11-28");
    expect(await at("28/11/2026 09:15")).toBe("2026-11-28");
    expect(await at("28.11.2026 09:15")).toBe("2026-11-28");
    // The second of November rather than the eleventh of February: it was forwarded at the end of November.
    expect(await at("11/2/2026 9:15")).toBe("2026-11-02");
    expect(await at("2/11/2026 9:15")).toBe("2026-11-02");
    // Nothing to be read: when it was forwarded.
    expect(await at("last week")).toBe("2026-11-30");
  });
});

describe("what is kept of a mail", () => {
  it("is its subject, what was written and the names of its files, in whatever it was written", async () => {
    const gb = (text: string) => iconv.encode(text, "gb18030").toString("base64");
    const mail = await heard(
      `From: =?gb18030?B?${gb("王")}?= <wang@163.com>\nTo: tom@ours.example\nSubject: =?gb18030?B?${gb("回复：关于PP薄膜的报价")}?=\nContent-Type: multipart/mixed; boundary=q`,
      `--q\nContent-Type: text/html; charset=gb18030\nContent-Transfer-Encoding: base64\n\n${gb("<div>您好，<br>请报价20微米</div><div><includetail>------------------ 原始邮件 ------------------</includetail></div><div>发件人: Tom</div>")}\n--q\nContent-Type: application/pdf; name="=?gb18030?B?${gb("规格书.pdf")}?="\nContent-Disposition: attachment\n\nx\n--q--`,
    );
    expect(mail).not.toBeNull();
    if (mail !== null)
      expect(mailNote(mail)).toBe("关于PP薄膜的报价 · 您好， 请报价20微米 · 📎 规格书.pdf");
  });

  it("is cut where it is long", () => {
    const note = mailNote({ subject: "a", text: "薄".repeat(5000), attachments: [] });
    expect([...note]).toHaveLength(605);
    const many = Array.from({ length: 30 }, (_, index) => `${index}.pdf`);
    expect(mailNote({ subject: "", text: "", attachments: many }).split("📎")).toHaveLength(11);
  });
});
