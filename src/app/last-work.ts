import { lastBeats } from "../store/heartbeats.ts";
import type { App } from "./app.ts";

/** Who asks after our health is answered within so many milliseconds. */
const patienceMs = 2000;

/** Up to when pushes have been planned, and when the last one went out; null for never. */
export const lastWork = ({ store }: App) => lastBeats(store.within(patienceMs));
