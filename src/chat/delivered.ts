import { z } from "zod";
import type { Instant } from "../core/time/civil.ts";

/** Longest id, and longest name of a person, in characters: rows are found by the one, lists show the other. */
const [longestId, longestName] = [500, 100];

/** What the database has no place for: NUL and halves of characters. */
const unkeepable = /[\0\p{Cs}]/u;

const id = z
  .union([z.string(), z.number().int().transform(String)])
  .pipe(z.string().min(1).max(longestId))
  .refine((value) => !unkeepable.test(value));

const text = z.union([z.string(), z.number().transform(String)]);

const number = z.union([
  z.number(),
  z
    .string()
    .regex(/^\s*\d+(\.\d+)?\s*$/)
    .transform(Number),
]);

const name = z
  .string()
  .transform((value) =>
    value
      .replace(/[\p{Cc}\p{Cs}]/gu, " ")
      .trim()
      .slice(0, longestName),
  )
  .pipe(z.string().min(1));

/**
 * Fields as platforms deliver them. Their documents say one thing and their clients another: null
 * stands for what is missing, numbers come as text and ids as numbers. A field `OrNone` is
 * `undefined` where it is missing, null or something else; any other makes its payload unreadable.
 */
export const delivered = {
  /** Text that names something; the database can hold it. */
  id,
  idOrNone: id.optional().catch(undefined),
  /** What somebody said, which may be empty. */
  text,
  textOrNone: text.optional().catch(undefined),
  /** Zero or more. */
  numberOrNone: number.pipe(z.number().nonnegative()).optional().catch(undefined),
  /** What somebody is called, on one line. */
  nameOrNone: name.optional().catch(undefined),
  /** Something made of fields. */
  objectOrNone: <Shape extends z.ZodRawShape>(shape: Shape) =>
    z.object(shape).optional().catch(undefined),
};

/**
 * The number that a platform's answer gives for what is wrong, 0 where all is well; null where there is
 * none. Some write it as text.
 */
export function answeredCode(value: unknown): number | null {
  const number = typeof value === "string" && /^-?\d+$/.test(value) ? Number(value) : value;
  return typeof number === "number" && Number.isInteger(number) ? number : null;
}

/**
 * For how long a token is good, in milliseconds, from the seconds that its platform answers; ten
 * minutes where it answers none.
 */
export const lifetimeMs = (seconds: unknown): number =>
  Math.max(delivered.numberOrNone.parse(seconds) ?? 600, 1) * 1000;

/** How far from the present a delivered time is believed, in milliseconds: ten years. */
const farthest = 10 * 365 * 86_400_000;

/** The instant that a platform tells, in epoch milliseconds; `now` where it tells none that can be. */
export const instantDelivered = (ms: number | undefined, now: Instant): Instant =>
  ms !== undefined && Math.abs(ms - now) < farthest ? (Math.floor(ms) as Instant) : now;
