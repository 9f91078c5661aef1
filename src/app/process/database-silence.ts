import type { App } from "../app.ts";

/** What comes of work within so many milliseconds. */
export { inTime } from "../../store/database/in-time.ts";

/** For how many milliseconds the database has been asked and has answered nobody; 0: all is well. */
export const databaseSilence = ({ store }: App): number => store.silentMs();
