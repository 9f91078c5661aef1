import {
  type Place,
  pressedMessage,
  type SentMessage,
} from "../../store/messages/sent-messages.ts";
import type { App } from "../app.ts";

/** A press of a button that does what it does once. */
export type { OncePress } from "../../store/messages/spent-presses.ts";

/** The bot's message in this place with the button that was pressed, by what the press calls it; or null. */
export const findPressed = (app: App, place: Place, name: string): Promise<SentMessage | null> =>
  pressedMessage(app.store, place, name);
