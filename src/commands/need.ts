import { z } from "zod";
import { tellNeed, toldNeeds } from "../app/customer/tell-need.ts";
import { recordNeed } from "../app/tiering/record-need.ts";
import { aboutOne, splitTarget } from "../bot/arguments/split-target.ts";
import { defineCommand } from "../bot/command.ts";
import { parseNeeds } from "../bot/grammar/parse-needs.ts";
import type { Lexicon } from "../bot/grammar/words/lexicon.ts";
import { shaped } from "../bot/grammar/words/normalise-input.ts";
import { wordAt } from "../bot/grammar/words/word-table.ts";
import { onCustomer } from "../bot/subject/on-customer.ts";
import { plainMessage } from "../chat/message.ts";
import type { ToldNeed } from "../core/customer/plan-step.ts";
import { Refusal } from "../errors.ts";
import { changedView } from "../views/changes/changed-view.ts";
import { needKeptView } from "../views/customer/need-kept-view.ts";
import { needsText } from "../views/customer/needs-text.ts";

/** Characters of a need in words. */
const [shortest, longest] = [2, 200];

/** A need in words, and whether it is an extra; null for what is none. */
function wordsOf(rest: string, { needExtra }: Lexicon): ToldNeed | null {
  const said = shaped(rest);
  const extra = wordAt(needExtra, said.shape, 0);
  const text = rest
    .slice(extra?.end ?? 0)
    .replace(/^[\s:：]+/, "")
    .trim();
  const isTold = text.length >= shortest && text.length <= longest && !/^[-+\d]/.test(text);
  return isTold ? { text, isExtra: extra !== null } : null;
}

/** `/need REF model spec … [-quantity]`: what a customer has told of what they need; in words, `/need REF stable lead time`. */
export const need = defineCommand({
  name: "need",
  topic: "changes",
  permission: "sales",
  audience: "anywhere",
  args: z.object({ about: aboutOne() }),
  positional: ["about…"],
  // `need to send the certificate to Lyon`: what one has to do oneself is nothing that a customer needs.
  isMeant: (words, { lexicon }, isNamed) => {
    if (isNamed || splitTarget(words).targets.length > 0) return true;
    const { add, remove, unread } = parseNeeds(words, lexicon);
    return unread === "" && add.length + remove.length > 0;
  },
  run: (context, { about }) => {
    const { app, actor, audience, speak, lexicon } = context;
    const read = (words: string) => {
      const { add, remove, unread } = parseNeeds(words, lexicon);
      return unread !== "" || add.length + remove.length === 0 ? null : { add, remove };
    };
    return onCustomer(
      context,
      "need",
      about,
      async (customerId, rest, reference) => {
        const needs = read(rest);
        if (needs === null && rest === "" && audience === "direct") {
          const needed = await toldNeeds(app, actor, customerId);
          if (needed.length > 0)
            return plainMessage(
              "answer",
              reference + speak.t("list.dot") + needsText(needed, speak),
            );
        }
        if (needs === null) {
          const told = wordsOf(rest, lexicon);
          if (told === null) throw new Refusal("which-need");
          return needKeptView(await tellNeed(app, actor, customerId, told), audience, speak);
        }
        const result = await recordNeed(app, actor, customerId, needs);
        return changedView(result, actor.member.zone, audience, speak);
      },
      (words) => read(words) !== null,
    );
  },
});
