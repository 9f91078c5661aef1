import { lastEventAt } from "../../store/messages/inbox.ts";
import { lastBeats } from "../../store/push/heartbeats.ts";
import type { App } from "../app.ts";

/** Who asks after our health is answered within so many milliseconds. */
const patienceMs = 2000;

/**
 * Up to when pushes have been planned, when the last one went out, and when somebody last wrote;
 * null for never.
 */
export async function lastWork({ store }: App) {
  const hurried = store.within(patienceMs);
  const [beats, inbound] = await Promise.all([lastBeats(hurried), lastEventAt(hurried)]);
  return { ...beats, inbound };
}

/** Whether the database answers in time. */
export const databaseAnswers = ({ store }: App): Promise<boolean> =>
  lastBeats(store.within(patienceMs)).then(
    () => true,
    () => false,
  );
