import { deleteAnsweredEvents, deleteSettledDeliveries } from "../store/delete-old.ts";
import type { App } from "./app.ts";

/**
 * How long what is settled is kept, in days. Events longer than any platform delivers them again
 * (Slack for some minutes, WeCom and DingTalk for hours); deliveries for three months, in which
 * somebody may ask what became of a push.
 */
const [eventDays, deliveryDays] = [8, 90];

/** Rows that go at a time, so that nobody waits for it. */
const batch = 1000;

/** Deletes answered events and settled deliveries that are old. */
export async function forgetOld({ store }: App): Promise<void> {
  while ((await deleteAnsweredEvents(store, eventDays, batch)) === batch);
  while ((await deleteSettledDeliveries(store, deliveryDays, batch)) === batch);
}
