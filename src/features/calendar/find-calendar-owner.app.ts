import type { App } from "../../app/app.ts";
import { calendarOwner } from "./calendar-links.store.ts";

/** Whose token it is; null: nobody's. */
export const findCalendarOwner = (
  { store }: App,
  token: string,
): ReturnType<typeof calendarOwner> => calendarOwner(store, token);
