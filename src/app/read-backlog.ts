import type { Instant } from "../core/time/civil.ts";
import { type Backlog, readBacklog as read } from "../store/backlog.ts";
import type { App } from "./app.ts";

/** How full outbox and inbox are. */
export const readBacklog = ({ store }: App, now: Instant): Promise<Backlog> => read(store, now);
