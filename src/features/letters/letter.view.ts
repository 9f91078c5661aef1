import type { Block, Button, Inline, OutboundMessage } from "../../chat/message.ts";
import { channelStops } from "../../core/customer/stop.ts";
import { greetingLanguage } from "../../core/greetings/greeting-language.ts";
import { isolate, isRightToLeft } from "../../core/greetings/isolate.ts";
import { letterDraft } from "../../core/greetings/letter-draft.ts";
import type { Manners } from "../../core/greetings/manners.ts";
import type { GreetingContact } from "../../core/greetings/planned-greeting.ts";
import { pageLength } from "../../core/search/page-length.ts";
import { epochDayOf } from "../../core/time/epoch-day.ts";
import { greetingTexts } from "../../i18n/greeting-texts.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../../views/blocks/button-line.ts";
import { code, paragraph, text } from "../../views/blocks/inline.ts";
import { customerRow } from "../../views/customer/customer-row.ts";
import { channelText } from "../../views/customer/stop-text.ts";
import {
  draftBlock,
  draftWords,
  heldWords,
  personRow,
} from "../../views/greetings/greeting-words.ts";
import {
  type Letter,
  type LetterHeld,
  type LetterStep,
  letterKey,
  letterKinds,
  type PlannedLetter,
} from "./letter.core.ts";

/** Customers held back that the end names. */
const mostHeld = 8;

/** What was just done: the letter to somebody is noted as sent. */
export type LetterDone = { readonly name: string; readonly undoId: string };

/** One letter to copy, with `sent` and `next`; or the end of the list. */
export function letterStepView(
  step: LetterStep,
  done: LetterDone | null,
  sender: { readonly name: string },
  speak: Speaker,
): OutboundMessage {
  const before = done === null ? [] : [paragraph(speak.t("letters.done", { name: done.name }))];
  const undo: Button[] =
    done === null ? [] : [{ label: speak.t("undo.button"), command: `/undo ${done.undoId}` }];
  const { current, letter } = step;
  const contact = current?.contact ?? null;
  if (current === null || contact === null) return end(step, before, undo, speak);
  const { kind, subject } = letter;
  const refs = [current.customer.ref, ...step.rest].map((ref) => `#${ref}`);
  const choices = (["sent", "next"] as const).map((act) => ({
    label: speak.t(`letters.do-${act}`),
    command: buttonLine("draft", kind, act, ...refs, subject === "" ? "" : `/ ${subject}`),
  }));
  const title = titleOf(letter, speak);
  return {
    kind: "question",
    summary: `${title}${speak.t("list.dot")}${contact.name}`,
    blocks: [
      ...before,
      { type: "heading", text: title },
      paragraph(countText(step, speak)),
      { type: "paragraph", inlines: personRow(contact, {}, speak) },
      ...letterBlocks(letter, contact, step.manners, sender, speak),
      { type: "list", start: 1, items: choices.map(({ label }) => [text(label)]) },
      { type: "actions", buttons: [...choices, ...undo] },
    ],
    subjects: [{ customerId: current.customer.id, ref: current.customer.ref }],
    choices: choices.map(({ command }) => command),
  };
}

function letterBlocks(
  letter: Letter,
  contact: GreetingContact,
  manners: Manners | null,
  sender: { readonly name: string },
  speak: Speaker,
): Block[] {
  const own = greetingLanguage(contact.language, contact.companyLanguage, contact.country);
  const language = greetingTexts(own).letters === undefined ? "en" : own;
  const texts = greetingTexts(language);
  const body = texts.letters?.[letterKey(letter)] ?? "";
  const isRight = isRightToLeft(language);
  const filled = body
    .replace("{{subject}}", isolate(letter.subject, isRight))
    .replace(
      "{{days}}",
      letter.days === null ? "" : isolate(daysIn(letter.days, language), isRight),
    );
  const draft = {
    language,
    isVerified: texts.verified,
    text: letterDraft({ ...contact, sender: sender.name }, filled, language, texts),
  };
  const lines = [
    channelStops(contact.stops).length === 0 ? null : channelText(contact.stops, speak),
    manners?.taboos == null ? null : speak.t("greet.taboos", { text: manners.taboos }),
    language === own
      ? null
      : speak.t("letters.in-english", { language: speak.language(contact.language ?? own) }),
    letter.subject === "" || letter.kind === "visit" ? null : speak.t("letters.as-written"),
    draftWords(draft, speak),
  ];
  return [...lines.flatMap((line) => (line === null ? [] : [paragraph(line)])), draftBlock(draft)];
}

/** Days as they are written in a language: `10–12 décembre`. */
function daysIn({ from, to }: NonNullable<Letter["days"]>, language: string): string {
  const format = new Intl.DateTimeFormat(`${language}-u-nu-latn-ca-gregory`, {
    day: "numeric",
    month: "long",
    timeZone: "UTC",
  });
  const at = (day: typeof from) => epochDayOf(day) * 86_400_000;
  return from === to ? format.format(at(from)) : format.formatRange(at(from), at(to));
}

const titleOf = ({ kind, subject }: Letter, speak: Speaker): string =>
  speak.t("letters.title", { kind: speak.t(`letters.kind.${kind}`) }) +
  (subject === "" ? "" : speak.t("list.dot") + subject);

function countText({ ready, held, left, elsewhere }: LetterStep, speak: Speaker): string {
  return [
    speak.t("letters.ready", { count: ready }),
    ...(held.length === 0 ? [] : [speak.t("letters.held", { count: held.length })]),
    ...(elsewhere === 0 ? [] : [speak.t("letters.elsewhere", { count: elsewhere })]),
    ...(left === 0 ? [] : [speak.t("letters.left", { count: left })]),
  ].join(speak.t("list.comma"));
}

function end(
  step: LetterStep,
  before: readonly Block[],
  undo: readonly Button[],
  speak: Speaker,
): OutboundMessage {
  const title = speak.t("letters.end", { title: titleOf(step.letter, speak) });
  const held = step.held.slice(0, pageLength(step.held.length, mostHeld));
  const more = step.held.length - held.length;
  return {
    kind: "answer",
    summary: title,
    blocks: [
      ...before,
      paragraph(title),
      ...(held.length === 0
        ? []
        : [
            paragraph(speak.t("letters.held-title")),
            { type: "list" as const, items: held.map((one) => heldRow(one, speak)) },
          ]),
      ...(more > 0 ? [paragraph(speak.t("greet.held-more", { count: more }))] : []),
      ...(undo.length === 0 ? [] : [{ type: "actions" as const, buttons: undo }]),
    ],
    subjects: held.map(({ customer }) => ({ customerId: customer.id, ref: customer.ref })),
  };
}

const heldRow = ({ customer, held }: PlannedLetter, speak: Speaker): Inline[] =>
  customerRow({ ...customer, why: [held === null ? "" : whyText(held, speak)] }, "direct", speak);

function whyText(held: LetterHeld, speak: Speaker): string {
  switch (held.because) {
    case "sent":
      return speak.t("letters.why-sent", { day: speak.day(held.on) });
    case "stopped":
    case "channel":
    case "waiting":
    case "nobody":
      return speak.t(`letters.why-${held.because}`);
    default:
      return heldWords(held, speak);
  }
}

/** What letters there are, and how to ask for one. */
export const letterKindsView = (speak: Speaker): OutboundMessage => {
  const title = speak.t("letters.which");
  return {
    kind: "answer",
    summary: title,
    blocks: [
      paragraph(title),
      {
        type: "list",
        items: letterKinds.map((kind) => [
          text(`${speak.t(`letters.kind.${kind}`)}${speak.t("list.dot")}`),
          code(speak.t(`letters.example.${kind}`)),
        ]),
      },
      paragraph(speak.t("letters.how")),
    ],
    subjects: [],
  };
};
