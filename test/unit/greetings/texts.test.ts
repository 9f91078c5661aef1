import { describe, expect, it } from "vitest";
import { festivals } from "../../../src/core/festivals/festivals.ts";
import { festivalIds } from "../../../src/core/greetings/customs.ts";
import {
  festivalCustom,
  festivalsKeptWith,
  festivalsOf,
  isForEverybodyIn,
} from "../../../src/core/greetings/festival-custom.ts";
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
    expect(festivalsKeptWith("eid_al_fitr", "AE")).toContain("ramadan_start");
    expect(festivalsKeptWith("eid_al_fitr", "AE")).not.toContain("ashura");
    expect(festivalsKeptWith("thanksgiving", "US")).toEqual(["thanksgiving"]);
  });
});

describe("the festivals of a faith", () => {
  it.each([
    ["orthodox", "FR", ["orthodox_christmas", "orthodox_easter"]],
    ["orthodox", "DE", ["orthodox_christmas", "orthodox_easter"]],
    ["orthodox", null, ["orthodox_christmas", "orthodox_easter"]],
    ["orthodox", "KZ", ["orthodox_christmas", "orthodox_easter"]],
    ["orthodox", "LB", ["christmas", "orthodox_easter"]],
    ["orthodox", "BY", ["easter", "orthodox_christmas"]],
    ["orthodox", "MD", ["christmas", "easter", "orthodox_christmas"]],
    ["orthodox", "UA", ["christmas", "easter"]],
    ["christian", "RU", ["easter", "orthodox_christmas"]],
    ["christian", "RO", ["christmas", "easter"]],
    ["christian", "AM", ["armenian_christmas", "easter"]],
    ["christian", "LB", ["christmas", "easter"]],
    ["christian", "SA", ["christmas", "easter"]],
    ["western", "RU", ["christmas", "western_easter"]],
    ["western", "GR", ["christmas", "western_easter"]],
    ["western", "PL", ["christmas", "easter"]],
    ["western", "CN", ["christmas", "easter"]],
    ["coptic", "EG", ["coptic_new_year", "easter", "orthodox_christmas"]],
    ["coptic", "US", ["coptic_new_year", "orthodox_christmas", "orthodox_easter"]],
    ["armenian", "AM", ["armenian_christmas", "easter"]],
    ["armenian", "RU", ["armenian_christmas", "western_easter"]],
    [
      "ethiopian",
      "AE",
      ["enkutatash_ethiopian_new_year", "orthodox_christmas_genna", "orthodox_easter", "timkat"],
    ],
    ["orthodox", "GR", ["christmas", "easter"]],
    ["orthodox", "RU", ["easter", "orthodox_christmas"]],
    ["orthodox", "ET", ["easter", "orthodox_christmas_genna", "timkat"]],
    ["christian", "DE", ["christmas", "easter"]],
    ["christian", "IN", ["christmas", "easter"]],
    ["hindu", "DE", ["diwali", "holi"]],
    ["buddhist", "TH", ["asarnha_bucha", "makha_bucha", "visakha_bucha"]],
    ["buddhist", "FR", ["vesak"]],
  ] as const)("%s in %s: no other church's or people's", (tradition, country, expected) => {
    expect([...festivalsOf(tradition, country)].sort()).toEqual(expected);
  });

  it("are those of the Orthodox church whose language the person has", () => {
    expect(festivalsOf("orthodox", "DE", "el")).toEqual(["christmas", "orthodox_easter"]);
    expect(festivalsOf("orthodox", "IT", "ro-RO")).toEqual(["christmas", "orthodox_easter"]);
    expect(festivalsOf("orthodox", "DE", "sr")).toEqual(["orthodox_christmas", "orthodox_easter"]);
    expect(festivalsKeptWith("easter", "RU")).toContain("orthodox_christmas");
    expect(festivalsKeptWith("orthodox_easter", "FR")).toContain("orthodox_christmas");
  });

  it("are those of Mexico only in Mexico", () => {
    expect(festivalsOf("christian", "MX")).toContain("virgen_guadalupe");
    expect(festivalsOf("christian", "US")).not.toContain("virgen_guadalupe");
    expect(festivalsOf("hindu", "IN")).not.toContain("nyepi");
  });

  it.each(["SA", "IL", "NP"])("1 January is asked about in %s", (country) => {
    expect(isForEverybodyIn("new_year", country)).toBe(false);
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
    // Patronymics.
    ["ru", "Анна Рабинович", null, "RU", "Здравствуйте, Анна Рабинович!"],
    ["ru", "Игорь Рабинович", null, "RU", "Здравствуйте, Игорь Рабинович!"],
    ["ru", "Анна Мицкевич", null, "RU", "Здравствуйте, Анна Мицкевич!"],
    ["ru", "Сергей Петрович", null, "RU", "Уважаемый Сергей Петрович!"],
    ["ru", "Илья Ильич Орлов", null, "RU", "Уважаемый Илья Ильич!"],
    ["ru", "Рабинович Мария Львовна", null, "RU", "Уважаемая Мария Львовна!"],
    ["ru", "Алиев Ильхам Гейдар оглы", null, "AZ", "Уважаемый Ильхам Гейдар оглы!"],
    ["ru", "Мамедова Лейла Рустам кызы", null, "AZ", "Уважаемая Лейла Рустам кызы!"],
    // A function is the whole word, and not that of a helper.
    ["ko", "최지훈", "본부장", "KR", "최 본부장님, 안녕하십니까?"],
    ["ko", "정민호", "부사장", "KR", "정 부사장님, 안녕하십니까?"],
    ["ko", "박지영", "상무", "KR", "박 상무님, 안녕하십니까?"],
    ["ko", "박지영", "구매팀 책임", "KR", "박 책임님, 안녕하십니까?"],
    ["ko", "김민수 부장님", null, "KR", "김민수 부장님, 안녕하십니까?"],
    ["zh", "欧阳娜", "董事长助理", "CN", "尊敬的欧阳娜："],
    ["zh", "张三", "经理助理", "CN", "尊敬的张三："],
    ["zh", "刘洋", "采购总监", "CN", "尊敬的刘总监："],
    ["zh", "陈明", "副总经理", "CN", "尊敬的陈副总："],
    ["zh", "陈明", "副厂长", "CN", "尊敬的陈副厂长："],
    ["zh", "王总", null, "CN", "尊敬的王总："],
    ["zh-Hant", "陳大文", "副總經理", "TW", "尊敬的陳副總："],
    ["ja", "山田部長", null, "JP", "山田部長"],
    ["ja", "山田部長様", null, "JP", "山田部長"],
    ["ja", "佐藤先生", null, "JP", "佐藤様"],
    // Surname first, and what follows a name.
    ["en", "Smith, John", null, "US", "Dear John Smith,"],
    ["en", "Smith, Mr. John", null, "US", "Dear Mr Smith,"],
    ["de", "Müller, Hans", null, "DE", "Guten Tag Hans Müller,"],
    ["fr", "Dupont, Marie", null, "FR", "Bonjour Marie Dupont,"],
    ["en", "Mr. John Smith Jr.", null, "US", "Dear Mr Smith,"],
    ["en", "Smith Jr., John", null, "US", "Dear John Smith,"],
    ["en", "Mr Henry Ford III", null, "US", "Dear Mr Ford,"],
    ["en", "Jane Doe, PhD", null, "US", "Dear Dr Doe,"],
    ["en", "Jane Doe, MBA", null, "US", "Dear Jane Doe,"],
    ["pt", "Sr. João Silva Neto", null, "BR", "Prezado Sr. João Silva,"],
    // Titles of every language.
    ["fr", "M. Jean Dupont", null, "FR", "Monsieur Dupont,"],
    ["fr", "Dr Sophie Martin", null, "FR", "Bonjour Dr Martin,"],
    ["fr", "Me Paul Leroy", null, "FR", "Maître,"],
    ["en", "M. Night", null, "US", "Dear M. Night,"],
    ["de", "Frau Dr. Anna Müller", null, "DE", "Sehr geehrte Frau Dr. Müller,"],
    ["de", "Frau Dr. Schmidt", null, "DE", "Sehr geehrte Frau Dr. Schmidt,"],
    ["de", "Herr Prof. Dr. Hans Weber", null, "DE", "Sehr geehrter Herr Professor Weber,"],
    ["de", "Prof. Dr. Hans Weber", null, "DE", "Guten Tag Prof. Dr. Hans Weber,"],
    ["de", "Herr Dr. med. Max Roth", null, "DE", "Sehr geehrter Herr Dr. Roth,"],
    ["es", "Dr. Luis Rojas", null, "CL", "Estimado Dr. Rojas:"],
    ["es", "Dra. Ana Soto", null, "CL", "Estimada Dra. Soto:"],
    ["es", "Lic. Carla Fernández", null, "AR", "Estimado/a Lic. Fernández:"],
    ["es", "Ing. Pedro Mora", null, "MX", "Estimado/a Ing. Mora:"],
    ["es", "Pedro Mora", null, "MX", "Estimado/a Pedro Mora:"],
    ["ar", "Dr. Layla Haddad", null, "JO", "الدكتور/الدكتورة \u2068Layla Haddad\u2069 المحترم/ة،"],
    ["ar", "الدكتورة ليلى حداد", null, "JO", "الدكتورة ليلى المحترمة،"],
    ["ar", "Mr. O. Al Said", null, "OM", "السيد \u2068O. Al Said\u2069 المحترم،"],
    ["tr", "Sn. Mehmet Yılmaz", null, "TR", "Sayın Mehmet Yılmaz,"],
    ["tr", "Mehmet Bey", null, "TR", "Mehmet Bey,"],
    ["tr", "Dr. Ali Kaya", null, "TR", "Sayın Dr. Ali Kaya,"],
    ["tr", "Prof.Dr. Ali Kaya", null, "TR", "Sayın Prof. Dr. Ali Kaya,"],
    ["id", "Bp. Agus", null, "ID", "Yth. Bapak Agus,"],
    ["en", "Encik Ahmad", null, "MY", "Dear Mr Ahmad,"],
    ["en", "Khun Somchai", null, "TH", "Dear Khun Somchai,"],
    ["en", "Pani Anna Nowak", null, "PL", "Dear Ms Nowak,"],
    ["vi", "Cô Trần Thị Mai", null, "VN", "Kính gửi Bà Mai,"],
    ["it", "Dott.ssa Laura Bianchi", null, "IT", "Gentile Dott.ssa Bianchi,"],
    ["it", "Ing. Marco Rossi", null, "IT", "Gentile Ing. Rossi,"],
    ["ru", "профессор Орлов", null, "RU", "Уважаемый профессор Орлов!"],
    ["vi", "Dr. Nguyễn Văn Hùng", null, "VN", "Kính gửi Tiến sĩ Hùng,"],
    ["ko", "이수진 교수님", null, "KR", "이수진 교수님, 안녕하십니까?"],
    ["zh", "李明博士", null, "CN", "尊敬的李博士："],
    ["pt", "Dra. Ana Souza", null, "BR", "Prezada Dra. Ana Souza,"],
    // Given names of several words, and peoples who are not called by the last.
    ["es", "Sra. María del Carmen Ruiz", null, "ES", "Estimada Sra. Ruiz:"],
    ["es", "Sra. María de los Ángeles Pérez", null, "MX", "Estimada Sra. Pérez:"],
    ["es", "Sr. Juan de Dios Ramírez", null, "MX", "Estimado Sr. Ramírez:"],
    ["es", "Sr. José Luis Gómez", null, "ES", "Estimado Sr. Gómez:"],
    ["en", "Mr. Nguyen Van Hung", null, "VN", "Dear Mr Hung,"],
    ["en", "Mr. Abebe Bikila", null, "ET", "Dear Mr Abebe,"],
    ["en", "Ms Björk Guðmundsdóttir", null, "IS", "Dear Ms Björk Guðmundsdóttir,"],
    ["en", "Mr. Abdul Aziz", null, "SA", "Dear Mr Abdul Aziz,"],
    // Titles of profession, rank and faith, each as its country says it; and what is no title.
    ["it", "Avv. Giulia Conti", null, "IT", "Gentile Avv. Conti,"],
    ["it", "Geom. Luca Verdi", null, "IT", "Gentile Geom. Verdi,"],
    ["it", "Arch. Sara De Luca", null, "IT", "Gentile Arch. De Luca,"],
    ["it", "Sig.na Anna Riva", null, "IT", "Gentile Sig.ra Riva,"],
    ["de", "Mag. Eva Huber", null, "AT", "Guten Tag Mag. Eva Huber,"],
    ["de", "Frau Mag. Eva Huber", null, "AT", "Sehr geehrte Frau Mag. Huber,"],
    ["de", "Herr Mag. (FH) Karl Berger", null, "AT", "Sehr geehrter Herr Mag. Berger,"],
    ["de", "Herr Dipl.-Ing. Jörg Lang", null, "DE", "Sehr geehrter Herr Lang,"],
    ["de", "Hans Maier, B.Eng.", null, "DE", "Guten Tag Hans Maier,"],
    ["de", "RA Dr. Peter Klein", null, "DE", "Guten Tag Dr. Peter Klein,"],
    ["de", "Herr von der Leyen", null, "DE", "Sehr geehrter Herr von der Leyen,"],
    ["es", "Lcda. Paula Ríos", null, "ES", "Estimada Lcda. Ríos:"],
    ["es", "Mtro. Jorge León", null, "MX", "Estimado Mtro. León:"],
    ["es", "Sr. Ing. Carlos Mendoza", null, "MX", "Estimado Ing. Mendoza:"],
    ["es", "D.ª Carmen Vega", null, "ES", "Estimada Sra. Vega:"],
    ["es", "Abg. Juan Quispe", null, "PE", "Estimado/a Abg. Quispe:"],
    ["pt", "Eng.ª Ana Costa", null, "BR", "Prezada Eng.ª Ana Costa,"],
    ["pt", "Exma. Sra. Dra. Maria Lopes", null, "PT", "Exma. Senhora Dra. Maria Lopes,"],
    ["pt", "Seu Zé", null, "BR", "Prezado Sr. Zé,"],
    ["en", "The Hon. Peter Kamau", null, "KE", "Dear Peter Kamau,"],
    ["en", "Rt. Hon. Sir John Key", null, "NZ", "Dear Sir John,"],
    ["en", "Dame Ellen Park", null, "GB", "Dear Dame Ellen,"],
    ["en", "Capt. James Cook", null, "AU", "Dear Capt. Cook,"],
    ["en", "Engr. Chidi Okafor", null, "NG", "Dear Engr. Okafor,"],
    ["en", "Alhaji Musa Ibrahim", null, "NG", "Dear Alhaji Ibrahim,"],
    ["en", "Jane Roe, CPA, MBA", null, "US", "Dear Jane Roe,"],
    ["en", "Mr & Mrs Jones", null, "GB", "Dear Mr & Mrs Jones,"],
    ["en", "Shri Ramesh Gupta", null, "IN", "Dear Mr Gupta,"],
    ["en", "Smt. Lata Iyer", null, "IN", "Dear Ms Iyer,"],
    ["en", "M/s Gupta Traders", null, "IN", "Dear Sir or Madam,"],
    ["en", "Atty. Jose Reyes", null, "PH", "Dear Atty. Reyes,"],
    ["en", "Dato' Sri Ahmad Razak", null, "MY", "Dear Dato' Sri Ahmad Razak,"],
    ["en", "Haji Abdullah Omar", null, "MY", "Dear Haji Abdullah Omar,"],
    ["en", "Sheikh Mohammed Al Thani", null, "QA", "Dear Sheikh Mohammed Al Thani,"],
    ["en", "U Thant Zin", null, "MM", "Dear U Thant Zin,"],
    ["en", "Ato Abebe Kebede", null, "ET", "Dear Mr Abebe,"],
    ["en", "drs. Piet Bakker", null, "NL", "Dear Piet Bakker,"],
    ["en", "Dhr. Kees Smit", null, "NL", "Dear Mr Smit,"],
    ["en", "inż. Piotr Zając", null, "PL", "Dear Piotr Zając,"],
    ["en", "Hr. Lars Holm", null, "DK", "Dear Mr Holm,"],
    ["en", "Doamna Ana Ionescu", null, "RO", "Dear Ms Ionescu,"],
    ["en", "J.R. Smith", null, "US", "Dear J.R. Smith,"],
    ["en", "Smith, J.", null, "US", "Dear J. Smith,"],
    ["en", "Anh Tran", null, "US", "Dear Anh Tran,"],
    ["en", "Pak Min-su", null, "KR", "Dear Pak Min-su,"],
    ["en", "Bu Xiaoming", null, "CN", "Dear Bu Xiaoming,"],
    ["en", "Sig Larsen", null, "NO", "Dear Sig Larsen,"],
    ["en", "Pak Budi Santoso", null, "ID", "Dear Mr Budi Santoso,"],
    ["en", "Ông Trần Văn Nam", null, "VN", "Dear Mr Nam,"],
    ["de", "Di Stefano", null, "DE", "Guten Tag Di Stefano,"],
    ["en", "Wm. Taylor", null, "US", "Dear Wm. Taylor,"],
    ["tr", "Bay Ahmet Kurt", null, "TR", "Ahmet Bey,"],
    ["tr", "Av. Zeynep Kaya", null, "TR", "Sayın Av. Zeynep Kaya,"],
    ["tr", "Yrd. Doç. Dr. Ali Can", null, "TR", "Sayın Prof. Dr. Ali Can,"],
    ["ar", "المهندس خالد حسن", null, "EG", "المهندس خالد المحترم،"],
    ["ar", "م. خالد حسن", null, "EG", "المهندس/المهندسة خالد حسن المحترم/ة،"],
    ["ar", "الشيخ محمد آل ثاني", null, "QA", "الشيخ محمد المحترم،"],
    ["ar", "د. منى علي", null, "EG", "الدكتور/الدكتورة منى علي المحترم/ة،"],
    ["id", "H. Ahmad Fauzi, S.E.", null, "ID", "Yth. Bapak H. Ahmad Fauzi,"],
    ["id", "Drs. Bambang, M.M.", null, "ID", "Yth. Bapak Bambang,"],
    ["id", "Mbak Rina", null, "ID", "Yth. Ibu Rina,"],
    ["id", "Ir. Joko Susilo, M.T.", null, "ID", "Yth. Bapak/Ibu Ir. Joko Susilo,"],
    ["ru", "к.э.н. Анна Сергеевна Белова", null, "RU", "Уважаемая Анна Сергеевна!"],
    ["ru", "ИП Смирнов Олег Викторович", null, "RU", "Уважаемый Олег Викторович!"],
    ["fr", "Ing. Pierre Blanc", null, "CH", "Bonjour Pierre Blanc,"],
    ["fr", "Monsieur de La Tour", null, "FR", "Monsieur de La Tour,"],
    ["vi", "TS. Lê Minh Quân", null, "VN", "Kính gửi Tiến sĩ Quân,"],
    ["vi", "PGS.TS Trần Văn Nam", null, "VN", "Kính gửi Giáo sư Nam,"],
    ["ja", "田中社長", null, "JP", "田中社長"],
    ["zh", "张老师", null, "CN", "尊敬的张老师："],
    ["zh", "林老板", null, "CN", "尊敬的林总："],
    ["zh", "陈律师", null, "CN", "尊敬的陈律师："],
    ["zh-Hant", "吳老師", null, "TW", "尊敬的吳老師："],
    // Portugal.
    ["pt", "Sr. Rui Costa", null, "PT", "Exmo. Senhor Rui Costa,"],
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
    expect(greetingLanguage("kk", null, "KZ")).toBe("ru");
    for (const country of ["MA", "DZ", "TN", "SN", "BE", "CI"])
      expect(greetingLanguage(null, null, country), country).toBe("fr");
    expect(greetingLanguage(null, null, "AO")).toBe("pt");
  });

  it.each([
    ["pt", "PT", "ramadan", /Ramadão/],
    ["pt", "BR", "ramadan", /Ramadã[^o]/],
    ["pt", "MZ", "new-year", /Desejamos-lhe/],
    ["pt", "BR", "new-year", /Desejamos a você/],
    ["ru", "UZ", "nowruz", /Навруз/],
    ["ru", "KZ", "nowruz", /Наурыз/],
    ["ru", "AZ", "nowruz", /Новруз/],
    ["zh", "MY", "eid-al-adha", /哈芝节/],
    ["zh", "AE", "eid-al-adha", /古尔邦节/],
    ["es", "MX", "national-day", /Día de la Independencia/],
    ["es", "ES", "national-day", /Día Nacional/],
  ] as const)("in %s to %s says %s in the country's words", (language, country, family, words) => {
    const texts = greetingTexts(language);
    const said = greetingDraft({ ...addressee, country }, [family], family, language, texts);
    expect(said).toMatch(words);
  });
});
