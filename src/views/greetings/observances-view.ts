import type { Button, OutboundMessage } from "../../chat/message.ts";
import { traditions } from "../../core/greetings/customs.ts";
import { festivalCustom } from "../../core/greetings/festival-custom.ts";
import type { KnownObservances } from "../../core/greetings/known-observances.ts";
import type { GreetingContact } from "../../core/greetings/planned-greeting.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { paragraph } from "../blocks/inline.ts";
import { festivalName, personRow } from "./greeting-words.ts";

/**
 * The festivals that a person keeps, does not keep, or may keep, with buttons that confirm; after a
 * change (`undoId`) with a way back.
 */
export function observancesView(
  { contact, confirmed, declined, everybody, suggested }: KnownObservances,
  undoId: string | null,
  speak: Speaker,
): OutboundMessage {
  const { id, name, ref, customerId } = contact;
  const title = speak.t(undoId === null ? "observe.title" : "observe.changed", { name });
  const names = (ids: readonly string[]) =>
    ids.map((one) => festivalName(one, speak)).join(speak.t("list.comma"));
  const lines = [
    ["kept", confirmed],
    ["declined", declined],
    ["country", everybody],
    ["suggested", suggested.map(({ festival }) => festival)],
  ] as const;
  const told = lines.filter(([, ids]) => ids.length > 0);
  const open = traditions.filter((one) =>
    suggested.some(({ festival }) => festivalCustom(festival).tradition === one),
  );
  const buttons: Button[] = open.flatMap((tradition) => {
    const festivals = speak.t(`festivals:traditions.${tradition}.name`);
    return [
      {
        label: speak.t("observe.confirm", { festivals }),
        command: `/observe #${ref} ${id} ${tradition}`,
      },
      {
        label: speak.t("observe.deny"),
        command: `/observe #${ref} ${id} -${tradition}`,
      },
    ];
  });
  const undo: Button[] =
    undoId === null ? [] : [{ label: speak.t("undo.button"), command: `/undo ${undoId}` }];
  const actions = [...buttons, ...undo];
  return {
    kind: "answer",
    summary: title,
    blocks: [
      { type: "heading", text: title },
      { type: "paragraph", inlines: personRow(contact, {}, speak) },
      ...(told.length === 0
        ? [paragraph(speak.t("observe.nothing"))]
        : told.map(([key, ids]) => paragraph(speak.t(`observe.${key}`, { list: names(ids) })))),
      paragraph(speak.t("observe.how", { ref: `#${ref}`, name })),
      ...(undoId === null ? [] : [paragraph(speak.t("undo.hint"))]),
      ...(actions.length === 0 ? [] : [{ type: "actions" as const, buttons: actions }]),
    ],
    subjects: [{ customerId, ref }],
  };
}

/** Most people that a question offers. */
const mostPeople = 9;

/** Asks whose festivals are meant; `rest` is what else was said. */
export function whosePersonView(
  people: readonly GreetingContact[],
  reference: string,
  rest: string,
  speak: Speaker,
): OutboundMessage {
  const question = speak.t("observe.who");
  const shown = people.slice(0, mostPeople);
  return {
    kind: "question",
    summary: question,
    blocks: [
      paragraph(question),
      { type: "list", start: 1, items: shown.map((one) => personRow(one, {}, speak)) },
    ],
    subjects: shown.map(({ customerId, ref }) => ({ customerId, ref })),
    choices: shown.map(({ id }) => `/observe ${reference} ${id} ${rest}`.trim()),
  };
}
