import { z } from "zod";
import { findByRef } from "../app/search/find-named.ts";
import { splitTarget } from "../bot/arguments/split-target.ts";
import { defineCommand } from "../bot/command.ts";
import { answeredCard, draftCards } from "../bot/drafting/draft-card.ts";
import type { CalledArgs } from "../bot/understanding/call-of.ts";
import { readCards } from "../core/people/read-cards.ts";
import { Refusal } from "../errors.ts";

/** Most cards of one message; more are a file. */
const most = 40;

/** The head of a letter: what it is about, and when it was sent. */
const isLetter = /^\s*(?:subject|sent|betreff|gesendet|objet|asunto|主题|发送时间)\s*[:：]/imu;

/**
 * `/business-card TEXT`: what a card, a vCard or the signature of a letter says becomes a draft. A
 * reference before it says whose it is. `?` and what was read of a card before: the line below it is
 * what it lacked.
 */
export const businessCard = defineCommand<CalledArgs["business-card"]>({
  name: "business-card",
  topic: "customers",
  permission: "sales",
  audience: "private",
  args: z.object({ text: z.string().max(40_000) }),
  positional: ["text…"],
  async run(context, { text }) {
    const { app, actor } = context;
    if (text.startsWith("?{")) return answeredCard(context, text.slice(1));
    const [, first = "", rest = ""] = /^\s*(\S+)\s+([\s\S]*)$/.exec(text) ?? [];
    const { targets, rest: more } = splitTarget(first);
    const [target, ...others] = targets;
    const ref = target !== undefined && "ref" in target && others.length === 0 ? target.ref : null;
    const isGiven = ref !== null && more === "";
    const given = isGiven ? ((await findByRef(app, actor, [ref])).get(ref) ?? null) : null;
    if (isGiven && given === null) throw new Refusal("unknown-ref", { ref });
    const { cards, unread } = readCards(isGiven ? rest : text);
    if (cards.length === 0) throw new Refusal("card.unread");
    if (cards.length > most)
      throw new Refusal("card.too-many", { count: cards.length, limit: most });
    // Who signs a letter gave no card at a fair.
    const said = isLetter.test(text) ? cards.map((card) => ({ ...card, source: null })) : cards;
    return draftCards(context, said, given, unread);
  },
});
