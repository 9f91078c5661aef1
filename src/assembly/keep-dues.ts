import { rederiveDues } from "../app/cadence/rederive-dues.ts";
import type { Genjin } from "./bootstrap.ts";

/** Derives all dues anew in the background where a new version of the program has other calendars. */
export function keepDues({ app, log }: Genjin): { stop(): Promise<void> } {
  let isStopping = false;
  const running = rederiveDues(app, () => isStopping).then(
    (customers) => {
      if (customers > 0) log.info({ customers }, "dues derived with the calendars of this version");
    },
    (error: Error) => log.error({ error: error.message }, "dues not derived anew"),
  );
  return {
    async stop() {
      isStopping = true;
      await running;
    },
  };
}
