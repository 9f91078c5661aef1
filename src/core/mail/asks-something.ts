import words from "./mail-words.json" with { type: "json" };

/** Letters of a text without marks and spaces at its ends. */
const bare = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}\s']+/gu, " ")
    .replaceAll(/\s+/g, " ")
    .trim();

const han = /\p{Script=Han}/u;

/** Words by which somebody asks; those with letters stand apart, Chinese ones anywhere. */
const asks = (text: string): boolean => {
  const spaced = ` ${bare(text)} `;
  return words.asking.some((word) =>
    han.test(word) ? text.includes(word) : spaced.includes(` ${bare(word)} `),
  );
};

/** What somebody begins with who asks and leaves the mark off. */
const opens = (text: string): boolean =>
  text.split(/[.!。！;\n]+/).some((sentence) => {
    const spaced = `${bare(sentence)} `;
    return words.opening.some((word) =>
      han.test(word) ? sentence.trim().startsWith(word) : spaced.startsWith(`${bare(word)} `),
    );
  });

/** How people ask after each other: that is no question. */
const greeting = new RegExp(
  `(?:${words.greeting.map((one) => one.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|")})[^.!?？\\n]*[?？]?`,
  "giu",
);

/** A question mark that ends something, not one inside an address. */
const question = /[?？؟¿](?=\s|$|["')\]】）]|\p{L})/u;

/**
 * Whether who wrote a text waits for an answer: it asks, in the languages of trade, or its subject does where it says
 * nothing itself. Thanks and "received" ask for nothing.
 */
export function asksSomething(subject: string, text: string): boolean {
  const own = text.replaceAll(/\bhttps?:\/\/\S+/gi, " ").replaceAll(greeting, " ");
  if (words.thanks.includes(bare(own))) return false;
  if (bare(own) === "") return question.test(subject) || asks(subject);
  return question.test(own) || asks(own) || opens(own);
}
