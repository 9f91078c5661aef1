import type { Mention } from "../../core/search/callable.ts";
import { readReferences } from "../grammar/read-references.ts";
import { mentionsIn } from "../subject/mentions-in.ts";
import type { ReadingContext } from "./reading.ts";

/** What is asked in words of one customer: `/review #K3F`, `/checkup #K3F person`. */
const asksOf = /^\/(order|review|checkup|survey) #(\w+)(?: (person)(?!\S))?/;

/**
 * Whether words name another customer than the one who was asked about, so that they are no answer: a name goes
 * before a question. The answers to a check-up but a person are so plain that they name nobody.
 */
export async function namesOther(
  text: string,
  asked: string,
  context: ReadingContext,
): Promise<boolean> {
  const [, command, own, fact] = asksOf.exec(asked) ?? [];
  if (own === undefined || (command === "checkup" && fact === undefined)) return false;
  if (readReferences(text).some((ref) => ref !== own)) return true;
  // A step may be for somebody, whom another customer has; whoever is new there may be called as one elsewhere.
  const isWide = command === "review";
  const isCalled = ({ by, isDoubtful }: Mention) =>
    (by === "name" && (isWide || !isDoubtful)) || (isWide && by === "person");
  const mentions = await mentionsIn(context, text);
  return mentions.some((one) => isCalled(one) && one.among.every(({ ref }) => ref !== own));
}
