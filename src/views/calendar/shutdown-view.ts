import type { OutboundMessage } from "../../chat/message.ts";
import type { ShutdownNotice } from "../../core/calendar/closure-notice.ts";
import { pageLength } from "../../core/search/page-length.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { paragraph } from "../blocks/inline.ts";
import { closureList } from "./closure-list.ts";
import { daySpan } from "./holiday-span.ts";

/** Customers that are named; more are counted. */
const usualMost = 15;

/** That a long holiday of ours comes, whom to tell, and what to say at this point. */
export function shutdownView(notice: ShutdownNotice, speak: Speaker): OutboundMessage {
  const { run, weeks, lastDay, backOn, orderDays, ordered, important } = notice;
  const title = speak.t("closures.shutdown-title", {
    weeks,
    name: speak.holiday(run.name),
    span: daySpan(run.from, run.to, speak),
  });
  const most = pageLength(ordered.length + important.length, usualMost);
  const days = { last: speak.day(lastDay), back: speak.day(backOn) };
  const shown = [...ordered.slice(0, most), ...important.slice(0, most - ordered.length)];
  const left = Math.max(0, most - ordered.length);
  return {
    kind: "nudge",
    summary: title,
    blocks: [
      { type: "heading", text: title },
      paragraph(speak.t(`closures.say-${weeks}`, days)),
      ...closureList(
        speak.t("closures.ordered", { days: orderDays, count: ordered.length }),
        ordered,
        { start: 1, most, namesCountry: false },
        speak,
      ),
      ...closureList(
        speak.t("closures.important", { count: important.length }),
        important,
        { start: ordered.length + 1, most: left, namesCountry: false },
        speak,
      ),
      ...(run.isEstimate ? [paragraph(speak.t("closures.estimate"))] : []),
    ],
    subjects: shown.map(({ id, ref }) => ({ customerId: id, ref })),
  };
}
