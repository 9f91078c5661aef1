import honorifics from "./honorifics.json" with { type: "json" };

/** A name with a patronymic, taken apart. */
export type PatronymicName = {
  readonly given: string;
  readonly patronymic: string;
  readonly family: string | null;
  readonly gender: "man" | "woman";
};

const ending = /(?:ович|евич|ьич|мич|овна|евна|ична|инична|улы|ұлы|қызы)$/iu;
/** Words of their own after the father's name. */
const kin = /^(?:оглы|оглу|угли|ўғли|кызы|кизи|қизи|oğlu|oglu|o‘g‘li|qızı|qizi|kyzy)$/iu;
const ofWoman = /(?:на|кызы|қызы|кизи|қизи|qızı|qizi|kyzy)$/iu;
/** Names of men that end as those of women do. */
const menInA = ["никита", "илья", "лука", "фома", "савва", "кузьма", "данила", "мустафа", "муса"];

/**
 * Иванов Иван Иванович, Иван Иванович Иванов, Иван Иванович, Алиев Ильхам Гейдар оглы; the ending
 * tells the gender. Of two words the second is one only where it is made from a man's name: Рабинович
 * is a family. Null where the name has none.
 */
export function patronymicIn(words: readonly string[]): PatronymicName | null {
  const kinAt = words.findIndex((word, index) => index > 1 && kin.test(word));
  if (kinAt > 0) {
    const patronymic = words.slice(kinAt - 1, kinAt + 1).join(" ");
    return arranged(words.slice(0, kinAt - 1), patronymic, words[kinAt + 1] ?? null);
  }
  const at = words.findIndex((word, index) => index > 0 && ending.test(word));
  const patronymic = words[at];
  if (patronymic === undefined || at > 2 || words.length > 3) return null;
  if (words.length === 2 && !isMadeFromName(patronymic)) return null;
  const named = arranged(words.slice(0, at), patronymic, words[at + 1] ?? null);
  return named !== null && isOfGender(named.given, named.gender) ? named : null;
}

function arranged(
  before: readonly string[],
  patronymic: string,
  after: string | null,
): PatronymicName | null {
  const given = before.at(-1);
  if (given === undefined) return null;
  const family = before.length > 1 ? (before[0] ?? null) : after;
  return { given, patronymic, family, gender: ofWoman.test(patronymic) ? "woman" : "man" };
}

const isMadeFromName = (patronymic: string): boolean =>
  honorifics.patronymicStems.some((stem) => patronymic.toLowerCase().startsWith(stem)) ||
  /(?:улы|ұлы|қызы)$/iu.test(patronymic);

function isOfGender(given: string, gender: "man" | "woman"): boolean {
  const endsAsWoman = /[ая]$/iu.test(given) && !menInA.includes(given.toLowerCase());
  return gender === "man" ? !endsAsWoman : endsAsWoman || /ь$/iu.test(given) || /л$/iu.test(given);
}
