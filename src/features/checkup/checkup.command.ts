import { z } from "zod";
import { setContact } from "../../app/people/set-contact.ts";
import {
  type AskedFact,
  askedFacts,
  readFactAnswer,
} from "../../bot/arguments/read-fact-answer.ts";
import { splitTarget } from "../../bot/arguments/split-target.ts";
import { type CommandContext, defineCommand, reads } from "../../bot/command.ts";
import { beginsWithWhom } from "../../bot/subject/begins-with-whom.ts";
import { missingCustomers } from "../../bot/subject/missing-customers.ts";
import { onCustomer } from "../../bot/subject/on-customer.ts";
import type { OutboundMessage } from "../../chat/message.ts";
import type { ContactFact } from "../../core/people/contact-field.ts";
import { peopleCalled } from "../../core/people/people-called.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { Refusal } from "../../errors.ts";
import { contactChangedView } from "../../views/customer/contact-view.ts";
import { confirmStale, restQuestion, tellCountry } from "./answer-gap.app.ts";
import { confirmedView, countryView, gapsView, restedView } from "./checkup.view.ts";
import { findGaps } from "./find-gaps.app.ts";

/**
 * `/checkup`: what is missing of one's customers, numbered, each to be answered with the fact;
 * `/checkup REF` of one. `/checkup REF FACT [ID] ANSWER` is what an answer becomes.
 */
export const checkup = defineCommand({
  name: "checkup",
  topic: "figures",
  permission: "sales",
  audience: "private",
  args: z.object({ about: z.string().max(1000).default("") }),
  positional: ["about…"],
  isMeant: async (words, context, isNamed) => isNamed || beginsWithWhom(words, context),
  reads: (rest) => reads.alone(rest) || /^#?\w+$/.test(rest),
  async run(context, { about }) {
    if (about === "") return listed(context, null);
    return onCustomer(context, "checkup", splitTarget(about), async (id, rest, reference) => {
      if (rest === "") return listed(context, id);
      const [, name, contactId = null, said = ""] =
        /^([a-z]+)(?:\s+([0-9a-f]{8}-[0-9a-f-]{27}))?\s+([\s\S]+)$/.exec(rest) ?? [];
      const asked = askedFacts.find((one) => one === name);
      if (asked === undefined) throw new Refusal("checkup-unread", { ref: reference.slice(1) });
      return answered(context, id, { asked, contactId, said, ref: reference.slice(1) });
    });
  },
});

async function listed(context: CommandContext, customerId: string | null) {
  const { app, actor, speak } = context;
  const gaps = await findGaps(app, actor, customerId);
  const missing = gaps.length === 0 && customerId === null ? await missingCustomers(context) : null;
  return missing ?? gapsView(gaps, actor.member.zone, actor.member.role !== "sales", speak);
}

type Answer = {
  readonly asked: AskedFact;
  readonly contactId: string | null;
  readonly said: string;
  readonly ref: string;
};

async function answered(
  { app, actor, lexicon, speak }: CommandContext,
  id: string,
  { asked, contactId, said, ref }: Answer,
): Promise<OutboundMessage> {
  const answer = readFactAnswer(asked, said, lexicon, civilDateAt(actor.now, actor.member.zone));
  if (answer === null) throw new Refusal("checkup-unread", { ref });
  const keep = async (facts: readonly ContactFact[], name: string | null) =>
    contactChangedView(
      await setContact(app, actor, id, facts, (known) => {
        if (name === null) return { id: contactId ?? "" };
        const [one, ...others] = peopleCalled(name, known);
        return one !== undefined && others.length === 0 ? { id: one.id } : { name };
      }),
      speak,
    );
  switch (answer.type) {
    case "skip":
      return restedView(await restQuestion(app, actor, id, asked), speak);
    case "country":
      return countryView(await tellCountry(app, actor, id, answer.country), speak);
    case "right":
      return confirmedView(await confirmStale(app, actor, id, contactId ?? ""), speak);
    case "person":
      return keep(answer.facts, answer.name);
    case "fact":
      return keep([answer.fact], null);
  }
}
