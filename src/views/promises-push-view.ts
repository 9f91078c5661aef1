import { type Block, type Button, type OutboundMessage, plainMessage } from "../chat/message.ts";
import { shorten } from "../chat/shorten.ts";
import type { OpenPromise, OpenPromises, PromiseNotice } from "../core/due-promise.ts";
import type { CivilDate } from "../core/time/civil.ts";
import type { Speaker } from "../i18n/speaker.ts";
import { paragraph, refCode, strong, text } from "./inline.ts";
import { promiseKey } from "./promise-key.ts";
import { owedText } from "./promise-text.ts";

/** Promises that are named, and those with a button. */
const most = 15;
const mostButtons = 5;
/** Characters of what was promised on a button, where one customer was promised several things. */
const longestLabel = 12;

/** All that is promised and still open, as somebody asked for it. */
export function promisesView(
  { own, team }: OpenPromises,
  today: CivilDate,
  speak: Speaker,
): OutboundMessage {
  if (own.length + team.length === 0) {
    return plainMessage("notice", speak.t("promises.none"));
  }
  const teamTitle = counted(team, "promises.team-open", "promises.team-open-complaints", speak);
  return { ...listed({ own, team }, teamTitle, today, speak), kind: "answer" };
}

/**
 * The promises to keep and complaints to answer today, those overdue, and those of the team that are
 * overdue for long.
 */
export const promisesPushView = (
  notice: PromiseNotice,
  today: CivilDate,
  speak: Speaker,
): OutboundMessage => {
  const title = counted(notice.team, "promises.team-title", "promises.team-complaints", speak);
  return listed(notice, title, today, speak);
};

function listed(
  { own, team }: OpenPromises,
  teamTitle: string,
  today: CivilDate,
  speak: Speaker,
): OutboundMessage {
  const isTeamOnly = own.length === 0;
  const title = isTeamOnly
    ? teamTitle
    : counted(own, "promises.title", "promises.complaints", speak);
  const mine = own.slice(0, most);
  const theirs = team.slice(0, most - mine.length);
  const shown = [...mine, ...theirs];
  const blocks: Block[] = [{ type: "heading", text: title }];
  const hints = [
    [mine.find(({ isComplaint }) => !isComplaint)?.ref, "promises.hint"],
    [mine.find(({ isComplaint }) => isComplaint)?.ref, "promises.hint-resolved"],
  ] as const;
  if (mine.length > 0) {
    blocks.push(
      { type: "list", items: mine.map((one) => line(one, false, today, speak)) },
      { type: "actions", buttons: mine.slice(0, mostButtons).map(button) },
      ...hints.flatMap(([ref, hint]) =>
        ref === undefined ? [] : [paragraph(speak.t(hint, { ref }))],
      ),
    );
  }
  if (theirs.length > 0) {
    if (!isTeamOnly) {
      blocks.push(paragraph(teamTitle));
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

  function button(promise: OpenPromise): Button {
    const { ref, content, isComplaint } = promise;
    const command = `/${isComplaint ? "resolved" : "kept"} #${ref} ${promiseKey(promise)}`;
    const isOnly = mine.filter((one) => one.ref === ref).length === 1;
    const what = isOnly || content === null ? `#${ref}` : shorten(content, longestLabel);
    const label = isComplaint ? "promises.button-resolved" : "promises.button";
    return { label: speak.t(label, { what }), command };
  }
}

/** How many promises, and how many complaints: `1 promise to keep · 2 complaints to answer`. */
function counted(
  owed: readonly OpenPromise[],
  promises: string,
  complaints: string,
  speak: Speaker,
): string {
  const count = owed.filter(({ isComplaint }) => isComplaint).length;
  const kept = owed.length - count;
  return [
    kept === 0 ? "" : speak.t(promises, { count: kept }),
    count === 0 ? "" : speak.t(complaints, { count }),
  ]
    .filter(Boolean)
    .join(speak.t("list.dot"));
}

/** When a promise is to be kept, seen from a day. */
export const promiseWhen = (dueOn: CivilDate, today: CivilDate, speak: Speaker): string => {
  if (dueOn === today) return speak.t("promises.today");
  const key = dueOn < today ? "card.promise-late" : "card.promise-by";
  return speak.t(key, { day: speak.day(dueOn) });
};

function line(promise: OpenPromise, namesOwner: boolean, today: CivilDate, speak: Speaker) {
  const { tier, name, owner, dueOn, ref } = promise;
  const said = owedText(promise, speak);
  const by = namesOwner && owner !== null ? speak.t("list.owner", { owner }) : "";
  const when = dueOn === null ? "" : speak.t("list.dot") + promiseWhen(dueOn, today, speak);
  return [text(`${tier}  `), strong(name), text(`${by}  ${said}${when}  `), refCode(ref)];
}
