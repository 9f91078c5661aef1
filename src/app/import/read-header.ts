import { currencyCodes } from "./values/currency-codes.ts";
import { type ImportWords, wordKey } from "./values/words.ts";

/** What a header cell says: the name of its column as a key, and a currency beside it as written. */
export type HeaderCell = { readonly key: string; readonly currency: string | null };

/**
 * Prepares the reading of header cells: `Amount (USD)`, `金额/美元`, `公司名称*（必填）`, `国家 Country`.
 * A word beside a name is left aside where it is a currency, the same in another language, a remark
 * such as `required` the form of a date or a year; any other may say that the column is of something else.
 * `fields` are the fields by their names' keys.
 */
export function headerReader(
  fields: ReadonlyMap<string, string>,
  words: ImportWords,
): (name: string) => HeaderCell {
  const codesOf = currencyCodes(words);
  const remarks = new Set(words.flatMap(({ remarks: of = [] }) => of).map(wordKey));
  const isRemark = (text: string): boolean =>
    wordKey(text) === "" ||
    remarks.has(wordKey(text)) ||
    /^(?:[ymdhs年月日\s/.:~–-]|(?:19|20)\d\d)+$/i.test(text);
  const currencyOf = (text: string): string | null => {
    const plain = text.replace(/^in\s|^单位[:：]?|[:：]$/i, "").trim();
    return plain !== "" && codesOf(plain).length > 0 ? plain : null;
  };

  return (name) => {
    const whole = { key: wordKey(name), currency: null };
    if (fields.has(whole.key)) return whole;
    for (const [own, beside] of partsOf(name)) {
      const key = wordKey(own);
      const field = fields.get(key);
      if (field === undefined) continue;
      if (isRemark(beside) || fields.get(wordKey(beside)) === field) return { key, currency: null };
      const currency = currencyOf(beside);
      if (currency !== null) return { key, currency };
    }
    return whole;
  };
}

/** The ways in which a header cell may be a name and a word beside it. */
function partsOf(name: string): (readonly [own: string, beside: string])[] {
  const text = name.normalize("NFKC").trim();
  const bracket = /^(.*?)[([{【<]([^)\]}】>]*)[)\]}】>]\**$/s.exec(text);
  const line = /^([^\n/|,]+)[\n/|,](.+)$/s.exec(text);
  const script = /^([^A-Za-z]*[^\sA-Za-z:：])[\s:：]*([A-Za-z].*)$/s.exec(text);
  const mirrored = /^([A-Za-z].*[A-Za-z.])[\s:：]*([^A-Za-z\s].*)$/s.exec(text);
  const word = /^(.+)\s(\S+)$/s.exec(text);
  const first = /^(\S+)\s(.+)$/s.exec(text);
  return [bracket, line, script, mirrored, word, first].flatMap((found) => {
    const [, one = "", other = ""] = found ?? [];
    return found === null
      ? []
      : ([
          [one, other],
          [other, one],
        ] as const);
  });
}
