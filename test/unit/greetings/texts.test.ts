import { describe, expect, it } from "vitest";
import { festivals } from "../../../src/core/festivals/festivals.ts";
import { festivalIds } from "../../../src/core/greetings/customs.ts";
import { festivalCustom, festivalsKeptWith } from "../../../src/core/greetings/festival-custom.ts";
import { greetingDraft } from "../../../src/core/greetings/greeting-draft.ts";
import {
  greetingLanguage,
  greetingLanguages,
} from "../../../src/core/greetings/greeting-language.ts";
import { greetingTexts } from "../../../src/i18n/greeting-texts.ts";

/** What every language has words for. */
const everywhere = [
  ...["new-year", "christmas", "easter", "eid-al-fitr", "eid-al-adha", "ramadan", "birthday"],
  ...["lunar-new-year", "mid-autumn", "national-day", "celebration", "blessing"],
];
const ids = [...new Set(festivals.map(({ id }) => id))];
const greeted = ids.filter((id) => festivalCustom(id).wishes.length > 0);
const addressee = { name: "Nora Lind", role: null, country: "US", wording: 0, sender: "李莉" };

describe("festivals", () => {
  it("all have a custom and a date, and at least sixty are greeted", () => {
    expect([...ids].sort()).toEqual([...festivalIds].sort());
    expect(greeted.length).toBeGreaterThanOrEqual(60);
  });

  it.each(["qingming", "ashura", "good_friday", "yom_kippur"])("%s is kept in silence", (id) => {
    expect(festivalCustom(id).wishes).toEqual([]);
  });

  it("go together by faith, and stand alone where the country keeps them", () => {
    expect(festivalsKeptWith("eid_al_fitr")).toContain("ramadan_start");
    expect(festivalsKeptWith("eid_al_fitr")).not.toContain("ashura");
    expect(festivalsKeptWith("thanksgiving")).toEqual(["thanksgiving"]);
  });
});

describe.each(greetingLanguages)("greetings in %s", (language) => {
  const texts = greetingTexts(language);

  it("have at least three wordings of everything, all different, none checked yet", () => {
    expect(Object.keys(texts.wishes)).toEqual(expect.arrayContaining(everywhere));
    for (const wordings of Object.values(texts.wishes)) {
      expect(new Set(wordings).size).toBeGreaterThanOrEqual(3);
    }
    expect(texts.verified).toBe(false);
  });

  it("leave no place open and name the day wherever they say it", () => {
    for (const festival of greeted) {
      const { wishes } = festivalCustom(festival);
      for (const wording of [0, 1, 2]) {
        const draft = greetingDraft({ ...addressee, wording }, wishes, festival, language, texts);
        expect(draft, festival).not.toMatch(/\{\{|undefined|null/);
        const wish = texts.wishes[wishes.find((one) => one in texts.wishes) ?? "celebration"];
        if (wish?.[wording % 3]?.includes("{{festival}}")) {
          expect(texts.festivals?.[festival], festival).toBeTruthy();
        }
      }
    }
  });

  it("never repeat themselves among eighteen people of one company", () => {
    const bodies = Array.from({ length: 18 }, (_, number) =>
      greetingDraft(
        { ...addressee, wording: number + 5 },
        ["new-year"],
        "new_year",
        language,
        texts,
      ),
    );
    expect(new Set(bodies).size).toBe(18);
  });

  it("say nothing cheerful where only a blessing fits", () => {
    const cheerful =
      /happy|joy|快乐|快樂|喜庆|feliz|fröhlich|joyeu|mutlu|selamat hari|vui vẻ|felice/i;
    for (const text of texts.wishes.blessing ?? []) expect(text).not.toMatch(cheerful);
  });
});

describe("a draft", () => {
  const draft = (
    language: (typeof greetingLanguages)[number],
    name: string,
    role: string | null,
    country: string,
    families = ["new-year"],
  ) =>
    greetingDraft(
      { ...addressee, name, role, country },
      families,
      "new_year",
      language,
      greetingTexts(language),
    ).split("\n")[0];

  it.each([
    ["en", "Megan Foster", null, "US", "Dear Megan Foster,"],
    ["en", "Mr Megan Foster", null, "US", "Dear Mr Foster,"],
    ["de", "Frau Eva Klein", null, "DE", "Sehr geehrte Frau Klein,"],
    ["de", "Eva Klein", null, "DE", "Guten Tag Eva Klein,"],
    ["ru", "Иванов Иван Иванович", null, "RU", "Уважаемый Иван Иванович!"],
    ["ru", "Игорь Смирнов", null, "RU", "Здравствуйте, Игорь Смирнов!"],
    ["ar", "السيد أحمد حسن", null, "EG", "السيد أحمد المحترم،"],
    ["ar", "Mr. Ahmed Hassan", null, "EG", "السيد \u2068Ahmed\u2069 المحترم،"],
    ["zh", "王伟", "总经理", "CN", "尊敬的王总："],
    ["zh", "王伟", null, "CN", "尊敬的王伟："],
    ["ja", "佐藤 健", "部長", "JP", "佐藤様"],
    ["ko", "김민수", "차장", "KR", "김 차장님, 안녕하십니까?"],
    ["vi", "Nguyễn Minh Anh", null, "VN", "Kính gửi Ông/Bà Anh,"],
    ["tr", "Emre Yıldız", null, "TR", "Sayın Emre Yıldız,"],
    ["id", "Budi Santoso", null, "ID", "Yth. Bapak/Ibu Budi Santoso,"],
    ["fr", "Mme Claire Dubois", null, "FR", "Madame Dubois,"],
    ["es", "Sra. Lucía Garza", null, "MX", "Estimada Sra. Garza:"],
    ["en", "—", null, "US", "Dear Sir or Madam,"],
  ] as const)("in %s addresses %s (%s, %s) as %s", (language, name, role, country, expected) => {
    expect(draft(language, name, role, country)).toBe(expected);
  });

  it("begins with a letter of its own direction and keeps foreign names apart", () => {
    const text = greetingDraft(
      { ...addressee, name: "Rania Haddad", country: "JO" },
      ["eid-al-fitr"],
      "eid_al_fitr",
      "ar",
      greetingTexts("ar"),
    );
    expect(text).toMatch(/^\p{Script=Arabic}/u);
    expect(text).toContain("\u2068Rania Haddad\u2069");
  });

  it("is in the person's language, else the company's, else the country's, else English", () => {
    expect(greetingLanguage("fr", "en", "CA")).toBe("fr");
    expect(greetingLanguage(null, "pt-BR", "BR")).toBe("pt");
    expect(greetingLanguage(null, null, "SA")).toBe("ar");
    expect(greetingLanguage(null, null, "IN")).toBe("en");
    expect(greetingLanguage("zh", null, "TW")).toBe("zh-Hant");
    expect(greetingLanguage("zh-CN", null, "TW")).toBe("zh");
    expect(greetingLanguage("pl", null, "PL")).toBe("en");
  });
});
