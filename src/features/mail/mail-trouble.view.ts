import type { OutboundMessage } from "../../chat/message.ts";
import type { WhyUnheard } from "../../core/mail/mailbox-troubles.ts";
import type { Instant, Zone } from "../../core/time/civil.ts";
import { civilAt } from "../../core/time/civil-at.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { paragraph } from "../../views/blocks/inline.ts";

/** To an admin, in their zone's clock: which mailboxes are not heard, since when, why, and what to do. */
export function mailTroubleView(
  troubles: readonly {
    readonly mailbox: string;
    readonly trouble: WhyUnheard;
    readonly since: Instant;
  }[],
  zone: Zone,
  speak: Speaker,
): OutboundMessage {
  const title = speak.t("mail-trouble.title", { count: troubles.length });
  const lines = troubles.map(({ mailbox, trouble, since }) => {
    const { date, time } = civilAt(since, zone);
    const why = speak.t(`mail-trouble.why.${trouble}`);
    return speak.t("mail-trouble.line", { mailbox, since: `${speak.day(date)} ${time}`, why });
  });
  return {
    kind: "notice",
    summary: title,
    blocks: [
      { type: "heading", text: title },
      ...lines.map((line) => paragraph(line)),
      paragraph(speak.t("mail-trouble.todo")),
    ],
    subjects: [],
  };
}
