import { amongSheetsMade, findSheetsMade } from "../app/import/own/find-sheets-made.ts";
import { findMemberById } from "../app/members/find-recipient.ts";
import { everybody } from "../app/push/roster.ts";
import { recipientId } from "../core/push/occasion.ts";
import type { Instant } from "../core/time/civil.ts";
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
    const [known, roster] = await Promise.all([findMemberById(app, id), everybody(app)]);
    const manager = roster?.members.find((member) => member.id === id);
    if (known === null || roster === null || manager === undefined) return null;
    const since = (tick - reach) as Instant;
    const before = { members: [manager], calendar: roster.calendar };
    const mornings = morningOccasions(before, since, (tick - 1) as Instant);
    const made = await findSheetsMade(app, id, [mornings.at(-1)?.tick ?? since, tick]);
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
