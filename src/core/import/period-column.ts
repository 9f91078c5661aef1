/** The month or the day that a column of notes is of; the year where it is written. */
export type Period = {
  readonly year: number | null;
  readonly month: number;
  readonly day: number | null;
};

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const hanMonths = "一 二 三 四 五 六 七 八 九 十 十一 十二".split(" ");
const about = "(?:\\s?(?:跟进|联系|沟通)?(?:情况|记录|内容|进展)?)";

const chinese = new RegExp(
  `^(?:(20\\d{2}|\\d{2})\\s?[年./-]\\s?)?(\\d{1,2})\\s?月份?${about}$`,
  "u",
);
const numeric = /^(20\d{2})\s?[-/.]\s?(\d{1,2})$/;
const english = /^([a-z]{3,9})\.?(?:[\s'’/-]+(20\d{2}|\d{2}))?$/i;
const dated = /^(20\d{2})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})\s?日?(?:\s00:00(?::00)?)?$/u;

/** Days without a year: `5-Oct`, `3月5日`. */
const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?[\s-]([a-z]{3,9})\.?$/i;
const chineseDay = /^(\d{1,2})月(\d{1,2})[日号]$/u;

/** Reads the name of a column such as `3月`, `26年1月`, `2026-03`, `Mar 2026`, `2026-03-02`; null for any other. */
export function periodColumn(name: string): Period | null {
  const text = name
    .normalize("NFKC")
    .trim()
    .replace(/(十[一二]|[一二三四五六七八九十])(?=月)/u, (han) =>
      String(hanMonths.indexOf(han) + 1),
    );
  const day = dated.exec(text);
  if (day !== null) return period(day[1], Number(day[2]), Number(day[3]));
  const [, han, ofHan] = chineseDay.exec(text) ?? [];
  if (han !== undefined) return period(undefined, Number(han), Number(ofHan));
  const [, ofWord, spoken = ""] = dayFirst.exec(text) ?? [];
  if (ofWord !== undefined && monthOf(spoken) > 0)
    return period(undefined, monthOf(spoken), Number(ofWord));
  const month = chinese.exec(text) ?? numeric.exec(text);
  if (month !== null) return period(month[1], Number(month[2]), null);
  const [, word = "", year] = english.exec(text) ?? [];
  return monthOf(word) > 0 ? period(year, monthOf(word), null) : null;
}

/** The month that a word of at least three letters names; 0 for any other word. */
function monthOf(word: string): number {
  const place = months.indexOf(word.slice(0, 3).toLowerCase());
  const isName = place !== -1 && (names[place] ?? "").startsWith(word.toLowerCase());
  return isName || word.toLowerCase() === "sept" ? place + 1 : 0;
}

const names =
  "january february march april may june july august september october november december".split(
    " ",
  );

function period(year: string | undefined, month: number, day: number | null): Period | null {
  if (month < 1 || month > 12 || day === 0 || (day ?? 1) > 31) return null;
  const full = year === undefined ? null : Number(year);
  return { year: full !== null && full < 100 ? 2000 + full : full, month, day };
}
