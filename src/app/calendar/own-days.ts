import type { HolidayCalendar } from "../../core/calendar/holiday-calendar.ts";
import { calendarOf } from "../../store/calendar/calendar-of.ts";
import { theOrganization } from "../../store/members/organizations.ts";
import type { App } from "../app.ts";

/** The calendar with the organization's own days; undefined while there is no organization. */
export async function ownDays({ store }: App): Promise<HolidayCalendar | undefined> {
  const organization = await theOrganization(store);
  return organization === null ? undefined : calendarOf(store, organization.id);
}
