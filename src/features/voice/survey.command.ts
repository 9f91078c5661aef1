import { z } from "zod";
import { findById } from "../../app/search/find-named.ts";
import { type Split, splitTarget } from "../../bot/arguments/split-target.ts";
import { type CommandContext, defineCommand, isAllowed } from "../../bot/command.ts";
import { onCustomer } from "../../bot/subject/on-customer.ts";
import type { OutboundMessage } from "../../chat/message.ts";
import { readSurveyScore } from "../../core/people/survey-score.ts";
import { Refusal } from "../../errors.ts";
import { askView, scoredView, surveyView } from "./survey.view.ts";
import {
  listAnswers,
  measureSatisfaction,
  noteAsked,
  noteScore,
  whomToAsk,
} from "./survey-customers.app.ts";
import surveyWords from "./survey-words.core.json" with { type: "json" };
import { whomToWrite } from "./whom-to-write.app.ts";

const says = (of: keyof typeof surveyWords, words: string): boolean =>
  surveyWords[of].includes(
    words
      .trim()
      .toLowerCase()
      .replace(/[。.!！]+$/u, ""),
  );

/**
 * `/survey`: whom to ask this month how satisfied they are, and to who leads how satisfied customers are.
 * `/survey REF`, `1 letter`, is the question in their language; `1 9/10`, `K3F score 8 slow delivery` keeps what they answer,
 * `1 asked` that they were asked.
 */
export const survey = defineCommand({
  name: "survey",
  topic: "customers",
  after: "contact",
  permission: "sales",
  audience: "private",
  followsCustomer: "about",
  args: z.object({ about: z.string().max(500).default("") }),
  positional: ["about…"],
  continues: {
    argument: "about",
    says: (words) =>
      readSurveyScore(words) !== null || says("asked", words) || says("letter", words),
  },
  reads: (rest) => rest === "" || /^#?[a-z0-9]{3,5}$/i.test(rest),
  isMeant: (words, _, isNamed) => {
    const { targets, rest } = splitTarget(words);
    if (isNamed) return readSurveyScore(words, true) !== null;
    const isBareNumber = rest === "" && targets.some((target) => "number" in target);
    // `score 8` alone answers the question that was asked last.
    return (
      targets.length > 0 && !isBareNumber && (rest === "" || readSurveyScore(rest, true) !== null)
    );
  },
  async run(context, { about }) {
    const { app, actor, speak } = context;
    if (about !== "")
      return onCustomer(context, "survey", ofOne(splitTarget(about)), (customerId, rest) =>
        told(context, customerId, rest.replaceAll("\n", " ").trim()),
      );
    const isLeading = isAllowed(actor.member.role, "manager");
    const means = isLeading ? await measureSatisfaction(app, actor) : null;
    return surveyView(await whomToAsk(app, actor), means, speak);
  },
});

/** `2 8`: a number of a list and a score are no two customers. */
const ofOne = (about: Split): Split =>
  readSurveyScore(about.rest, true) === null ? about : { ...about, whole: about.rest };

async function told(
  { app, actor, speak }: CommandContext,
  customerId: string,
  words: string,
): Promise<OutboundMessage> {
  const customer = (await findById(app, actor, [customerId])).get(customerId);
  if (customer === undefined) throw new Refusal("customer-not-found");
  if (words === "" || says("letter", words)) {
    const to = (await whomToWrite(app, actor, [customerId])).get(customerId) ?? null;
    return askView(customer, to, await listAnswers(app, actor, customerId), actor.member, speak);
  }
  if (says("asked", words))
    return scoredView(customer, null, (await noteAsked(app, actor, customerId)).undoId, speak);
  const said = readSurveyScore(words, true);
  if (said === null) throw new Refusal("score-unread", { text: words, ref: customer.ref });
  const { undoId } = await noteScore(app, actor, customerId, said);
  return scoredView(customer, said, undoId, speak);
}
