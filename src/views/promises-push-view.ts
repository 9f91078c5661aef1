import type { Block, Button, OutboundMessage } from "../chat/message.ts";
import { shorten } from "../chat/shorten.ts";
import type { DuePromise, PromiseNotice } from "../core/due-promise.ts";
import type { CivilDate } from "../core/time/civil.ts";
import type { Speaker } from "../i18n/speaker.ts";
import { paragraph, refCode, strong, text } from "./inline.ts";
import { promiseKey } from "./promise-key.ts";

/** Promises that are named, and those with a button. */
const most = 15;
const mostButtons = 5;
/** Characters of what was promised on a button, where one customer was promised several things. */
const longestLabel = 12;

/** The promises to keep today, those overdue, and those of the team that are overdue for long. */
export function promisesPushView(
  { own, team }: PromiseNotice,
  today: CivilDate,
  speak: Speaker,
): OutboundMessage {
  const isTeamOnly = own.length === 0;
  const title = isTeamOnly
    ? speak.t("promises.team-title", { count: team.length })
    : speak.t("promises.title", { count: own.length });
  const mine = own.slice(0, most);
  const theirs = team.slice(0, most - mine.length);
  const shown = [...mine, ...theirs];
  const blocks: Block[] = [{ type: "heading", text: title }];
  const [first] = mine;
  if (first !== undefined) {
    blocks.push(
      { type: "list", items: mine.map((one) => line(one, false, today, speak)) },
      { type: "actions", buttons: mine.slice(0, mostButtons).map(button) },
      paragraph(speak.t("promises.hint", { ref: first.ref })),
    );
  }
  if (theirs.length > 0) {
    if (!isTeamOnly) {
      blocks.push(paragraph(speak.t("promises.team-title", { count: team.length })));
    }
    const items = theirs.map((one) => line(one, true, today, speak));
    blocks.push({ type: "list", items });
  }
  const rest = own.length + team.length - shown.length;
  if (rest > 0) blocks.push(paragraph(speak.t("promises.more", { count: rest })));
  return {
    kind: isTeamOnly ? "notice" : "nudge",
    summary: title,
    blocks,
    subjects: shown.map(({ customerId, ref }) => ({ customerId, ref })),
  };

  function button(promise: DuePromise): Button {
    const { ref, content } = promise;
    const command = `/kept #${ref} ${promiseKey(promise)}`;
    const isOnly = mine.filter((one) => one.ref === ref).length === 1;
    const what = isOnly || content === null ? `#${ref}` : shorten(content, longestLabel);
    return { label: speak.t("promises.button", { what }), command };
  }
}

/** When a promise is to be kept, seen from a day. */
export const promiseWhen = (dueOn: CivilDate, today: CivilDate, speak: Speaker): string => {
  if (dueOn === today) return speak.t("promises.today");
  const key = dueOn < today ? "card.promise-late" : "card.promise-by";
  return speak.t(key, { day: speak.day(dueOn) });
};

function line(
  { tier, name, content, owner, dueOn, ref }: DuePromise,
  namesOwner: boolean,
  today: CivilDate,
  speak: Speaker,
) {
  const said =
    content === null ? speak.t("promises.untold") : speak.t("promises.told", { text: content });
  const by = namesOwner && owner !== null ? speak.t("list.owner", { owner }) : "";
  const when = promiseWhen(dueOn, today, speak);
  return [
    text(`${tier}  `),
    strong(name),
    text(`${by}  ${said}${speak.t("list.dot")}${when}  `),
    refCode(ref),
  ];
}
