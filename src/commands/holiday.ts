import { z } from "zod";
import { addHolidays, listHolidays, removeHolidays } from "../app/calendar/edit-holidays.ts";
import { listUncheckedDays } from "../app/calendar/find-unchecked-days.ts";
import { showHolidays } from "../app/calendar/show-holidays.ts";
import { readHoliday } from "../bot/arguments/read-holiday.ts";
import { usageRefusal } from "../bot/arguments/usage-refusal.ts";
import { defineCommand, reads } from "../bot/command.ts";
import { civilDateAt } from "../core/time/civil-at.ts";
import { changedHolidaysView, holidayRulesView } from "../views/calendar/holiday-rules-view.ts";
import { holidaysView } from "../views/calendar/holidays-view.ts";
import { uncheckedDaysView } from "../views/calendar/unchecked-days-view.ts";

/**
 * `/holiday`: when we and the customers' countries are closed next. For admins also
 * `/holiday [add] CN DAYS [closed|open|half] NAME`, `company DAYS …`, `remove …`, `list`, and `unchecked`.
 */
export const holiday = defineCommand({
  name: "holiday",
  topic: "people",
  permission: "sales",
  audience: "private",
  args: z.object({ text: z.string().max(300).default("") }),
  positional: ["text…"],
  reads: reads.alone,
  async run({ app, actor, speak, lexicon }, { text }) {
    const today = civilDateAt(actor.now, actor.member.zone);
    const request = readHoliday(text, lexicon, today);
    switch (request?.verb) {
      case "show":
        return holidaysView(await showHolidays(app, actor), speak);
      case "list":
        return holidayRulesView(await listHolidays(app, actor), speak);
      case "unchecked": {
        const days = await listUncheckedDays(app, actor, request.country, request.year);
        return uncheckedDaysView(days, speak);
      }
      case "add":
        return changedHolidaysView(await addHolidays(app, actor, [request.rule]), speak);
      case "remove":
        return changedHolidaysView(await removeHolidays(app, actor, request.days), speak);
      case undefined:
        throw usageRefusal("holiday", speak);
    }
  },
});
