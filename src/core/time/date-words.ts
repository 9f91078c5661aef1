/** What a word may mean in a written date. */
export type DateWord = {
  /** Months (1 to 12) in languages that put a dot behind the day, and in those that do not. */
  readonly dotted: ReadonlySet<number>;
  readonly plain: ReadonlySet<number>;
  /** Weekdays (0 for Sunday to 6). */
  readonly weekdays: ReadonlySet<number>;
};

/** Languages of trade, with regions where these call the months otherwise. */
const languages =
  "en-US en-GB de de-AT fr es es-MX pt pt-BR it nl pl cs sk hr sr sr-Latn bs sl mk bg uk ru be kk uz az tr ro hu el sv nb da is fi et lv lt sq ca eu gl he ar-EG ar-MA ar-SY ar-DZ id ms vi th-u-ca-gregory fa-u-ca-gregory hi bn ur sw ka hy mn af".split(
    " ",
  );

let known: ReadonlyMap<string, DateWord> | undefined;

/**
 * What a word means in the languages of trade, by Unicode's names of months and weekdays, inflected
 * or not; a beginning of three letters or more will do. Null when it means nothing.
 */
export function findDateWord(word: string): DateWord | null {
  known ??= readWords();
  const key = keyOf(word);
  const exact = known.get(key);
  if (exact !== undefined || key.length < 3) return exact ?? null;
  const begun = [...known].filter(([name]) => name.startsWith(key)).map(([, meant]) => meant);
  if (begun.length === 0) return null;
  return {
    dotted: new Set(begun.flatMap(({ dotted }) => [...dotted])),
    plain: new Set(begun.flatMap(({ plain }) => [...plain])),
    weekdays: begun.every(({ weekdays }) => weekdays.size > 0)
      ? new Set(begun.flatMap(({ weekdays }) => [...weekdays]))
      : new Set(),
  };
}

/** Lower case, without accents and marks. */
const keyOf = (word: string): string =>
  word
    .toLowerCase()
    .normalize("NFD")
    .replaceAll(/[^\p{L}]/gu, "")
    .replaceAll("ı", "i");

function readWords(): ReadonlyMap<string, DateWord> {
  const words = new Map<
    string,
    { dotted: Set<number>; plain: Set<number>; weekdays: Set<number> }
  >();
  const wordOf = (name: string) => {
    const key = keyOf(name);
    const word = words.get(key) ?? { dotted: new Set(), plain: new Set(), weekdays: new Set() };
    if (key !== "") words.set(key, word);
    return word;
  };
  for (const language of languages) {
    for (const month of ["long", "short"] as const) {
      const alone = formatOf(language, { month });
      const inDate = formatOf(language, { day: "numeric", month });
      const isDotted = /\d\./.test(inDate.format(Date.UTC(2026, 10, 5)));
      for (let index = 0; index < 12; index++) {
        const at = Date.UTC(2026, index, 5);
        const part = inDate.formatToParts(at).find(({ type }) => type === "month")?.value ?? "";
        const [written = ""] = inDate.format(at).match(/\p{L}[\p{L}\p{M}]*$/u) ?? [];
        for (const name of new Set([alone.format(at), part, written]))
          if (!/\p{Nd}/u.test(name)) wordOf(name)[isDotted ? "dotted" : "plain"].add(index + 1);
      }
    }
    for (const weekday of ["long", "short"] as const)
      for (let day = 1; day <= 7; day++)
        wordOf(formatOf(language, { weekday }).format(Date.UTC(2026, 10, day))).weekdays.add(
          day - 1,
        );
  }
  for (const [index, numeral] of romans.entries())
    for (const months of [wordOf(numeral).dotted, wordOf(numeral).plain]) months.add(index + 1);
  return words;
}

/** Months in Roman numerals, as Polish and Hungarian dates have them. */
const romans = "i ii iii iv v vi vii viii ix x xi xii".split(" ");

const formatOf = (language: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(language, { ...options, timeZone: "UTC" });
