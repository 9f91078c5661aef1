import { amongSheetsMade, findSheetsMade } from "../app/import/own/find-sheets-made.ts";
import { findMemberById } from "../app/members/find-recipient.ts";
import { recipientId } from "../core/push/occasion.ts";
import { civilAt } from "../core/time/civil-at.ts";
import { defineJob } from "../scheduler/define-job.ts";
import { sheetsMadeView } from "../views/import/own-sheet-view.ts";
import { morningOccasions } from "./morning-occasions.ts";

/** A manager who was off is told of so many milliseconds at most: as long as a sheet is kept. */
const reach = 30 * 86_400_000;

/**
 * To each manager, in private, on the working morning after those whom they lead took a sheet of their own
 * customers.
 */
export const sheetsMade = defineJob({
  name: "sheets-made",
  joins: true,

  occasions: ({ members, calendar }, from, to) => {
    const managers = members.filter(({ role }) => role === "manager");
    return morningOccasions({ members: managers, calendar }, from, to);
  },

  among: (app, occasions) => amongSheetsMade(app, occasions, reach),

  async compose({ app, translator }, { recipient, tick }) {
    const id = recipientId(recipient);
    const known = await findMemberById(app, id);
    if (known === null) return null;
    const made = await findSheetsMade(app, "sheets-made", { recipient, tick }, reach);
    if (made.length === 0) return null;
    const { locale, zone } = known.member;
    const speak = translator.speaker(locale, tick);
    const told = made.map(({ at, ...one }) => {
      const { date, time } = civilAt(at, zone);
      return { ...one, at: `${speak.day(date)} ${time}` };
    });
    return { message: sheetsMadeView(told, speak), items: [] };
  },
});
