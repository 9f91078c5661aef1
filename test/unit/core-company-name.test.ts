import { describe, expect, it } from "vitest";
import { normaliseCompanyName } from "../../src/core/customer/company-name.ts";
import { maskName } from "../../src/core/customer/mask-name.ts";
import { normaliseDomain } from "../../src/core/customer/normalise-domain.ts";

describe("normaliseCompanyName", () => {
  it.each([
    [
      "anadolutekstil",
      [
        "Anadolu Tekstil",
        "Anadolu Tekstil San. ve Tic. A.Ş.",
        "ANADOLU TEKSTİL SANAYİ VE TİCARET ANONİM ŞİRKETİ",
        "anadolu  tekstıl",
        "Anadolu Tekstil San.Tic.Ltd.Şti.",
        "Anadolu Tekstil San. ve Dış Tic. Ltd. Şti.",
      ],
    ],
    [
      "smith",
      [
        "Smith & Co.",
        "Smith and Company Ltd",
        "SMITH (PTY) LTD",
        "Smith Pte. Ltd.",
        "Smith Private Limited",
        "M/s. Smith",
        "The Smith Corporation",
        "Smith, Inc.",
      ],
    ],
    [
      "brasilmetais",
      [
        "Brasil Metais S/A",
        "Brasil Metais S.A.",
        "Brasil Metais Ltda - ME",
        "BRASIL METAIS LTDA EPP",
        "Brasil-Metais Eireli",
      ],
    ],
    [
      "aceros",
      [
        "Aceros S. de R.L. de C.V.",
        "Aceros, S.A. de C.V.",
        "ACEROS S.A.S.",
        "Aceros S.L.U.",
        "Aceros Sociedad Anónima",
        "Aceros y Cía. Ltda.",
      ],
    ],
    [
      "muller",
      [
        "Müller GmbH & Co. KG",
        "MULLER GMBH",
        "Müller AG",
        "Muller e.K.",
        "Müller Gesellschaft mit beschränkter Haftung",
      ],
    ],
    ["strasse", ["Straße OHG", "STRASSE"]],
    ["majujaya", ["PT. Maju Jaya Tbk", "PT Maju Jaya", "CV. Maju Jaya", "Maju Jaya Sdn. Bhd."]],
    ["ромашка", ["ООО «Ромашка»", "Ромашка, ООО", 'ЗАО "Ромашка"', "РОМАШКА"]],
    [
      "kowalski",
      [
        "Kowalski Sp. z o.o.",
        "KOWALSKI SP. Z O. O.",
        "Kowalski Spółka z ograniczoną odpowiedzialnością",
      ],
    ],
    ["novak", ["Novák s.r.o.", "Novak spol. s r.o.", "NOVÁK d.o.o.", "Novák Kft."]],
    ["sorenostergard", ["Søren Østergård ApS", "Soren Ostergard A/S", "SØREN ØSTERGÅRD"]],
    [
      "gulfsupplies",
      [
        "Gulf Supplies W.L.L.",
        "Gulf Supplies LLC",
        "Gulf Supplies FZ-LLC",
        "Gulf Supplies F.Z.E.",
        "GULF SUPPLIES (L.L.C)",
        "Gulf Supplies DMCC",
        "Gulf Supplies Est.",
      ],
    ],
    [
      "niletrading",
      [
        "The Nile Trading Co. S.A.E.",
        "Nile Trading",
        "NILE-TRADING CO.,LTD",
        "Nile Trading Co.Ltd.",
      ],
    ],
    ["rossi", ["Rossi S.p.A.", "Rossi S.r.l.", "Rossi S.n.c.", "ROSSI SPA"]],
    ["loreal", ["L'Oréal", "L’OREAL S.A."]],
    [
      "abc",
      [
        "ＡＢＣ　Ｃｏ．，Ｌｔｄ．",
        "ABC CO.,LTD",
        "ABC Company Limited",
        "A.B.C. Ltd",
        "Công ty TNHH ABC",
        "CÔNG TY CỔ PHẦN ABC",
      ],
    ],
    [
      "\u67d0\u67d0\u79d1\u6280",
      [
        "\u67d0\u67d0\u79d1\u6280\u6709\u9650\u516c\u53f8",
        "\u67d0\u67d0\u79d1\u6280 \u80a1\u4efd\u6709\u9650\u516c\u53f8",
        "\u67d0\u67d0\u79d1\u6280\u6709\u9650\u8d23\u4efb\u516c\u53f8",
        "\u67d0\u67d0\u79d1\u6280",
      ],
    ],
    [
      "\u67d0\u67d0\u6df1\u5733",
      [
        "\u67d0\u67d0\uff08\u6df1\u5733\uff09\u6709\u9650\u516c\u53f8",
        "\u67d0\u67d0(\u6df1\u5733)\u6709\u9650\u516c\u53f8",
      ],
    ],
    ["トヨタ", ["株式会社トヨタ", "トヨタ株式会社", "㈱トヨタ"]],
    ["삼성", ["㈜삼성", "삼성 주식회사", "삼성(주)"]],
    ["เอบีซี", ["บริษัท เอบีซี จำกัด", "เอบีซี จำกัด (มหาชน)"]],
  ])("%s", (key, names) => {
    for (const name of names) expect([name, normaliseCompanyName(name)]).toEqual([name, key]);
  });

  it.each([
    ["Smith Trading", "Smith Metals"],
    ["Nile Trading", "Trading Nile"],
    ["AO Smith", "Smith"],
    ["Foo Group Ltd", "Foo Ltd"],
    [
      "\u67d0\u67d0\u79d1\u6280\u6709\u9650\u516c\u53f8",
      "\u67d0\u67d0\u8d38\u6613\u6709\u9650\u516c\u53f8",
    ],
  ])("keeps %s apart from %s", (one, other) => {
    expect(normaliseCompanyName(one)).not.toBe(normaliseCompanyName(other));
  });

  it("never takes the whole name away", () => {
    for (const name of ["Limited Company", "Co", "PT", "The", "\u516c\u53f8", "A.Ş."]) {
      expect(normaliseCompanyName(name)).not.toBe("");
    }
    expect(normaliseCompanyName(" ••• ")).toBe("");
  });
});

describe("normaliseDomain", () => {
  it.each([
    ["https://www.Foo-Bar.com/about?x=1#top", "foo-bar.com"],
    ["sales@foo-bar.com", "foo-bar.com"],
    ["Sales <a@foo.com>", "foo.com"],
    ["mailto:a@b.co?subject=x", "b.co"],
    ["WWW.FOO.COM.", "foo.com"],
    ["http://user:pw@foo.com:8080/", "foo.com"],
    ["www.müller.de", "xn--mller-kva.de"],
    ["ｗｗｗ．foo．com", "foo.com"],
    ["foo.en.alibaba.com", "foo.en.alibaba.com"],
    ["live.company.com", "live.company.com"],
  ])("%s: %s", (text, domain) => {
    expect(normaliseDomain(text)).toBe(domain);
  });
  it.each([
    "a@gmail.com",
    "b@163.com",
    "c@yahoo.com.br",
    "hotmail.co.uk",
    "d@QQ.com",
    "http://facebook.com/foo",
    "alibaba.com",
    "foo",
    "n/a",
    "1.2.3.4",
    "",
    "a@b@c.com",
    "http://",
    "foo..com",
  ])("%j belongs to nobody in particular", (text) => {
    expect(normaliseDomain(text)).toBeNull();
  });
});

describe("maskName", () => {
  it.each([
    ["Anadolu Tekstil", "Ana•••"],
    ["Al Rashid Trading", "Al•••"],
    ["Nile", "N•••"],
    ["Li", "•••"],
    ["", "•••"],
    ["\u6df1\u5733\u5e02\u67d0\u67d0\u79d1\u6280\u6709\u9650\u516c\u53f8", "\u6df1\u5733•••"],
    ["\u4e09\u661f\u7535\u5b50", "\u4e09•••"],
    ["\u817e\u8baf", "•••"],
    ["  Brasil Metais", "Bra•••"],
  ])("%j: %s", (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });
});
