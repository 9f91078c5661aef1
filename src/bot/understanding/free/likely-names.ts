import { latinWords } from "./act-features.ts";
import { isOrdinary } from "./act-model.ts";

/** Most words by which customers are looked for. */
const mostWords = 24;

/** The first Latin words of a text that may be names: none that people say in any sentence, unless it is written large. */
export const likelyNames = (text: string): string[] =>
  [
    ...new Set(
      (text.match(/[\p{Script=Latin}\p{M}'’]+/gu) ?? []).flatMap((written) => {
        const [word = ""] = latinWords(written);
        const isName = word.length > 2 && (/^\p{Lu}/u.test(written) || !isOrdinary(word));
        return isName ? [word] : [];
      }),
    ),
  ].slice(0, mostWords);
