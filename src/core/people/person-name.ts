import honorifics from "./honorifics.json" with { type: "json" };

/** A name taken apart as its culture writes it; null: not known. */
export type PersonName = {
  /** As written, without the title. */
  readonly full: string;
  readonly family: string | null;
  readonly given: string | null;
  readonly patronymic: string | null;
  /** As a title or a patronymic tells; never guessed from the name. */
  readonly gender: "man" | "woman" | null;
  readonly isDoctor: boolean;
};

type Parts = Partial<Pick<PersonName, "family" | "given" | "patronymic" | "gender">>;

/**
 * Takes a name apart. `language` is the one it is to be greeted in, `country` the ISO one of the
 * company. Where the order of family and given name is not certain, both stay null and the full
 * name is used, which is polite everywhere.
 */
export function personName(written: string, language: string, country: string | null): PersonName {
  const { name, gender, isDoctor } = withoutTitle(written.normalize("NFC").trim());
  const parts = partsOf(name, language, country);
  return {
    full: name.replace(",", ""),
    family: null,
    given: null,
    patronymic: null,
    isDoctor,
    ...parts,
    gender: gender ?? parts.gender ?? null,
  };
}

function withoutTitle(written: string) {
  let name = written;
  let gender: PersonName["gender"] = null;
  let isDoctor = false;
  for (let again = true; again; ) {
    again = false;
    const [first = "", ...rest] = name.split(/\s+/);
    const key = first.toLowerCase().replace(/\.$/, "");
    const isWoman = honorifics.before.woman.includes(key);
    const isTitle = isWoman || honorifics.before.man.includes(key);
    const isDegree = honorifics.before.doctor.includes(key);
    if (rest.length > 0 && (isTitle || isDegree)) {
      if (isTitle) gender = isWoman ? "woman" : "man";
      isDoctor ||= isDegree;
      name = rest.join(" ");
      again = true;
    }
  }
  for (const [which, endings] of Object.entries(honorifics.after)) {
    const ending = endings.find((one) => name.toLowerCase().endsWith(one) && name !== one);
    if (ending === undefined) continue;
    name = name.slice(0, -ending.length).replace(/[\s-]+$/, "");
    if (which === "man" || which === "woman") gender = which;
  }
  return { name, gender, isDoctor };
}

const east = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\s]+$/u;

function partsOf(name: string, language: string, country: string | null): Parts {
  const comma = /^([^,]+), *([^,]+)$/.exec(name);
  if (comma !== null) return { family: comma[1] ?? null, given: comma[2] ?? null };
  const words = name.split(/\s+/);
  const [first = "", second = ""] = words;
  const last = words.at(-1) ?? "";
  if (east.test(name)) return eastern(name, words, language);
  const patronymic = withPatronymic(words);
  if (patronymic !== null) return patronymic;
  const capitals = words.filter((word) => /^\p{Lu}[\p{Lu}'’-]+$/u.test(word));
  if (capitals.length > 0 && capitals.length < words.length) {
    const given = words.filter((word) => !capitals.includes(word)).join(" ");
    return { family: capitals.join(" "), given };
  }
  if (words.length === 1) return {};
  if (language === "vi" || country === "VN") return { family: first, given: last };
  if (language === "ar" || isIn(country, honorifics.arabFirstNames)) {
    // عبد and its like are half a name: Abdul Rahman, not Abdul.
    const isHalf = honorifics.halfNames.includes(first.toLowerCase());
    return { given: isHalf ? `${first} ${second}` : first, family: last };
  }
  if (isIn(country, honorifics.orderUnknown)) return {};
  if (country === "HU") return { family: first, given: words.slice(1).join(" ") };
  const particle = words.findIndex(
    (word, index) => index > 0 && honorifics.particles.includes(word.toLowerCase()),
  );
  if (particle > 0) return { given: first, family: words.slice(particle).join(" ") };
  // Two family names follow one or two given ones: of three words the second may be either.
  if (language === "es" || isIn(country, honorifics.twoFamilyNames)) {
    if (words.length === 3) return { given: first };
    if (words.length === 4) return { given: first, family: words[2] ?? null };
  }
  return { given: first, family: last };
}

/** Family name first; where nothing parts the two, only Chinese and Korean tell how long it is. */
function eastern(name: string, words: readonly string[], language: string): Parts {
  const [first = "", ...rest] = words;
  if (rest.length > 0) return { family: first, given: rest.join("") };
  const isHangul = /^\p{Script=Hangul}+$/u.test(name);
  const isHan = /^\p{Script=Han}+$/u.test(name);
  if (!isHangul && !(isHan && language.startsWith("zh"))) return {};
  if (name.length < 2 || name.length > 4) return {};
  const isLong = name.length > 2 && honorifics.longFamilyNames.includes(name.slice(0, 2));
  const length = isLong ? 2 : 1;
  return { family: name.slice(0, length), given: name.slice(length) };
}

/** Иванов Иван Иванович, Иван Иванович Иванов, Иван Иванович; the ending tells the gender. */
function withPatronymic(words: readonly string[]): Parts | null {
  const at = words.findIndex(
    (word, index) => index > 0 && /(?:ович|евич|ьич|мич|овна|евна|ична|оглы|кызы)$/iu.test(word),
  );
  const patronymic = words[at];
  if (patronymic === undefined) return null;
  const gender = /(?:на|кызы)$/iu.test(patronymic) ? "woman" : "man";
  const [first = "", second = ""] = words;
  return at === 1
    ? { given: first, patronymic, family: words[2] ?? null, gender }
    : { family: first, given: second, patronymic, gender };
}

const isIn = (country: string | null, list: string): boolean =>
  country !== null && list.split(" ").includes(country);
