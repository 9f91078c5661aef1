import type { CivilDate, Instant } from "../../core/time/civil.ts";

/** The instant of a timestamp as Prisma reads it. Written it is `new Date(instant)`. */
export const instantFrom = (date: Date): Instant => date.getTime() as Instant;

/** The day of a date as Prisma reads it, midnight in UTC. Written it is `new Date(day)`. */
export const dayFrom = (date: Date): CivilDate => date.toISOString().slice(0, 10) as CivilDate;
