import type { Clock } from "./member-time.ts";
import type { PageLocale, Say } from "./speech.ts";
import type { WireMember } from "./wire.ts";

/** Who looks at the page, in which language, and what time it is for the service. */
export type Viewer = {
  readonly member: WireMember;
  readonly locale: PageLocale;
  readonly say: Say;
  /** The member's clock. */
  readonly clock: Clock;
  /** The service's clock, which may be set apart from the browser's. */
  now(): Date;
  /** Name of the bot or of the member with this handle. */
  nameOf(from: string): string;
};
