import type { OutboundMessage } from "../../chat/message.ts";
import type { Instant, Zone } from "../../core/time/civil.ts";
import { civilAt } from "../../core/time/civil-at.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { paragraph } from "../../views/blocks/inline.ts";

/** To an admin, in their zone's clock: since when there is no good backup, and what to do. */
export function lateBackupView(
  { last, begun }: { readonly last: Instant | null; readonly begun: Instant | null },
  zone: Zone,
  speak: Speaker,
): OutboundMessage {
  const timeOf = (at: Instant): string => {
    const { date, time } = civilAt(at, zone);
    return `${speak.day(date)} ${time}`;
  };
  const title =
    last === null
      ? speak.t("late-backup.never")
      : speak.t("late-backup.title", { last: timeOf(last) });
  const isTried = begun !== null && (last === null || begun > last);
  return {
    kind: "notice",
    summary: title,
    blocks: [
      { type: "heading", text: title },
      ...(isTried ? [paragraph(speak.t("late-backup.tried", { at: timeOf(begun) }))] : []),
      paragraph(speak.t("late-backup.todo")),
    ],
    subjects: [],
  };
}
