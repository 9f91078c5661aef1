import type { FestivalId } from "../../core/greetings/customs.ts";
import type { GreetingContact } from "../../core/greetings/planned-greeting.ts";
import type { CivilDate } from "../../core/time/civil.ts";

/** What there may be to care for. */
export const momentKinds = ["birthday", "festival", "event", "order", "complaint"] as const;

/** What there is to care for: a birthday, a festival, a day of their own, a first big order, a complaint that is over. */
export type MomentKind = (typeof momentKinds)[number];

/** A moment at which a customer is cared for. */
export type Moment = {
  readonly kind: MomentKind;
  /** What makes it the only one of the person or company, as it is kept. */
  readonly occasion: string;
  readonly festival: FestivalId | null;
  /** A day of their own, in the words of who told it. */
  readonly name: string | null;
  /** Whose it is; of a company that nobody is known at, without an id and a name. */
  readonly contact: GreetingContact;
  /** The customer's civil date. */
  readonly on: CivilDate;
  /** When that happened which it follows; null where it is known ahead. */
  readonly since: CivilDate | null;
};

/** What a moment of care is, by how it is kept. */
export function kindOf(occasion: string): MomentKind {
  const [word] = occasion.split(" ");
  return momentKinds.find((kind) => kind === word && kind !== "festival") ?? "festival";
}

/** What names a moment in a command line; with the 0 it can be no reference. */
export function momentKey({
  contact: { customerId, id },
  occasion,
}: Pick<Moment, "contact" | "occasion">): string {
  let hash = 0x811c9dc5;
  for (const letter of `${customerId} ${id} ${occasion}`)
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return `0${(hash % 0x1000000).toString(16).padStart(6, "0")}`;
}
