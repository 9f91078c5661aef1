import { type Block, type Button, type OutboundMessage, plainMessage } from "../../chat/message.ts";
import type { OwedList } from "../../core/owed/owed.ts";
import { pageLength } from "../../core/search/page-length.ts";
import type { CivilDate, Instant } from "../../core/time/civil.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../blocks/button-line.ts";
import { paragraph } from "../blocks/inline.ts";
import { customerRow } from "../customer/customer-row.ts";
import { rowButtons } from "../customer/row-buttons.ts";
import { byCustomer, type WaitingCustomer } from "./by-customer.ts";
import { endingButton } from "./ending-button.ts";
import { owedWhen } from "./owed-list-view.ts";
import { waited } from "./waited.ts";

/** Customers that are named; more are counted. */
const most = 15;

/** Who waits for an answer, the most pressing first, with numbers to answer to. */
export function waitingView(
  list: OwedList,
  now: Instant,
  today: CivilDate,
  speak: Speaker,
): OutboundMessage {
  const [own, team] = [byCustomer(list.own), byCustomer(list.team)];
  const all = [...own, ...team];
  const [first] = all;
  if (first === undefined) return plainMessage("notice", speak.t("owed.answer.none"));
  const shown = all.slice(0, pageLength(all.length, most));
  const title = own.length > 0 ? speak.t("owed.answer.own", { count: own.length }) : teamTitle();
  const mine = shown.slice(0, own.length);
  const theirs = shown.slice(own.length);
  const blocks: Block[] = [{ type: "heading", text: title }];
  if (mine.length > 0) {
    const items = mine.map((one) => line(one, false));
    blocks.push({ type: "list", start: 1, items, buttons: mine.map(buttons) });
    blocks.push(paragraph(speak.t("waiting.hint", { ref: first.ref })));
  }
  if (theirs.length > 0) {
    if (mine.length > 0) blocks.push(paragraph(teamTitle()));
    const items = theirs.map((one) => line(one, true));
    blocks.push({ type: "list", start: mine.length + 1, items });
  }
  const rest = all.length - shown.length;
  if (rest > 0) blocks.push(paragraph(speak.t("owed.more", { count: rest })));
  return {
    kind: "list",
    summary: title,
    blocks,
    subjects: shown.map(({ customerId, ref }) => ({ customerId, ref })),
    firstNumber: 1,
  };

  function teamTitle(): string {
    return speak.t("owed.answer.team-open", { count: team.length });
  }

  /** Of several questions it is asked which is answered. */
  function buttons(one: WaitingCustomer): Button[] {
    const { ref, customerId } = one;
    const isOnly = list.own.filter((owed) => owed.customerId === customerId).length === 1;
    const ending = endingButton(one, `#${ref}`, speak);
    const which = isOnly ? {} : { command: buttonLine("answer-given", `#${ref}`) };
    return [{ ...ending, ...which }, ...rowButtons(ref, ["card"], speak)];
  }

  function line(one: WaitingCustomer, namesOwner: boolean) {
    const { owner, asked, madeAt, dueOn } = one;
    const presses = [
      speak.t("waiting.for", { time: waited(madeAt, now, speak) }),
      dueOn === null ? "" : owedWhen(dueOn, today, speak),
      namesOwner && owner !== null ? owner : "",
    ];
    const why = [asked.length === 0 ? speak.t("owed.untold") : asked.join(speak.t("list.comma"))];
    return customerRow({ ...one, presses, why }, "direct", speak);
  }
}
