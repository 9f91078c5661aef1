import legalForms from "./legal-forms.json" with { type: "json" };

/**
 * Key of a company name for finding duplicates: two spellings of the same name get the same key.
 * Letter case, accents, width, spaces, punctuation and legal forms (Co., Ltd., GmbH, A.Ş.,
 * S. de R.L. de C.V., PT and the like) do not matter; the order of words does. Empty when
 * the name holds neither letter nor digit: such names are no duplicates of each other.
 */
export function normaliseCompanyName(name: string): string {
  return withoutGlued(withoutEnding(withoutBeginning(wordsOf(name))).join(""));
}

/**
 * The words of a company name that set it apart, in the form in which the key has them: without
 * legal forms. What is written without spaces (Chinese, Japanese) is one word.
 */
export const companyWords = (name: string): string[] =>
  /^[a-z0-9]+$/i.test(name)
    ? [withoutGlued(name.toLowerCase())]
    : withoutEnding(withoutBeginning(wordsOf(name))).map(withoutGlued);

/** The words of a company name that belong to its legal form, in lower case without accents. */
export function legalWords(name: string): readonly string[] {
  const words = wordsOf(name);
  const rest = withoutBeginning(words);
  const beginning = words.slice(0, words.length - rest.length);
  return [...beginning, ...rest.slice(withoutEnding(rest).length)];
}

/** Letters that Unicode does not take apart into a base letter and an accent. */
const letters: Readonly<Record<string, string>> = {
  ı: "i",
  ß: "ss",
  ø: "o",
  æ: "ae",
  œ: "oe",
  đ: "d",
  ð: "d",
  þ: "th",
  ł: "l",
  ħ: "h",
  ə: "e",
  ё: "е",
};

/**
 * Words in lower case without accents and without the Indian `M/s`. Initials such as `S. p. A.` or
 * `A/S` become one word.
 */
function wordsOf(name: string): string[] {
  const folded = name
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFD")
    .replace(/([\p{Script=Latin}\p{Script=Greek}])\p{Mark}+/gu, "$1")
    .normalize("NFC")
    .replace(/\p{Letter}/gu, (letter) => letters[letter] ?? letter)
    .replace(/['\u2018\u2019`\u00b4\u02bc]/g, "")
    .replace(/&/g, " and ")
    .replace(/^\s*m\/s[.\s]/, " ")
    .replace(/(?<![\p{L}\p{N}])(?:\p{L}[./]\s?)+\p{L}(?![\p{L}\p{N}])/gu, (initials) =>
      initials.replace(/[./\s]/g, ""),
    );
  return folded.split(/[^\p{L}\p{N}\p{Mark}]+/u).filter(Boolean);
}

const families = legalForms.families.map(({ endings, fillers }) => ({
  endings: new Set(endings.flatMap(wordsOf)),
  fillers: new Set(fillers.flatMap(wordsOf)),
}));
const beginnings = legalForms.beginnings.map(wordsOf);
const glued = legalForms.glued.map((form) => wordsOf(form).join(""));

/** Takes legal forms off the end, with the words that belong to such a form; never the last word. */
function withoutEnding(words: readonly string[]): readonly string[] {
  const fillers = new Set<string>();
  let length = words.length;
  while (length > 1) {
    const word = words[length - 1] ?? "";
    const found = families.filter((family) => family.endings.has(word));
    if (found.length === 0 && !fillers.has(word)) break;
    for (const family of found) for (const filler of family.fillers) fillers.add(filler);
    length--;
  }
  return words.slice(0, length);
}

function withoutBeginning(words: readonly string[]): readonly string[] {
  const form = beginnings.find(
    (beginning) =>
      beginning.length < words.length && beginning.every((word, index) => words[index] === word),
  );
  return form ? withoutBeginning(words.slice(form.length)) : words;
}

/** East Asian names are written without spaces: the form is the end or the beginning of the name. */
function withoutGlued(name: string): string {
  for (const form of glued) {
    if (name.length === form.length) continue;
    if (name.endsWith(form)) return name.slice(0, -form.length);
    if (name.startsWith(form)) return name.slice(form.length);
  }
  return name;
}
