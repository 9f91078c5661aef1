import type { Block, Button, OutboundMessage } from "../../chat/message.ts";
import type { CivilDate, Zone } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { attitudes, contactLevels } from "../../core/vocabulary.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../../views/blocks/button-line.ts";
import { endBlocks } from "../../views/blocks/end-blocks.ts";
import { paragraph, text } from "../../views/blocks/inline.ts";
import { customerRow } from "../../views/customer/customer-row.ts";
import { named } from "../../views/customer/named.ts";
import {
  type Answered,
  type Confirmed,
  type FactQuestion,
  factFor,
  type Gap,
  type GapKind,
  gapKinds,
  mostOfKind,
  type OrderedFact,
} from "./checkup.core.ts";

/** The line before which an answer to a question is put; null where a contact is what is missing. */
export const answerLine = (ref: string, fact: string, contactId: string | null): string =>
  buttonLine("checkup", `#${ref}`, fact, contactId ?? "");

/** What is missing, by kind and numbered throughout, and how to answer. `namesOwner`: whose it is stands with it. */
export function gapsView(
  gaps: readonly Gap[],
  zone: Zone,
  namesOwner: boolean,
  speak: Speaker,
): OutboundMessage {
  const shown = gapKinds.map((kind) =>
    gaps.filter((gap) => gap.kind === kind).slice(0, mostOfKind),
  );
  const all = shown.flat();
  const title = speak.t(gaps.length === 0 ? "checkup.none" : "checkup.title", {
    count: gapKinds.reduce((sum, kind) => sum + countOf(kind, gaps), 0),
  });
  let start = 1;
  const blocks: Block[] = [{ type: "heading", text: title }];
  for (const [index, kind] of gapKinds.entries()) {
    const lines = shown[index] ?? [];
    if (lines.length === 0) continue;
    blocks.push(paragraph(kindText(kind, gaps, speak)));
    blocks.push({
      type: "list",
      start,
      items: lines.map((gap) => gapRow(gap, zone, namesOwner, speak)),
    });
    blocks.push(paragraph(speak.t(`checkup.answer.${kind}`, { number: start })));
    start += lines.length;
  }
  return {
    kind: all.length === 0 ? "answer" : "list",
    summary: title,
    blocks,
    subjects: all.map(({ customerId, ref }) => ({ customerId, ref })),
    answers: all.map(({ kind, ref, contactId }) => {
      const fact = factFor[kind];
      return fact === null ? null : answerLine(ref, fact, contactId);
    }),
  };
}

/** How many there are of a kind, shown or not. */
const countOf = (kind: GapKind, gaps: readonly Gap[]): number =>
  gaps.find((gap) => gap.kind === kind)?.ofKind ?? 0;

const kindText = (kind: GapKind, gaps: readonly Gap[], speak: Speaker): string =>
  speak.t(`checkup.kind.${kind}`, { count: countOf(kind, gaps) });

function gapRow(gap: Gap, zone: Zone, namesOwner: boolean, speak: Speaker) {
  const { ref, name, tier, owner } = gap;
  const whose = namesOwner ? (owner ?? speak.t("week.nobody")) : "";
  return customerRow(
    { ref, name, tier, presses: [gapText(gap, zone, speak), whose] },
    "direct",
    speak,
  );
}

/** What is missing of a customer, or of whom there. */
function gapText({ kind, person, count, since, fields }: Gap, zone: Zone, speak: Speaker): string {
  const who = person ?? "";
  switch (kind) {
    case "few-people":
      return speak.t("checkup.gap.few-people", { count });
    case "silent-executive":
      return since === null
        ? speak.t("checkup.gap.never", { person: who })
        : speak.t("checkup.gap.silent-executive", {
            person: who,
            day: speak.date(civilDateAt(since, zone)),
          });
    case "stale":
      return speak.t("checkup.gap.stale", { person: who, fields: fieldNames(fields, speak) });
    case "no-country":
      return "";
    case "no-birthday":
    case "no-language":
      return who;
  }
}

const fieldNames = (fields: Confirmed["fields"], speak: Speaker): string =>
  fields.map((field) => speak.t(`contact.field.${field}`)).join(speak.t("list.comma"));

/** Customers that the week of who leads names of each kind. */
const mostOfWeek = 3;

/** What is missing, for the week of who may read names: how many of each kind, and which first. */
export function weekBlocks(gaps: readonly Gap[], zone: Zone, speak: Speaker): Block[] {
  if (gaps.length === 0) return [];
  const counted = gapKinds
    .filter((kind) => gaps.some((gap) => gap.kind === kind))
    .map((kind) => kindText(kind, gaps, speak));
  const items = gaps.slice(0, mostOfWeek).map((gap) => gapRow(gap, zone, true, speak));
  return [
    paragraph(speak.t("checkup.week", { counted: counted.join(speak.t("list.semicolon")) })),
    { type: "list", items },
  ];
}

/** Asks for one thing that is not known, with what may be tapped. */
export function questionBlocks(
  ref: string,
  { field, person }: FactQuestion,
  speak: Speaker,
): Block[] {
  const line = answerLine(ref, field, person?.id ?? null);
  const choice = (label: string, value: string): Button => ({ label, command: `${line} ${value}` });
  const rest = choice(speak.t("checkup.rest"), "skip");
  return [
    paragraph(speak.t(`checkup.ask.${field}`, { name: person?.name ?? "" })),
    { type: "actions", buttons: [...choicesOf(field, choice, speak), rest] },
  ];
}

function choicesOf(
  field: OrderedFact,
  choice: (label: string, value: string) => Button,
  speak: Speaker,
): Button[] {
  switch (field) {
    case "level":
      return contactLevels.map((level) => choice(speak.t(`level.${level}`), level));
    case "decides":
      return (["yes", "no"] as const).map((one) => choice(speak.t(`decides.${one}`), one));
    case "attitude":
      return attitudes.map((one) => choice(speak.t(`attitude.${one}`), one));
    default:
      return [];
  }
}

/** That a question rests. */
export const restedView = (answered: Answered<CivilDate>, speak: Speaker): OutboundMessage =>
  answeredView(answered, speak.t("checkup.rested", { day: speak.date(answered.told) }), speak);

/** That the country is kept. */
export const countryView = (answered: Answered<string>, speak: Speaker): OutboundMessage =>
  answeredView(
    answered,
    speak.t("checkup.country", { country: speak.country(answered.told) }),
    speak,
  );

/** What of a person was confirmed. */
export const confirmedView = (answered: Answered<Confirmed>, speak: Speaker): OutboundMessage => {
  const { person, fields } = answered.told;
  const told = speak.t("checkup.confirmed", { person, fields: fieldNames(fields, speak) });
  return answeredView(answered, told, speak);
};

function answeredView<T>(
  { customer, undoId }: Answered<T>,
  told: string,
  speak: Speaker,
): OutboundMessage {
  const { id, ref } = customer;
  return {
    kind: "answer",
    summary: `#${ref} ${told}`,
    blocks: [
      {
        type: "paragraph",
        inlines: [text("✅ "), ...named(customer, "direct"), text(speak.t("list.dot") + told)],
      },
      ...endBlocks([customer], undoId, speak),
    ],
    subjects: [{ customerId: id, ref }],
  };
}
