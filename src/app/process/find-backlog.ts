import type { Instant } from "../../core/time/civil.ts";
import { type Backlog, countBacklog as read } from "../../store/push/backlog.ts";
import type { App } from "../app.ts";

/** How full outbox and inbox are. */
export const findBacklog = ({ store }: App, now: Instant): Promise<Backlog> => read(store, now);
