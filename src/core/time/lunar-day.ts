/** Month and day of the lunar calendar. */
export type LunarDay = { readonly month: number; readonly day: number };

const digits = "零一二三四五六七八九";
const months = new Map<string, number>([
  ["正", 1],
  ["冬", 11],
  ["腊", 12],
  ["臘", 12],
]);

/** Reads `八月十五`, `正月初一`, `腊月廿三` and `十月三十日`; null for anything else and for leap months. */
export function parseLunarDay(text: string): LunarDay | null {
  const [, monthText = "", dayText = ""] =
    /^([正冬腊臘一二三四五六七八九十]{1,2})月(初?[一二三四五六七八九十廿卅]{1,3})[日号號]?$/.exec(
      text,
    ) ?? [];
  const month = months.get(monthText) ?? numberOf(monthText);
  const day = numberOf(dayText.replace(/^初/, ""));
  return month === null || day === null || month > 12 || day > 30 ? null : { month, day };
}

/** 1 to 39 in Chinese numerals. */
function numberOf(text: string): number | null {
  const plain = text.replace("廿", "二十").replace("卅", "三十");
  const [, tens, ten, ones = ""] = /^([二三]?)(十)?([一二三四五六七八九]?)$/.exec(plain) ?? [];
  if (plain === "" || tens === undefined) return null;
  if (ten === undefined) return tens !== "" && ones !== "" ? null : digits.indexOf(tens || ones);
  return (tens === "" ? 1 : digits.indexOf(tens)) * 10 + (ones === "" ? 0 : digits.indexOf(ones));
}
