import { handleFor } from "../../core/members/handle-for.ts";
import { findZone } from "../../core/places/find-zone.ts";
import type { Instant } from "../../core/time/civil.ts";
import { parseZone } from "../../core/time/zone.ts";
import type { Locale } from "../../core/vocabulary.ts";
import { Refusal } from "../../errors.ts";
import { takeLock } from "../../store/database/take-lock.ts";
import { firstOrganization } from "../../store/members/organizations.ts";
import type { App } from "../app.ts";
import { enrolIn } from "./enrol-member.ts";

/** Who begins with an empty database, as they say it themselves. */
export type Founder = {
  readonly name: string;
  /** Their company's name; it may be said later. */
  readonly company?: string;
  /** A city, a country or an IANA zone. */
  readonly place: string;
  readonly locale: Locale;
};

/**
 * Begins with an empty database: the founder's company, and the founder as its admin; answers their
 * handle. Throws `Refusal` `founded-already` once there is an organization, `unknown-city`.
 */
export const foundOrganization = (app: App, now: Instant, founder: Founder): Promise<string> =>
  app.store.transaction(async (db) => {
    const { name, company, place, locale } = founder;
    await takeLock(db, "founding");
    if ((await firstOrganization(db)) !== null) throw new Refusal("founded-already");
    const zone = parseZone(place) ?? findZone(place);
    if (zone === null) throw new Refusal("unknown-city", { text: place });
    const handle = handleFor({ name });
    const organization = company === undefined ? {} : { organization: company };
    await enrolIn(
      db,
      now,
      { handle, name, role: "admin", zone, locale, accounts: [], ...organization },
      `direct:${handle}`,
    );
    return handle;
  });
