import type { Block, Button, OutboundMessage } from "../../chat/message.ts";
import { festivalCustom } from "../../core/greetings/festival-custom.ts";
import type { GreetingCard, GreetingStep } from "../../core/greetings/greeting-list.ts";
import { pageLength } from "../../core/search/page-length.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { paragraph, text } from "../blocks/inline.ts";
import { draftOf } from "./draft-of.ts";
import { dayWords, draftBlock, heldWords, mindBlocks, personRow } from "./greeting-words.ts";

/** What was just done with the person before. */
export type GreetingDone = {
  readonly did: "sent" | "keeps" | "not";
  readonly name: string;
  /** Names the change to an undo. */
  readonly undoId: string;
};

/** People held back that the end names. */
const mostHeld = 8;

/** One person to greet, with the draft; or the question whether they keep the festival; or the end. */
export function greetingStepView(
  step: GreetingStep,
  done: GreetingDone | null,
  sender: { readonly name: string },
  speak: Speaker,
): OutboundMessage {
  const before = done === null ? [] : [paragraph(doneWords(done, speak))];
  const undo: Button[] =
    done === null ? [] : [{ label: speak.t("undo.button"), command: `/undo ${done.undoId}` }];
  const { card } = step;
  if (card === null) return end(step, before, undo, speak);
  const name = speak.t(`festivals:festivals.${step.festival}.name`);
  const isAsked = card.state === "ask";
  const answers = isAsked
    ? (["ask-yes", "ask-no", "ask-next"] as const)
    : (["do-sent", "do-next"] as const);
  const choices = answers.map((answer) => ({
    label: speak.t(`greet.${answer}`),
    command: `/greet ${step.festival} ${answer.replace(/^\w+-/, "")} ${card.contact.id}`,
  }));
  return {
    kind: "question",
    summary: `${name}${speak.t("list.dot")}${card.contact.name}`,
    blocks: [
      ...before,
      { type: "heading", text: dayWords(name, card.day, card.inDays, speak) },
      paragraph(leftWords(step, speak)),
      { type: "paragraph", inlines: personRow(card.contact, {}, speak) },
      ...(isAsked ? asking(card, name, speak) : drafted(card, sender, speak)),
      { type: "list", start: 1, items: choices.map(({ label }) => [text(label)]) },
      { type: "actions", buttons: [...choices, ...undo] },
    ],
    subjects: [{ customerId: card.contact.customerId, ref: card.contact.ref }],
    choices: choices.map(({ command }) => command),
  };
}

function drafted(card: GreetingCard, sender: { readonly name: string }, speak: Speaker): Block[] {
  const { contact, day } = card;
  const { wishes } = festivalCustom(day.festival);
  const draft = draftOf(contact, { festival: day.festival, wishes }, sender);
  const notes = day.standing === "everybody" ? [paragraph(speak.t("greet.by-country"))] : [];
  return [
    ...notes,
    ...(day.tolerance === 0 ? [] : [paragraph(speak.t("greet.wait-for-moon"))]),
    ...mindBlocks(card, draft, speak),
    draftBlock(draft),
  ];
}

function asking({ contact, day }: GreetingCard, festival: string, speak: Speaker): Block[] {
  const { tradition } = festivalCustom(day.festival);
  const country = contact.country === null ? null : speak.country(contact.country);
  const why = speak.t(country === null ? "greet.suggested" : `greet.suggested-${day.likelihood}`, {
    country: country ?? "",
    festival,
  });
  const question =
    tradition === "civic"
      ? speak.t("greet.ask-one", { name: contact.name, festival })
      : speak.t("greet.ask", {
          name: contact.name,
          festivals: speak.t(`festivals:traditions.${tradition}.name`),
          festival,
        });
  return [paragraph(why), paragraph(question)];
}

function leftWords({ ready, ask, sent, held }: GreetingStep, speak: Speaker): string {
  const counts = { ready, ask, held: held.length, sent };
  return (["ready", "ask", "held", "sent"] as const)
    .filter((state) => counts[state] > 0)
    .map((state) => speak.t(`greet.count-${state}`, { count: counts[state] }))
    .join(speak.t("list.comma"));
}

const doneWords = ({ did, name }: GreetingDone, speak: Speaker): string =>
  speak.t(`greet.done-${did}`, { name });

function end(
  step: GreetingStep,
  before: readonly Block[],
  undo: readonly Button[],
  speak: Speaker,
): OutboundMessage {
  const festival = speak.t(`festivals:festivals.${step.festival}.name`);
  const open = step.ready + step.ask;
  const isNobody = open + step.sent + step.held.length === 0;
  const title = speak.t(isNobody ? "greet.nobody" : open > 0 ? "greet.end-open" : "greet.end", {
    festival,
  });
  const again: Button[] =
    open > 0 ? [{ label: speak.t("greet.again"), command: `/greet ${step.festival}` }] : [];
  const held = step.held.slice(0, pageLength(step.held.length, mostHeld));
  const more = step.held.length - held.length;
  const buttons = [...again, ...undo];
  return {
    kind: "answer",
    summary: title,
    blocks: [
      ...before,
      paragraph(title),
      ...(isNobody ? [] : [paragraph(leftWords(step, speak))]),
      ...(held.length === 0
        ? []
        : [
            paragraph(speak.t("greet.held-title")),
            {
              type: "list" as const,
              items: held.map(({ contact, held: why }) =>
                personRow(contact, why === null ? {} : { why: heldWords(why, speak) }, speak),
              ),
            },
          ]),
      ...(more > 0 ? [paragraph(speak.t("greet.held-more", { count: more }))] : []),
      ...(buttons.length === 0 ? [] : [{ type: "actions" as const, buttons }]),
    ],
    subjects: held.map(({ contact }) => ({ customerId: contact.customerId, ref: contact.ref })),
  };
}
