import { beforeEach, describe, expect, it } from "vitest";
import { clearFiles } from "../../src/app/import/last-received.ts";
import { hearMail, hearWaiting, type MailEars } from "../../src/app/mail/hear-mail.ts";
import type { Instant } from "../../src/core/time/civil.ts";
import { readMail } from "../../src/mail/read-mail.ts";
import { sql } from "../../src/store/database/sql.ts";
import { type Conversation, type Person, startConversation } from "../support/conversation.ts";
import { sharedApp } from "../support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../support/trading-house.ts";

/** Wednesday, 10:00 in Shanghai. */
const wednesday = "2026-12-02T02:00:00Z";
const now = Date.parse(wednesday) as Instant;

let house: TradingHouse;
let ears: MailEars;
let talk: Conversation;
let lily: Person;
let tom: Person;
let wei: Person;
let [izmir, lyon] = ["", ""];

const app = sharedApp({ http: false }, async () => {
  const { store } = app.genjin.app;
  house = await foundTradingHouse(store);
  [izmir = "", lyon = ""] = await house.addCustomers([
    { name: "Izmir Stone", owner: "lily", tier: "C" },
    { name: "Lyon Tiles", owner: "tom", tier: "C", country: "FR", zone: "Europe/Paris" },
  ]);
  await store.run(sql`UPDATE customer SET domain = 'izmirstone.example' WHERE ref = ${izmir}`);
  for (const [handle, address] of [
    ["lily", "lily@ours.example"],
    ["tom", "tom@ours.example"],
  ] as const) {
    const hash = store.cipher.lookupHash("email", address);
    await store.run(sql`UPDATE member SET email_hash = ${hash} WHERE handle = ${handle}`);
  }
});
beforeEach(async () => {
  ears = { organizationId: house.organizationId, addresses: ["sales@ours.example"], server: null };
  talk = startConversation(app, wednesday);
  [lily, tom, wei] = [talk.person("lily"), talk.person("tom"), talk.person("wei")];
  await lily.says(`联系人 ${izmir} Ayla ayla@izmirstone.example`);
  await tom.says(`contact ${lyon} Marc marc@lyontiles.example`);
});

type Sent = {
  readonly from: string;
  readonly to: string;
  readonly subject?: string;
  readonly text?: string;
  readonly id?: string;
  readonly at?: string;
  readonly head?: string;
};

let count = 0;
/** Hears a mail; at nine in the morning in Shanghai unless it says otherwise. */
async function hear({
  from,
  to,
  subject = "Marble",
  text = "Please quote 200 m2.",
  ...rest
}: Sent) {
  count += 1;
  const { id = `m${count}@izmirstone.example`, at = "Wed, 2 Dec 2026 09:00:00 +0800", head } = rest;
  const lines = [`From: ${from}`, `To: ${to}`, `Subject: ${subject}`, `Date: ${at}`];
  if (id !== "") lines.push(`Message-ID: <${id}>`);
  if (head !== undefined) lines.push(head);
  const mail = await readMail(Buffer.from(`${lines.join("\r\n")}\r\n\r\n${text}`));
  return hearMail(app.genjin.app, ears, mail, now, now);
}

const ayla = "Ayla <ayla@izmirstone.example>";

const touches = () =>
  app.genjin.app.store.rows<{
    handle: string | null;
    direction: string;
    kind: string;
    person: string | null;
  }>(sql`
    SELECT m.handle, t.direction, t.kind, p.name AS person FROM touch t
    LEFT JOIN member m ON m.id = t.member_id LEFT JOIN contact p ON p.id = t.contact_id ORDER BY t.at, t.id`);

describe("a customer's mail", () => {
  it("is a touch at its own time, and who asks in it waits for an answer", async () => {
    expect(await hear({ from: ayla, to: "lily@ours.example" })).toBe("heard");
    expect(await touches()).toEqual([
      { handle: "lily", direction: "in", kind: "email", person: "Ayla" },
    ]);
    await lily.says("今日");
    lily.hears(new RegExp(`⏳ 等我们回复 1：#${izmir} Marble · 已等 1h`));
    await lily.says(`历史 ${izmir}`);
    lily.hears(/✉ 已回复 · .*Marble · Please quote 200 m2/);
    await lily.says(`客户 ${izmir}`);
    lily.hears(/Marble · Please quote/);
  });

  it("is answered by our next one, and thanks ask for nothing more", async () => {
    await hear({ from: ayla, to: "lily@ours.example" });
    const at = "Wed, 2 Dec 2026 09:30:00 +0800";
    await hear({ from: "lily@ours.example", to: "ayla@izmirstone.example", text: "12 USD", at });
    await hear({
      from: ayla,
      to: "lily@ours.example",
      text: "Thank you!",
      at: "Wed, 2 Dec 2026 09:40:00 +0800",
    });
    await lily.says("今日");
    lily.hears(/^(?![\s\S]*等我们)/);
    expect(await touches()).toHaveLength(3);
  });

  it("asks for one answer however often they ask", async () => {
    await hear({ from: ayla, to: "lily@ours.example" });
    await hear({
      from: ayla,
      to: "lily@ours.example",
      text: "Any news?",
      at: "Wed, 2 Dec 2026 09:40:00 +0800",
    });
    await lily.says("今日");
    lily.hears(/⏳ 等我们回复 1/);
  });

  it("leaves what a member has planned as it is", async () => {
    await lily.says(`推迟 ${izmir} 2026-12-15`);
    await hear({ from: ayla, to: "lily@ours.example", text: "We have received it." });
    await lily.says(`为什么 ${izmir}`);
    lily.hears(/12\/15/);
  });

  it("leaves why it is planned so as well, as our own does before that day", async () => {
    await lily.says(`推迟 ${izmir} 2026-12-15 等图纸`);
    await hear({ from: ayla, to: "lily@ours.example", text: "We have received it." });
    await lily.says(`为什么 ${izmir}`);
    lily.hears(/12\/15[\s\S]*等图纸|等图纸[\s\S]*12\/15/);
    const at = "Wed, 2 Dec 2026 09:30:00 +0800";
    await hear({ from: "lily@ours.example", to: "ayla@izmirstone.example", text: "Noted.", at });
    await lily.says(`为什么 ${izmir}`);
    lily.hears(/12\/15[\s\S]*等图纸|等图纸[\s\S]*12\/15/);
  });

  it("is what was planned where we write on that day", async () => {
    await lily.says(`推迟 ${izmir} 2026-12-02 等图纸`);
    await hear({ from: "lily@ours.example", to: "ayla@izmirstone.example", text: "Noted." });
    await lily.says(`为什么 ${izmir}`);
    lily.hearsNot(/等图纸/);
  });

  it("is heard of one who asked for no contact", async () => {
    await lily.says(`${izmir} 要求停止联系`);
    await lily.says("1");
    expect(await hear({ from: ayla, to: "lily@ours.example" })).toBe("heard");
  });
});

describe("the same mail", () => {
  it.each([
    ["twice", { from: ayla, to: "lily@ours.example" }, { from: ayla, to: "lily@ours.example" }],
    [
      "as a copy, and from the shared mailbox",
      { from: "lily@ours.example", to: "ayla@izmirstone.example" },
      { from: "lily@ours.example", to: "ayla@izmirstone.example, sales@ours.example" },
    ],
  ] as const)("comes %s and is one touch", async (_, first, second) => {
    expect(await hear({ ...first, id: "same@x.example" })).toBe("heard");
    expect(await hear({ ...second, id: "same@x.example" })).toBe("known");
    expect(await touches()).toHaveLength(1);
  });

  it("is forwarded after it was heard, or before", async () => {
    const inner =
      "\r\n---------- Forwarded message ---------\r\nFrom: Ayla <ayla@izmirstone.example>\r\nDate: Wed, Dec 2, 2026 at 9:00 AM\r\nSubject: Marble\r\nTo: <lily@ours.example>\r\n\r\nPlease quote 200 m2.";
    const forward = {
      from: "lily@ours.example",
      to: "sales@ours.example",
      subject: "Fwd: Marble",
      text: inner,
    };
    expect(await hear(forward)).toBe("heard");
    expect(await hear({ from: ayla, to: "lily@ours.example" })).toBe("known");
    expect(await hear({ ...forward, at: "Wed, 2 Dec 2026 09:50:00 +0800" })).toBe("known");
    expect(await touches()).toEqual([
      { handle: "lily", direction: "in", kind: "email", person: "Ayla" },
    ]);
  });

  it("has no name of its own: once within days, another weeks later", async () => {
    const weekly = { from: ayla, to: "lily@ours.example", text: "Any news?", id: "" };
    const before = "Wed, 11 Nov 2026 09:00:00 +0800";
    expect(await hear({ ...weekly, at: before })).toBe("heard");
    expect(await hear({ ...weekly, at: before })).toBe("known");
    expect(await hear({ ...weekly, at: "Thu, 12 Nov 2026 09:00:00 +0800" })).toBe("known");
    expect(await hear(weekly)).toBe("heard");
    expect(await hear({ ...weekly, id: "named@x.example" })).toBe("known");
    expect(await touches()).toHaveLength(2);
  });

  it("but another that says the same a minute later is another", async () => {
    await hear({ from: ayla, to: "lily@ours.example" });
    await hear({ from: ayla, to: "lily@ours.example", at: "Wed, 2 Dec 2026 09:01:00 +0800" });
    expect(await touches()).toHaveLength(2);
  });
});

describe("a mail of ours", () => {
  it("is a touch of every customer that it goes to, whoever has them", async () => {
    const to = "ayla@izmirstone.example, marc@lyontiles.example";
    expect(await hear({ from: "lily@ours.example", to })).toBe("heard");
    expect(await touches()).toEqual([
      expect.objectContaining({ handle: "lily", direction: "out" }),
      expect.objectContaining({ handle: "lily", direction: "out" }),
    ]);
    await tom.says(`history ${lyon}`);
    tom.hears(/✉ .*Marble/);
    await lily.says(`历史 ${lyon}`);
    lily.hears(/^(?![\s\S]*Marble)/);
  });

  it("counts only where our mail server vouches for it, if that is asked for", async () => {
    ears = { ...ears, server: "mx.ours.example" };
    const mail = { from: "lily@ours.example", to: "ayla@izmirstone.example" };
    expect(await hear(mail)).toBe("unproven");
    const head = (line: string) => ({ ...mail, head: `Authentication-Results: ${line}` });
    expect(await hear(head("mx.evil.example; dmarc=pass"))).toBe("unproven");
    expect(await hear(head("mx.ours.example; dkim=pass header.d=evil.example"))).toBe("unproven");
    expect(await hear(head("mx.ours.example; spf=pass smtp.mailfrom=lily@ours.example"))).toBe(
      "heard",
    );
    const theirs = { from: ayla, to: "lily@ours.example" };
    expect(
      await hear({ ...theirs, head: "Authentication-Results: mx.ours.example; dmarc=fail" }),
    ).toBe("unproven");
    expect(await hear(theirs)).toBe("heard");
  });
});

describe("what is no exchange", () => {
  it.each([
    ["automatic", { from: ayla, to: "lily@ours.example", head: "Auto-Submitted: auto-replied" }],
    [
      "automatic",
      { from: ayla, to: "lily@ours.example", head: "List-Unsubscribe: <mailto:u@x.example>" },
    ],
    ["nobody's", { from: "x@unknown.example", to: "lily@ours.example" }],
    ["nobody's", { from: "izmirstone@gmail.com", to: "lily@ours.example" }],
    ["nobody's", { from: "lily@ours.example", to: "tom@ours.example" }],
  ] as const)("is %s", async (why, mail) => {
    expect(await hear(mail)).toBe(why);
    expect(await touches()).toEqual([]);
  });
});

describe("somebody unknown at a customer", () => {
  it("is heard once they are a contact, and what waits is sealed", async () => {
    const from = "Deniz <deniz@izmirstone.example>";
    expect(await hear({ from, to: "lily@ours.example", id: "d1" })).toBe("waiting");
    expect(await hear({ from, to: "lily@ours.example", id: "d1" })).toBe("known");
    const { store } = app.genjin.app;
    const rows = await store.rows<{ row: string }>(sql`SELECT h::text AS row FROM heard_mail h`);
    expect(JSON.stringify(rows)).not.toMatch(/deniz|marble/i);
    expect(await hearWaiting(app.genjin.app, house.organizationId, now)).toBe(0);
    await lily.says(`联系人 ${izmir} Deniz deniz@izmirstone.example`);
    expect(await hearWaiting(app.genjin.app, house.organizationId, now)).toBe(1);
    expect(await hearWaiting(app.genjin.app, house.organizationId, now)).toBe(0);
    expect(await touches()).toEqual([
      { handle: "lily", direction: "in", kind: "email", person: "Deniz" },
    ]);
    expect(await hear({ from, to: "lily@ours.example", id: "d1" })).toBe("known");
  });

  it("is forgotten after a month", async () => {
    await hear({ from: "deniz@izmirstone.example", to: "lily@ours.example" });
    await lily.says(`联系人 ${izmir} Deniz deniz@izmirstone.example`);
    const later = (now + 31 * 86_400_000) as Instant;
    const { store } = app.genjin.app;
    // Also where nobody listens to a mailbox any more.
    await clearFiles(app.genjin.app, (later - 2 * 86_400_000) as Instant);
    const waiting = () => store.rows(sql`SELECT 1 FROM heard_mail WHERE told IS NOT NULL`);
    expect(await waiting()).toHaveLength(1);
    await clearFiles(app.genjin.app, later);
    expect(await waiting()).toEqual([]);
    expect(await hearWaiting(app.genjin.app, house.organizationId, later)).toBe(0);
  });
});

describe("what was heard", () => {
  it("is taken back by who sees the customer, and not heard again", async () => {
    const mail = { from: ayla, to: "lily@ours.example", id: "once" };
    await hear(mail);
    await wei.says(`历史 ${izmir}`);
    await wei.presses(/撤掉 ✉ .*12\/02/);
    wei.hears(/已撤销：这封邮件不再算跟进/);
    expect(await touches()).toEqual([]);
    await lily.says("今日");
    lily.hears(/^(?![\s\S]*等我们)/);
    expect(await hear(mail)).toBe("known");
    expect(await touches()).toEqual([]);
  });

  it("is nobody's last change: an undo takes back what they typed themselves", async () => {
    await lily.says(`记 ${izmir} ok 打过电话`);
    await hear({ from: ayla, to: "lily@ours.example" });
    await lily.says("撤销");
    lily.hears(/已撤销刚才记的跟进/);
    expect(await touches()).toEqual([expect.objectContaining({ direction: "in" })]);
  });

  it("is not taken back by who does not see the customer", async () => {
    await hear({ from: ayla, to: "lily@ours.example" });
    const [entry] = await app.genjin.app.store.rows<{ id: string }>(
      sql`SELECT id FROM audit_entry WHERE action = 'touch.heard'`,
    );
    await tom.says(`/undo ${entry?.id}`);
    expect(await touches()).toHaveLength(1);
  });
});

describe("a customer whom nobody looks after", () => {
  const paulo = { from: "Paulo <paulo@bragacouro.example>", to: "sales@ours.example" };
  let braga = "";
  beforeEach(async () => {
    [braga = ""] = await house.addCustomers([
      { name: "Braga Couro", owner: "lily", tier: "C", country: "PT", zone: "Europe/Lisbon" },
    ]);
    await app.genjin.app.store.run(sql`UPDATE member SET role = 'admin' WHERE handle = 'ann'`);
    await lily.says(`联系人 ${braga} Paulo paulo@bragacouro.example`);
    await app.genjin.app.store.run(sql`UPDATE customer SET owner_id = NULL WHERE ref = ${braga}`);
  });

  it("is heard, and their question is before who sees all customers the same morning", async () => {
    const ann = talk.person("ann");
    expect(await hear({ ...paulo, subject: "Leather" })).toBe("heard");
    expect(await touches()).toMatchObject([{ handle: null, direction: "in", person: "Paulo" }]);
    await ann.says("/today");
    ann.hears(new RegExp(`#${braga} Leather`));
    await ann.says("/waiting");
    ann.hears(new RegExp(`#${braga}`));
    for (const other of [lily, tom]) {
      await other.says("/today");
      other.hearsNot(/Leather/);
    }
  });

  it("is before them also where they look after others themselves", async () => {
    const ann = talk.person("ann");
    await house.addCustomers([{ name: "Porto Vinho", owner: "ann", tier: "C", country: "PT" }]);
    await hear({ ...paulo, subject: "Cork leather" });
    await ann.says("/today");
    ann.hears(new RegExp(`#${braga} Cork leather`));
  });
});
