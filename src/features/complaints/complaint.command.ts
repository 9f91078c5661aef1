import { z } from "zod";
import { aboutOne, writtenTarget } from "../../bot/arguments/split-target.ts";
import { type CommandContext, defineCommand } from "../../bot/command.ts";
import { asks } from "../../bot/grammar/asks.ts";
import { settledEnd } from "../../bot/grammar/read-head.ts";
import { shaped } from "../../bot/grammar/words/normalise-input.ts";
import { beginsWithWhom } from "../../bot/subject/begins-with-whom.ts";
import { calledAtHead } from "../../bot/subject/on-customer.ts";
import { callOf } from "../../bot/understanding/call-of.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import noComplaint from "./no-complaint.core.json" with { type: "json" };

/** The outcome's own word, as every language's lines are read. */
const outcome = "complained";

/**
 * `/complaint REF three cartons broken`: a customer complained, which is the touch `K3F complained three
 * cartons broken`. Without what of, and where one is said to be over or not to be there, the complaints of
 * that customer.
 */
export const complaint = defineCommand({
  name: "complaint",
  topic: "day",
  after: "complaints",
  permission: "sales",
  audience: "anywhere",
  args: z.object({ about: aboutOne(z.string().max(1000)).prefault("") }),
  positional: ["about…"],
  isMeant: async (words, context) =>
    !asksSomething(words, context) && beginsWithWhom(words, context),
  async run(context, { about }) {
    const called = about.targets.length > 0 ? null : await calledAtHead(context, about.whole);
    const [only, ...others] = called?.among ?? [];
    const isOne = called !== null && only !== undefined && others.length === 0;
    const who = isOne ? `#${only.ref}` : about.targets.map(writtenTarget).join(",");
    const what = isOne ? called.rest : about.rest;
    return what === "" || isNone(what, context)
      ? { command: "complaints", args: { about: who } }
      : callOf("log", { said: `${who} ${outcome} ${what}`.trim() });
  },
});

/** The furthest place at which words begin that say it is over: `已经解决了`, `has been resolved`. */
const latest = 9;

/** Whether words say, and say no more, that a complaint is over, or that there is none. */
const isNone = (words: string, { lexicon }: CommandContext): boolean => {
  const { shape } = shaped(words.replace(/[\s.。!！]+$/u, ""));
  if (noComplaint.includes(shape)) return true;
  return Array.from({ length: latest + 1 }, (_, at) => at).some((at) => {
    const end = settledEnd(shape, at, outcome, lexicon);
    return end !== null && ["", ...lexicon.pastEndings].includes(shape.slice(end));
  });
};

const asksSomething = (words: string, { actor, lexicon }: CommandContext): boolean =>
  asks(shaped(words).shape, lexicon, civilDateAt(actor.now, actor.member.zone));
