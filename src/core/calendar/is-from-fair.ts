import type { Trip } from "./trip.ts";

/** A source that says no more than that it was a fair. */
const anyFair = /^(?:(?:trade )?(?:fair|show)|exhibition|展会|展览会?|展销会)$/iu;

/** Whether where a customer came from is this fair. */
export function isFromFair(source: string, { place }: Trip): boolean {
  const [said, fair] = [source, place].map((text) => text.normalize("NFKC").trim().toLowerCase());
  return said !== undefined && fair !== undefined && (said.includes(fair) || anyFair.test(said));
}
