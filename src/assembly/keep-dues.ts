import { appIn } from "../app/app.ts";
import { rederiveDues } from "../app/cadence/rederive-dues.ts";
import { findOrganizations } from "../app/members/find-organization.ts";
import type { Genjin } from "./bootstrap.ts";

/** Derives all dues anew in the background where a new version of the program has other calendars. */
export function keepDues({ app, log }: Genjin): { stop(): Promise<void> } {
  let isStopping = false;
  const derive = async (): Promise<number> => {
    let customers = 0;
    for (const { id } of await findOrganizations(app)) {
      customers += await rederiveDues(appIn(app, id), () => isStopping);
    }
    return customers;
  };
  const running = derive().then(
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
