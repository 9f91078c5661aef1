import type { PushSettings } from "../push/push-settings.ts";
import type { Instant, IsoWeekday, WallTime, Zone } from "../time/civil.ts";
import type { Locale, Role } from "../vocabulary.ts";
import type { Absence } from "./absence.ts";

/** A person of the company. */
export type Member = {
  readonly id: string;
  readonly organizationId: string;
  /** Short unique name, as in `lily`. */
  readonly handle: string;
  readonly name: string;
  readonly role: Role;
  readonly zone: Zone;
  readonly locale: Locale;
  /** ISO country whose holidays the member keeps. */
  readonly country: string;
  readonly workdays: readonly IsoWeekday[];
  /** Local time of the morning digest. */
  readonly digestAt: WallTime;
  /** Local times between which nothing is pushed. */
  readonly quietFrom: WallTime;
  readonly quietTo: WallTime;
  /** So many customers their working day holds: null: as the rules say; 0: any number. */
  readonly mostADay?: number | null;
  /** Where pushes go, if the member chose; otherwise where they were linked first. */
  readonly pushPlatform?: string | null;
  readonly pushes?: PushSettings;
  readonly absences?: readonly Absence[];
  /** When their first week began; null for whom nobody has invited. */
  readonly onboardedAt?: Instant | null;
  /** When they were last to be told how to begin. */
  readonly invitedAt?: Instant | null;
};

/** Members plus the group chat their posts go to. */
export type Team = {
  readonly id: string;
  readonly name: string;
  readonly handles: readonly string[];
  /** The clock of its group: that of most who sell in it, the organization's where it has nobody. */
  readonly zone: Zone;
  /** In which its group is written to; null: as the organization. */
  readonly locale?: Locale | null;
  /** Whether its group may read whole names of customers in the lists that come there. */
  readonly showsNames?: boolean;
  readonly pushes?: PushSettings;
};
