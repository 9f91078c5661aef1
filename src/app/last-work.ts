import { lastBeats } from "../store/heartbeats.ts";
import type { App } from "./app.ts";

/** Up to when pushes have been planned, and when the last one went out; null for never. */
export const lastWork = (app: App) => lastBeats(app.store);
