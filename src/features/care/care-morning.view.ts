import type { Block, OutboundMessage } from "../../chat/message.ts";
import type { Member } from "../../core/members/member.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { paragraph } from "../../views/blocks/inline.ts";
import { careButtons, careRow, draftBlocks, mannerLines, whoseText } from "./care.view.ts";
import type { CareDetail, CareMorning, CarePart } from "./care-list.core.ts";
import type { Moment } from "./moment.core.ts";

/** What a moment is, in a line of the list of pushes. */
export const whyPushed = (moment: Moment, speak: Speaker): string => whoseText(moment, speak);

/** What the morning tells of care: what goes out today, what it is time for, what was signed, what is to be signed. */
export function careMorningView(
  { opened, signed, today, toSign }: CareMorning,
  member: Pick<Member, "name">,
  date: CivilDate,
  speak: Speaker,
): OutboundMessage {
  const shown: CareDetail[] = [];
  const part = (
    key: "due" | "opened" | "signed-since" | "to-sign",
    { all, shown: rows }: CarePart,
    below: (one: CareDetail) => readonly Block[],
    hint?: string,
  ): Block[] => {
    if (all.length === 0) return [];
    shown.push(...rows);
    const rest = all.length - rows.length;
    return [
      paragraph(speak.t(`care.${key}`, { count: all.length })),
      ...rows.flatMap((one): Block[] => [
        {
          type: "list",
          items: [careRow(one, date, speak)],
          buttons: [careButtons(one, speak)],
        },
        ...below(one),
        ...actionsOf(one, speak),
      ]),
      ...(rest > 0 ? [paragraph(speak.t("owed.more", { count: rest }))] : []),
      ...(hint === undefined ? [] : [paragraph(hint)]),
    ];
  };
  const letter = (one: CareDetail) => draftBlocks(one, member.name, date, speak);
  const title = speak.t("care.push-title");
  const blocks: Block[] = [
    { type: "heading", text: title },
    ...part("due", today, (one) => [...mannerLines(one, speak), ...letter(one)]),
    ...part("to-sign", toSign, (one) => mannerLines(one, speak), speak.t("care.sign-hint")),
    ...part("opened", opened, () => [], speak.t("care.push-hint")),
    ...part("signed-since", signed, letter),
  ];
  return {
    kind: "notice",
    summary: title,
    blocks,
    subjects: shown.map(({ moment }) => ({
      customerId: moment.contact.customerId,
      ref: moment.contact.ref,
    })),
  };
}

const actionsOf = (one: CareDetail, speak: Speaker): Block[] => {
  const buttons = careButtons(one, speak);
  return buttons.length === 0 ? [] : [{ type: "actions", buttons, isOfRows: true }];
};
