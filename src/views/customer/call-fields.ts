import type { Block, Inline } from "../../chat/message.ts";
import type { CallFacts } from "../../core/customer/call-card.ts";
import { lastSaid } from "../../core/customer/last-said.ts";
import { whomToCall } from "../../core/customer/whom-to-call.ts";
import { owedKinds } from "../../core/owed/owed-kind.ts";
import type { BestHour } from "../../core/people/best-hour.ts";
import type { Instant, Zone } from "../../core/time/civil.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { text } from "../blocks/inline.ts";
import { bestHourText } from "../touch/best-hour-text.ts";
import { contactLine, owedLine, touchLine } from "./card-lists.ts";

/** What something is called, and what there is to say of it. */
export type Field = Extract<Block, { type: "fields" }>["fields"][number];

/** A field of plain text. */
export const field = (label: string, value: string): Field => ({ label, value: [text(value)] });

/** Whom somebody calls; `by`: the name of who is taken for granted, the owner. */
export type Called = CallFacts & { readonly country: string | null; readonly by: string | null };

/** The person to call, with telephone and address to tap. */
export function personField(called: Called, speak: Speaker): Field {
  const label = speak.t("call.who");
  const person = whomToCall(called);
  if (person === null) return field(label, speak.t("call.nobody"));
  const { role, level } = person;
  const shown = { ...person, level: role === null ? level : null, bestHour: null };
  return { label, value: contactLine(shown, called.country, speak) };
}

/** When the person to call usually answers, else when the customer does; nothing after few attempts. */
export function answersField(called: Called, theirs: BestHour | null, speak: Speaker): Field[] {
  const bestHour = whomToCall(called)?.bestHour ?? theirs;
  return bestHour === null ? [] : [field(speak.t("card.best-hour"), bestHourText(bestHour, speak))];
}

/** What was said last, what is open between us, and what to mind; what is not known is left out. */
export function saidFields(called: Called, now: Instant, zone: Zone, speak: Speaker): Field[] {
  const { contacts, touches, owed, by } = called;
  const { last, before } = lastSaid(touches);
  const person = whomToCall(called);
  const told = (key: "call.last" | "call.before", touch: typeof last): Field[] =>
    touch === null
      ? []
      : [
          field(
            speak.t(key),
            touchLine({ ...touch, by: touch.by === by ? null : touch.by }, zone, speak),
          ),
        ];
  const open = owedKinds.toReversed().flatMap((kind): Field[] => {
    const lines = owed
      .filter((one) => one.kind === kind)
      .map((one) => owedLine(one, now, zone, speak));
    return lines.length === 0
      ? []
      : [field(speak.t(`owed.${kind}.card`), lines.join(speak.t("list.semicolon")))];
  });
  const taboos = contacts.flatMap(({ name, taboos: words, superstition }) =>
    [words, superstition].flatMap((one) =>
      one === null || one === ""
        ? []
        : [name === person?.name ? one : speak.t("call.taboo-of", { name, text: one })],
    ),
  );
  return [
    ...told("call.last", last),
    ...told("call.before", before),
    ...open,
    ...(taboos.length === 0
      ? []
      : [field(speak.t("call.taboo"), taboos.join(speak.t("list.semicolon")))]),
  ];
}

/** Text of several leaves, for where no fields can stand. */
export const inlinesOf = ({ label, value }: Field, speak: Speaker): Inline[] => [
  text(speak.t("call.labelled", { label })),
  ...value,
];
