import honorifics from "./honorifics.json" with { type: "json" };
import { patronymicIn } from "./patronymic-in.ts";
import { type Called, isCompany, isOfTwo, takeTitles } from "./take-titles.ts";

/** A name taken apart as its culture writes it; null: not known. */
export type PersonName = {
  /** As written, without titles but those that stay before it; empty for a company. */
  readonly full: string;
  readonly family: string | null;
  readonly given: string | null;
  readonly patronymic: string | null;
  /** As a title or a patronymic tells; never guessed from the name. */
  readonly gender: "man" | "woman" | null;
  readonly isDoctor: boolean;
  readonly isProfessor: boolean;
  /** A title that is said with the name, as written: `Lic.`, `Sir`; and how it is. */
  readonly profession: string | null;
  readonly called: Called | null;
  /** A function written with the name: `部長`, `经理`. */
  readonly job: string | null;
  /** What follows a title such as Mr: mostly the family name. */
  readonly titled: string;
};

type Parts = Partial<Pick<PersonName, "family" | "given" | "patronymic" | "gender" | "full">>;

/**
 * Takes a name apart. `language` is the one it is to be greeted in, `country` the ISO one of the
 * company. Where the order of family and given name is not certain, both stay null and the full
 * name is used, which is polite everywhere.
 */
export function personName(written: string, language: string, country: string | null): PersonName {
  const spoken = language.split("-")[0] ?? language;
  const text = written.normalize("NFC").trim();
  if (isCompany(text)) return { ...untitled, full: "" };
  if (isOfTwo(text)) return { ...untitled, full: text, titled: text };
  const { name, gender, honour, ...titles } = takeTitles(text, [country, spoken]);
  const comma = /^([^,]+), *([^,]+)$/.exec(name);
  const after = comma === null ? null : takeTitles(comma[2] ?? "", [country, spoken]);
  const parts =
    comma === null || after === null
      ? partsOf(name, spoken, country)
      : {
          family: comma[1] ?? null,
          given: after.name,
          full: east.test(name) ? name.replace(/, */, "") : `${after.name} ${comma[1]}`,
        };
  const named = { ...nobody, full: name.replaceAll(",", ""), ...parts };
  return {
    ...named,
    ...titles,
    full: `${honour} ${named.full}`.trim(),
    isDoctor: titles.isDoctor || after?.isDoctor === true,
    isProfessor: titles.isProfessor || after?.isProfessor === true,
    given: isInitial(named.given) ? null : named.given,
    titled: titledName(named, country),
    gender: gender ?? after?.gender ?? parts.gender ?? null,
  };
}

const nobody = {
  family: null,
  given: null,
  patronymic: null,
  gender: null,
};

const untitled: Omit<PersonName, "full"> = {
  ...nobody,
  isDoctor: false,
  isProfessor: false,
  profession: null,
  called: null,
  job: null,
  titled: "",
};

const isInitial = (given: string | null): boolean =>
  /^\p{L}\.?$/u.test(given ?? "") && !east.test(given ?? "");

/** Most people have a title before their family name; some peoples have none to put there. */
function titledName(
  { family, given, full }: Pick<PersonName, "family" | "given" | "full">,
  country: string | null,
): string {
  if (isIn(country, honorifics.titledByFull)) return full;
  if (isIn(country, honorifics.titledByGiven)) return given ?? full;
  return family ?? full;
}

const east = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\s]+$/u;

function partsOf(name: string, language: string, country: string | null): Parts {
  const words = name.split(/\s+/);
  const [first = "", second = ""] = words;
  const last = words.at(-1) ?? "";
  if (east.test(name)) return eastern(name, words, language);
  const patronymic = patronymicIn(words);
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
    if (isHalf && words.length === 2) return { given: name };
    return { given: isHalf ? `${first} ${second}` : first, family: last };
  }
  if (isIn(country, honorifics.orderUnknown)) return {};
  if (country === "HU") return { family: first, given: words.slice(1).join(" ") };
  const compound = compoundGiven(name);
  if (compound !== null) {
    const [family = null] = name.slice(compound.length).trim().split(/\s+/);
    return { given: compound, family: family === "" ? null : family };
  }
  const particle = words.findIndex(
    (word, index) =>
      (index > 0 || /^\p{Ll}/u.test(word)) && honorifics.particles.includes(word.toLowerCase()),
  );
  if (particle === 0) return { family: name };
  if (particle > 0) return { given: first, family: words.slice(particle).join(" ") };
  // Two family names follow one or two given ones: of three words the second may be either.
  if (language === "es" || isIn(country, honorifics.twoFamilyNames)) {
    if (words.length === 3) return { given: first };
    if (words.length === 4) return { given: first, family: words[2] ?? null };
  }
  return { given: first, family: last };
}

/** `María del Carmen`, `Juan de Dios`, `José Luis`, where more follows; null for a simple given name. */
function compoundGiven(name: string): string | null {
  const devoted =
    /^(\p{L}+)[.ª]?\s+(?:del|de|da|do|das|dos)(?:\s+(?:la|las|los))?\s+\p{L}+(?=\s)/iu.exec(name);
  const isDevoted = honorifics.given.devoted.split(" ").includes(devoted?.[1]?.toLowerCase() ?? "");
  if (devoted !== null && isDevoted) return devoted[0];
  const [first = "", second = "", ...rest] = name.split(/\s+/);
  const isSecond = honorifics.given.after.split(" ").includes(second.toLowerCase());
  return rest.length > 0 && isSecond ? `${first} ${second}` : null;
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

const isIn = (country: string | null, list: string): boolean =>
  country !== null && list.split(" ").includes(country);
