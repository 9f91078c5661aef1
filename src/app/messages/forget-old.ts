import {
  deleteAnsweredEvents,
  deleteSentMessages,
  deleteSettledDeliveries,
} from "../../store/messages/delete-old.ts";
import { type App, unhurried } from "../app.ts";

/**
 * How long what is settled is kept, in days. Events longer than any platform delivers them again
 * (some do for minutes, some for hours); deliveries for three months, in which somebody may ask what
 * became of a push; what our messages were about for more than a year, in which somebody may reply
 * to one.
 */
const [eventDays, deliveryDays, messageDays] = [8, 90, 400];

/** Rows that go at a time, so that nobody waits for it. */
const batch = 1000;

/** Deletes answered events, settled deliveries and what we know of our messages, where they are old. */
export async function forgetOld(app: App): Promise<void> {
  const { store } = unhurried(app);
  while ((await deleteAnsweredEvents(store, eventDays, batch)) === batch);
  while ((await deleteSettledDeliveries(store, deliveryDays, batch)) === batch);
  while ((await deleteSentMessages(store, messageDays, batch)) === batch);
}
