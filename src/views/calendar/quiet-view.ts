import type { Block, OutboundMessage } from "../../chat/message.ts";
import type { QuietNotice } from "../../core/calendar/closure-notice.ts";
import { pageLength } from "../../core/search/page-length.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { paragraph } from "../blocks/inline.ts";
import { closureList } from "./closure-list.ts";
import { daySpan } from "./holiday-span.ts";

/** Customers that are named; more are counted. */
const usualMost = 20;

/** Which customers go quiet for a long holiday of theirs, by country, and from when to when. */
export function quietView({ closures, total }: QuietNotice, speak: Speaker): OutboundMessage {
  const title = speak.t("closures.quiet-title", { count: total });
  const most = pageLength(total, usualMost);
  const blocks: Block[] = [{ type: "heading", text: title }];
  const subjects: { customerId: string; ref: string }[] = [];
  for (const { run, customers } of closures) {
    const name = speak.holiday(run.name);
    const said = speak.t("closures.quiet", {
      country: speak.country(run.country),
      name: run.isEstimate ? speak.t("calendar:estimate", { name }) : name,
      span: daySpan(run.from, run.to, speak),
      count: customers.length,
    });
    const room = Math.max(0, most - subjects.length);
    blocks.push(
      ...closureList(
        said,
        customers,
        { start: subjects.length + 1, most: room, namesCountry: true },
        speak,
      ),
    );
    subjects.push(...customers.slice(0, room).map(({ id, ref }) => ({ customerId: id, ref })));
  }
  blocks.push(paragraph(speak.t("closures.quiet-hint")));
  return { kind: "nudge", summary: title, blocks, subjects };
}
