import type { MailPosition } from "../../core/mail/mail-position.ts";
import { mailPosition, saveMailPosition } from "../../store/mail/mail-folders.ts";
import type { App } from "../app.ts";

/** How far a folder has been read; null: never. */
export const mailPositionOf = ({ store }: App, organizationId: string, place: string) =>
  mailPosition(store, organizationId, place);

/** Keeps how far a folder has been read. */
export const saveMailPositionOf = (
  { store }: App,
  organizationId: string,
  place: string,
  position: MailPosition,
): Promise<void> => saveMailPosition(store, organizationId, place, position);
