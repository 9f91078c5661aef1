import { z } from "zod";
import { comingGreetings } from "../app/greetings/coming-greetings.ts";
import { markGreeted } from "../app/greetings/mark-greeted.ts";
import { recordObservances } from "../app/greetings/record-observances.ts";
import { stepGreetings } from "../app/greetings/step-greetings.ts";
import { openQuestion } from "../app/messages/find-sent.ts";
import { fromFestival, readFestivals } from "../bot/arguments/read-festivals.ts";
import { type CommandContext, defineCommand, reads } from "../bot/command.ts";
import type { CommandCall } from "../bot/command-call.ts";
import type { GreetingAction, Lexicon } from "../bot/grammar/words/lexicon.ts";
import { wholeWord } from "../bot/grammar/words/word-table.ts";
import { placeOf } from "../bot/posting/place-of.ts";
import { missingCustomers } from "../bot/subject/missing-customers.ts";
import { savedCall } from "../bot/understanding/saved-call.ts";
import { type OutboundMessage, plainMessage } from "../chat/message.ts";
import type { FestivalId } from "../core/greetings/customs.ts";
import { festivalCustom, festivalsKeptWith } from "../core/greetings/festival-custom.ts";
import { heldBack } from "../core/greetings/planned-greeting.ts";
import { Refusal } from "../errors.ts";
import { comingFestivalsView } from "../views/greetings/coming-festivals-view.ts";
import { greetingStepView } from "../views/greetings/greeting-step-view.ts";

/**
 * `/greet`: the festivals that are coming. `/greet FESTIVAL`: drafts, one person at a time; its
 * buttons go on with `/greet FESTIVAL sent|next|yes|no PERSON`, which the bare words mean as well.
 */
export const greet = defineCommand({
  name: "greet",
  topic: "customers",
  permission: "sales",
  audience: "private",
  args: z.object({ text: z.string().max(200).default("") }),
  positional: ["text…"],
  reads: reads.alone,
  async run(context, { text }) {
    const { app, actor, speak, lexicon } = context;
    if (text === "") {
      const coming = await comingGreetings(app, actor);
      const missing = coming.length > 0 ? null : await missingCustomers(context);
      return missing ?? comingFestivalsView(coming, speak);
    }
    const { festival, action, personId } = readGreet(text, lexicon);
    if (festival === null) {
      if (action === null) throw new Refusal("festival-unknown", { festival: text });
      return openStep(context, action);
    }
    if (festivalCustom(festival).wishes.length === 0) {
      const name = speak.t(`festivals:festivals.${festival}.name`);
      return plainMessage("notice", speak.t("greet.silent", { festival: name }));
    }
    return step(context, festival, action, personId);
  },
});

const isId = (word: string) => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(word);

function readGreet(text: string, lexicon: Lexicon) {
  const { named, rest } = readFestivals(fromFestival(text, lexicon) ?? text, lexicon);
  const [first] = named;
  const [word = "", id = ""] = rest.split(/\s+/);
  return {
    festival: first !== undefined && "festival" in first ? first.festival : null,
    action: wholeWord(lexicon.greetingSteps, word),
    personId: isId(id) ? id : null,
  };
}

/** What a bare `sent` means: that answer to the question which is open here. */
async function openStep(context: CommandContext, action: GreetingAction): Promise<CommandCall> {
  const { app, actor, conversation } = context;
  const question = await openQuestion(app, actor, placeOf(conversation));
  const saved = question?.commands.choices.find((one) => one.includes(` ${action} `));
  const call = saved === undefined ? null : savedCall(saved, context);
  if (call === null) throw new Refusal("no-greeting-open");
  return call;
}

async function step(
  context: CommandContext,
  festival: FestivalId,
  action: GreetingAction | null,
  personId: string | null,
): Promise<OutboundMessage> {
  const { app, actor, speak } = context;
  const show = async (
    place: Parameters<typeof stepGreetings>[3],
    did: Parameters<typeof greetingStepView>[1] = null,
  ) => greetingStepView(await stepGreetings(app, actor, festival, place), did, actor.member, speak);
  if (action === null || personId === null) return show("start");
  if (action === "next") return show({ after: personId });

  const { card } = await stepGreetings(app, actor, festival, { at: personId });
  if (card === null) throw new Refusal("greeting-gone");
  const name = speak.t(`festivals:festivals.${festival}.name`);
  if (action === "sent") {
    if (card.state === "sent") throw new Refusal("greeted-before", { name: card.contact.name });
    const note = speak.t("greet.note", { festival: name, name: card.contact.name });
    const undoId = await markGreeted(app, actor, personId, card.day, note);
    return show({ after: personId }, { did: "sent", name: card.contact.name, undoId });
  }
  const all = festivalsKeptWith(festival, card.contact.country, card.contact.language);
  const keeps = action === "yes";
  const { card: following } = await stepGreetings(app, actor, festival, { after: personId });
  const edit = { keeps: keeps ? all : [], not: keeps ? [] : all };
  const { undoId } = await recordObservances(app, actor, personId, edit);
  const done = { did: keeps ? "keeps" : "not", name: card.contact.name, undoId } as const;
  const next = following === null ? ("end" as const) : { at: following.contact.id };
  return show(keeps && heldBack(card.contact) === null ? { at: personId } : next, done);
}
