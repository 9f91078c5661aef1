import { findLateBackup } from "../../app/backup/backup-state.ts";
import { findMemberById } from "../../app/members/find-recipient.ts";
import { recipientId } from "../../core/push/occasion.ts";
import { morningOccasions } from "../../jobs/morning-occasions.ts";
import { defineJob } from "../../scheduler/define-job.ts";
import { lateBackupView } from "./late-backup.view.ts";

/** To each admin, every working morning on which the last good backup is too old. */
export const lateBackup = defineJob({
  name: "late-backup",
  joins: true,

  occasions: ({ members, calendar }, from, to) => {
    const admins = members.filter(({ role }) => role === "admin");
    return morningOccasions({ members: admins, calendar }, from, to);
  },

  among: async (app, occasions, now) =>
    (await findLateBackup(app, now)) === null ? [] : occasions,

  async compose({ app, translator }, { recipient, tick }) {
    const [known, late] = await Promise.all([
      findMemberById(app, recipientId(recipient)),
      findLateBackup(app, tick),
    ]);
    if (known === null || late === null) return null;
    const { locale, zone } = known.member;
    return { message: lateBackupView(late, zone, translator.speaker(locale, tick)), items: [] };
  },
});
