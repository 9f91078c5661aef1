import { z } from "zod";
import { addHolidays, listHolidays, removeHolidays } from "../app/calendar/edit-holidays.ts";
import { listUncheckedDays } from "../app/calendar/find-unchecked-days.ts";
import { showCountryDays } from "../app/calendar/show-country-days.ts";
import { showHolidays } from "../app/calendar/show-holidays.ts";
import { readHoliday } from "../bot/arguments/read-holiday.ts";
import { type HolidayAsked, readHolidayAsked } from "../bot/arguments/read-holiday-asked.ts";
import { usageRefusal } from "../bot/arguments/usage-refusal.ts";
import { type CommandContext, defineCommand, reads } from "../bot/command.ts";
import { shaped } from "../bot/grammar/words/normalise-input.ts";
import type { CalledArgs } from "../bot/understanding/call-of.ts";
import type { OutboundMessage } from "../chat/message.ts";
import { findCountry } from "../core/places/country.ts";
import { civilDateAt } from "../core/time/civil-at.ts";
import { countryDaysView } from "../views/calendar/country-days-view.ts";
import { changedHolidaysView, holidayRulesView } from "../views/calendar/holiday-rules-view.ts";
import { holidaysView } from "../views/calendar/holidays-view.ts";
import { uncheckedDaysView } from "../views/calendar/unchecked-days-view.ts";

/**
 * `/holiday`: when we and the customers' countries are closed next; `/holiday Poland` when a country is. For admins also
 * `/holiday [add] CN DAYS [closed|open|half] NAME`, `company DAYS …`, `remove …`, `list`, and `unchecked`.
 */
export const holiday = defineCommand<CalledArgs["holiday"]>({
  name: "holiday",
  topic: "people",
  permission: "sales",
  audience: "private",
  args: z.object({
    text: z.string().max(300).optional(),
    asked: z.custom<HolidayAsked>((value) => typeof value === "object").optional(),
  }),
  positional: ["text…"],
  reads: reads.alone,
  async run(context, { text = "", asked }) {
    const { app, actor, speak, lexicon } = context;
    const today = civilDateAt(actor.now, actor.member.zone);
    if (asked !== undefined) return ofCountries(context, asked);
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
      case undefined: {
        const country = findCountry(text);
        const wanted =
          country === null
            ? readHolidayAsked(shaped(text), lexicon, today, true)
            : { countries: [country], days: null };
        if (wanted === null || wanted.countries.length === 0) throw usageRefusal("holiday", speak);
        return ofCountries(context, wanted);
      }
    }
  },
});

/** When these countries are closed. */
async function ofCountries(
  { app, actor, speak }: CommandContext,
  { countries, days }: HolidayAsked,
): Promise<OutboundMessage> {
  const found = await Promise.all(
    countries.map((country) => showCountryDays(app, actor, country, days)),
  );
  return countryDaysView(found, speak);
}
