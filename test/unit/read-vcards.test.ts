import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hasVcard, readVcards } from "../../src/core/people/read-vcards.ts";

const card = (...lines: string[]) =>
  ["BEGIN:VCARD", "VERSION:3.0", ...lines, "END:VCARD", ""].join("\r\n");
const one = (...lines: string[]) => readVcards(card(...lines))[0];

describe("a business card", () => {
  it("is read as phones of today write it (3.0)", () => {
    const [read, ...others] = readVcards(
      card(
        "PRODID:-//Apple Inc.//iOS 17.4//EN",
        "N:López;María;;;",
        "FN:María López",
        "ORG:Delta GmbH;Einkauf;",
        "TITLE:Head of Purchasing",
        "item1.EMAIL;type=INTERNET;type=pref:maria@delta.example",
        "item1.X-ABLabel:work",
        "EMAIL;type=INTERNET;type=HOME:ml@home.example",
        "TEL;type=WORK;type=VOICE:+49 40 1234-0",
        "TEL;type=CELL;type=VOICE;type=pref:+49 170 1234567",
        "TEL;type=WORK;type=FAX:+49 40 1234-99",
        "ADR;type=WORK:;;Hafenstr. 1\\, Tor 2;Hamburg;;20457;Germany",
        "URL:https://delta.example",
        "BDAY;X-APPLE-OMIT-YEAR=1604:1604-03-03",
        "NOTE:met at the fair\\nlikes tape\\; no pork",
        "X-SOCIALPROFILE;type=linkedin:https://linkedin.example/in/ml",
        "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD",
        " /2wBDAAMCAgICAgMCAgIDAwMD",
      ),
    );
    expect(others).toEqual([]);
    expect(read).toEqual({
      name: "María López",
      organization: "Delta GmbH",
      department: "Einkauf",
      role: "Head of Purchasing",
      emails: ["maria@delta.example", "ml@home.example"],
      phones: ["+49 170 1234567", "+49 40 1234-0"],
      websites: ["https://delta.example"],
      city: "Hamburg",
      country: "Germany",
      birthday: "03-03",
      language: null,
      nickname: null,
      note: "met at the fair\nlikes tape; no pork",
      chats: ["LinkedIn: https://linkedin.example/in/ml"],
    });
  });

  it("is read as old phones write it (2.1): quoted-printable, over several lines, in any charset", () => {
    const text = [
      "BEGIN:VCARD",
      "VERSION:2.1",
      "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E5=BC=A0;=E5=BB=BA=E5=9B=BD;;;",
      "ORG;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E5=AE=81=E6=B3=A2=E6=81=92=E8=BE=BE=E8=BF=9B=",
      "=E5=87=BA=E5=8F=A3=E6=9C=89=E9=99=90=E5=85=AC=E5=8F=B8;=E9=87=87=E8=B4=AD",
      "TITLE;CHARSET=GB2312;QUOTED-PRINTABLE:=BE=AD=C0=ED",
      "TEL;CELL;PREF:13812345678",
      "EMAIL;INTERNET:zhang@hengda.example",
      "NOTE;ENCODING=QUOTED-PRINTABLE:caf=C3=A9=0D=0Anext week; ask again",
      "END:VCARD",
    ].join("\r\n");
    expect(readVcards(text)).toMatchObject([
      {
        name: "张建国",
        organization: "宁波恒达进出口有限公司",
        department: "采购",
        role: "经理",
        phones: ["13812345678"],
        emails: ["zhang@hengda.example"],
        note: "café\r\nnext week; ask again",
      },
    ]);
  });

  it("is read as version 4.0 has it: addresses as links, a preference by number", () => {
    expect(
      one(
        "VERSION:4.0",
        "FN:Jean Dupont",
        "N:Dupont;Jean;;;",
        'ORG;SORT-AS="acme":Acme\\, SARL',
        "ROLE:Acheteur",
        'TEL;VALUE=uri;PREF=2;TYPE="voice,work":tel:+33-1-23-45-67-89;ext=12',
        "TEL;VALUE=uri;PREF=1;TYPE=work:tel:+33-6-11-22-33-44",
        "EMAIL;PREF=50:second@acme.example",
        "EMAIL;PREF=1:mailto:first@acme.example",
        "BDAY:--0412",
        "LANG;PREF=1:fr",
        "IMPP:whatsapp:+33611223344",
      ),
    ).toMatchObject({
      organization: "Acme, SARL",
      role: "Acheteur",
      emails: ["first@acme.example", "second@acme.example"],
      phones: ["+33-6-11-22-33-44", "+33-1-23-45-67-89 ext. 12"],
      birthday: "04-12",
      language: "fr",
      chats: ["WhatsApp: +33611223344"],
    });
  });

  it("of a chat says whose number it is there", () => {
    expect(one("FN:Omar", "TEL;type=CELL;waid=971501234567:+971 50 123 4567")?.chats).toEqual([
      "WhatsApp: +971501234567",
    ]);
  });

  it.each([
    [["KIND:org", "FN:Delta GmbH"], { name: null, organization: "Delta GmbH" }],
    [
      ["FN:Delta GmbH", "ORG:Delta GmbH", "X-ABShowAs:COMPANY"],
      { name: null, organization: "Delta GmbH" },
    ],
    [["N:Sato;Ken;;;", "FN:"], { name: "Ken Sato", organization: null }],
    [["FN:Ana", "BDAY:1990-07-01T00:00:00Z"], { birthday: "1990-07-01" }],
    [["FN:Ana", "BDAY;VALUE=text:circa 1800"], { birthday: null }],
    [["EMAIL:info@x.example"], { name: null, organization: null, emails: ["info@x.example"] }],
  ])("%j", (lines, expected) => {
    expect(one(...lines)).toMatchObject(expected);
  });

  it("that names nobody is none", () => {
    expect(readVcards(card("NOTE:nobody"))).toEqual([]);
  });

  it("within another is left aside, and so is what is no property", () => {
    const [read, ...others] = readVcards(
      card(
        "FN:Ana",
        "AGENT:",
        "BEGIN:VCARD",
        "FN:Her assistant",
        "END:VCARD",
        "no colon here",
        "ORG:Delta",
      ),
    );
    expect(others).toEqual([]);
    expect(read).toMatchObject({ name: "Ana", organization: "Delta" });
  });
});

describe("a text", () => {
  it("may hold many cards, with other words around them, and one that is cut off", () => {
    const text = `see attached\n${card("FN:Ana")}\n--\n${card("FN:Ben")}BEGIN:VCARD\nFN:Cem\nTEL:+90 212`;
    expect(readVcards(text).map(({ name }) => name)).toEqual(["Ana", "Ben", "Cem"]);
    expect(hasVcard(text)).toBe(true);
  });

  it("without a card holds none", () => {
    expect(readVcards("BEGIN: we met\nFN: somebody")).toEqual([]);
    expect(hasVcard("BEGIN:VCALENDAR\nEND:VCALENDAR")).toBe(false);
  });

  it("says the same wherever its lines are folded", () => {
    const note = "Café 张三, likes tape; calls on Tuesdays";
    const line = `NOTE:${note.replaceAll(/[,;]/g, "\\$&")}`;
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 5, max: line.length - 1 })), (places) => {
        const folds = new Set(places);
        const folded = [...line].map((letter, at) => (folds.has(at) ? `\r\n ${letter}` : letter));
        expect(one("FN:Ana", folded.join(""))?.note).toBe(note);
      }),
    );
  });

  it("of any kind is read without a fault", () => {
    const pieces = fc.constantFrom(
      "BEGIN:VCARD",
      "END:VCARD",
      "VERSION:2.1",
      "N;ENCODING=QUOTED-PRINTABLE:=E5=",
      "ORG:;;",
      'TEL;TYPE="cell',
      "FN:\\",
      " ",
      "=",
      ":",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string())), (lines) => {
        readVcards(lines.join("\n"));
      }),
    );
  });
});
