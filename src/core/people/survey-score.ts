/** How satisfied a customer says they are, of ten, and what they said with it. */
export type SurveyScore = { readonly score: number; readonly words: string };

const marks = String.raw`[\s,，;；:：。.、]*`;
/** `9/10`, `9 out of 10`, `9分`; no part of a count (`6 of 10 cartons`), no date that goes on (`9/10/2026`), no length of time (`9分钟`). */
const marked =
  /^(\d{1,2})\s*(?:\/\s*10(?![\d/-])|out of (?:10|ten)(?![a-z\d]| [a-z]+s(?![a-z]))|of (?:10|ten)(?=\s*(?:[.,;:!，。；：！]|$))|分(?!钟|鐘|之|别|批|期)|points?(?=\s*(?:[.,;:!，。；：！]|$)))/iu;
/** No day, hour or count: `5 Dec`, `3月底`, `3pm`, `2nd`, `3 家`, `8 points`. */
const bare =
  /^(\d{1,2})(?=[\s,，;；:：。.、!！]|\p{Script=Han}|$)(?![.:：]\d|\s*(?:分钟|点|天|日|号|周|月|年|个|家|箱|件|条|次|轮|页|人|位|单|款|批|吨|柜|成|折|[百千万]|(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)(?![a-z])|(?:janua|februa)ry|march|april|june|july|august|(?:septem|octo|novem|decem)ber|[ap]\.?m(?![a-z])|o'clock|%|(?:out )?of(?![a-z])|[a-z]+s(?![a-z])))/iu;

/** A word that asks for a number after it. */
const scoreWord = /^(?:score|rating|评分|打分|满意度)[\s:：]*(?=\d)/iu;

/**
 * Reads a score of ten at the head of words: `9/10 fast delivery`, `8分，交期慢`; with `mayBeBare`, after a word
 * that asks for one, `8 slow delivery` too. Null where none from 0 to 10 stands there.
 */
export function readSurveyScore(text: string, mayBeBare = false): SurveyScore | null {
  const whole = text.normalize("NFKC").trim();
  const said = whole.replace(scoreWord, "");
  const found = marked.exec(said) ?? (mayBeBare || said !== whole ? bare.exec(said) : null);
  const score = Number(found?.[1] ?? 11);
  if (found === null || score > 10) return null;
  return { score, words: said.slice(found[0].length).replace(new RegExp(`^${marks}`, "u"), "") };
}
