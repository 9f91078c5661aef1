import { databaseAnswers } from "../app/process/last-work.ts";
import { canReach } from "../queue/can-reach.ts";
import type { Genjin } from "./bootstrap.ts";

/** Whether the queue answers this process now: Redis, or the database where that holds it. */
export const canReachQueue = ({ config, app }: Pick<Genjin, "config" | "app">): Promise<boolean> =>
  config.redisUrl === undefined ? databaseAnswers(app) : canReach(config.redisUrl);
