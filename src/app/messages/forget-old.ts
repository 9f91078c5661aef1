import {
  deleteAnsweredEvents,
  deleteNameChanges,
  deleteSentMessages,
  deleteSettledDeliveries,
} from "../../store/messages/delete-old.ts";
import { type App, unhurried } from "../app.ts";

/**
 * How long what is settled is kept, in days. Events longer than any platform delivers them again
 * (some do for minutes, some for hours); deliveries for three months, in which somebody may ask what
 * became of a push; what our messages were about for more than a year, in which somebody may reply
 * to one; that names changed until no transaction is as old.
 */
const [eventDays, deliveryDays, messageDays, changeDays] = [8, 90, 400, 1];

/** Rows that go at a time, so that nobody waits for it. */
const batch = 1000;

/** Deletes answered events, settled deliveries, what we know of our messages and that names changed, where they are old. */
export async function forgetOld(app: App): Promise<void> {
  const { store } = unhurried(app);
  while ((await deleteAnsweredEvents(store, eventDays, batch)) === batch);
  while ((await deleteSettledDeliveries(store, deliveryDays, batch)) === batch);
  while ((await deleteSentMessages(store, messageDays, batch)) === batch);
  while ((await deleteNameChanges(store, changeDays, batch)) === batch);
}
