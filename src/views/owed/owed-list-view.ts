import { type Block, type Button, type OutboundMessage, plainMessage } from "../../chat/message.ts";
import { shorten } from "../../chat/shorten.ts";
import type { DatedOwed, Owed, OwedList } from "../../core/owed/owed.ts";
import { type OwedKind, ofKind, owedKinds } from "../../core/owed/owed-kind.ts";
import { pageLength } from "../../core/search/page-length.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../blocks/button-line.ts";
import { paragraph } from "../blocks/inline.ts";
import { customerRow } from "../customer/customer-row.ts";
import { rowButtons } from "../customer/row-buttons.ts";
import { endingButton } from "./ending-button.ts";
import { endingLine, owedKey, owedText } from "./owed-text.ts";

/** What is named of all that is owed, and what of it has a button. */
const most = 15;
const mostButtons = 5;
/** Characters of the content on a button, where several things are owed to one customer. */
const longestLabel = 12;

type Named = { readonly ref: string; readonly name: string };

/** Of which kind alone, to which customer alone, and what more is told of each. */
type Listing = {
  readonly kind?: OwedKind | undefined;
  readonly of?: Named | undefined;
  readonly more?: (owed: Owed) => string;
};

/** All that is owed, as somebody asked for it. */
export const owedListView = (
  { own, team }: OwedList,
  today: CivilDate,
  speak: Speaker,
  { kind, of, more }: Listing = {},
): OutboundMessage =>
  own.length + team.length === 0
    ? plainMessage(
        "notice",
        (of === undefined ? "" : `#${of.ref} ${of.name}${speak.t("list.dot")}`) +
          speak.t(kind === undefined ? "owed.none" : `owed.${kind}.none`),
      )
    : { ...listed({ own, team }, "team-open", today, speak, more, true), kind: "list" };

/** What is to be done today, what is overdue, and what of the team is overdue for long. */
export const owedPushView = (
  list: OwedList<DatedOwed>,
  today: CivilDate,
  speak: Speaker,
): OutboundMessage => listed(list, "team-overdue", today, speak);

function listed(
  { own, team }: OwedList,
  ofTeam: "team-open" | "team-overdue",
  today: CivilDate,
  speak: Speaker,
  more: (owed: Owed) => string = () => "",
  isNumbered = false,
): OutboundMessage {
  const isTeamOnly = own.length === 0;
  const teamTitle = counted(team, ofTeam, speak);
  const title = isTeamOnly ? teamTitle : counted(own, "own", speak);
  const count = pageLength(own.length + team.length, most);
  const mine = own.slice(0, count);
  const theirs = team.slice(0, count - mine.length);
  const shown = [...mine, ...theirs];
  const blocks: Block[] = [{ type: "heading", text: title }];
  const hints = owedKinds.flatMap((kind) => {
    const one = mine.find((owed) => owed.kind === kind);
    return one === undefined ? [] : [paragraph(speak.t(`owed.${kind}.hint`, { ref: one.ref }))];
  });
  if (mine.length > 0) {
    blocks.push(
      {
        type: "list",
        ...(isNumbered ? { start: 1 } : {}),
        items: mine.map((one) => line(one, false, more(one), today, speak)),
        buttons: mine.map((one) => [
          button(one),
          ...(isLate(one, today) ? [telling(one)] : []),
          ...rowButtons(one.ref, ["card"], speak),
        ]),
      },
      { type: "actions", buttons: mine.slice(0, mostButtons).map(button), isOfRows: true },
      ...hints,
    );
  }
  if (theirs.length > 0) {
    if (!isTeamOnly) {
      blocks.push(paragraph(teamTitle));
    }
    const items = theirs.map((one) => line(one, true, more(one), today, speak));
    const start = isNumbered ? { start: mine.length + 1 } : {};
    blocks.push({ type: "list", ...start, items });
  }
  const rest = own.length + team.length - shown.length;
  if (rest > 0) blocks.push(paragraph(speak.t("owed.more", { count: rest })));
  return {
    kind: isTeamOnly ? "notice" : "nudge",
    summary: title,
    blocks,
    subjects: shown.map(({ customerId, ref }) => ({ customerId, ref })),
    ...(isNumbered ? { firstNumber: 1, choices: shown.map(lineOf) } : {}),
  };

  function telling(owed: Owed): Button {
    const command = buttonLine("promises", `#${owed.ref}`, owedKey(owed), "tell");
    return { label: speak.t("owed.tell.button"), command };
  }

  function button(owed: Owed): Button {
    const { ref, content } = owed;
    const isOnly = mine.filter((one) => one.ref === ref).length === 1;
    const what = isOnly || content === null ? `#${ref}` : shorten(content, longestLabel);
    return endingButton(owed, what, speak);
  }
}

/** What a number of the list stands for: a promise, of which a day or that it is done may be said, or the end of anything else. */
const lineOf = (owed: Owed): string =>
  owed.kind === "promise"
    ? buttonLine("promises", `#${owed.ref}`, owedKey(owed))
    : endingLine(owed);

/** How many there are of each kind: `1 promise to keep · 2 complaints to answer`. */
const counted = (
  owed: readonly Owed[],
  whose: "own" | "team-open" | "team-overdue",
  speak: Speaker,
): string =>
  owedKinds
    .map((kind) => ({ kind, count: owed.filter((one) => one.kind === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => speak.t(`owed.${kind}.${whose}`, { count }))
    .join(speak.t("list.dot"));

/** Whether a customer is to be told, before anything else, that what they were promised is late. */
const isLate = ({ kind, dueOn }: Owed, today: CivilDate): boolean =>
  ofKind(kind).isToldLate && dueOn !== null && dueOn < today;

/** By when something is to be done, seen from a day. */
export const owedWhen = (dueOn: CivilDate, today: CivilDate, speak: Speaker): string => {
  if (dueOn === today) return speak.t("owed.today");
  return speak.t(dueOn < today ? "owed.late" : "owed.by", { day: speak.day(dueOn) });
};

function line(owed: Owed, namesOwner: boolean, more: string, today: CivilDate, speak: Speaker) {
  const { owner, dueOn } = owed;
  const presses = [
    dueOn === null ? "" : owedWhen(dueOn, today, speak),
    namesOwner && owner !== null ? owner : "",
  ];
  return customerRow(
    {
      ...owed,
      presses,
      why: [owedText(owed, speak), more, isLate(owed, today) ? speak.t("owed.tell.first") : ""],
    },
    "direct",
    speak,
  );
}
