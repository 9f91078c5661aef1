import { countEverything } from "../../store/database/census.ts";
import type { App } from "../app.ts";

/** How the database does: its version, and how much is in it. */
export const examine = (app: App) => countEverything(app.store);
