import words from "./mail-words.json" with { type: "json" };

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
const oneOf = (list: readonly string[]): string =>
  [...list]
    .sort((a, b) => b.length - a.length)
    .map(escaped)
    .join("|");

const prefix = (list: readonly string[]) =>
  new RegExp(
    `^\\s*(?:\\[[^\\]]{1,20}\\]\\s*)?(?:${oneOf(list)})\\s*(?:[[(（]?\\d+[\\])）]?)?\\s*[:：]\\s*`,
    "iu",
  );

const answered = prefix([...words.reply, ...words.forward]);
const sentOn = prefix(words.forward);

/** A subject without what programs put before it when they answer or forward, in the languages of trade. */
export function bareSubject(subject: string): string {
  let rest = subject.replaceAll(/\s+/g, " ").trim();
  for (;;) {
    const shorter = rest.replace(answered, "").trim();
    if (shorter === rest) return rest;
    rest = shorter;
  }
}

/** Whether a subject says that its mail was forwarded. */
export const saysForwarded = (subject: string): boolean => sentOn.test(subject);
