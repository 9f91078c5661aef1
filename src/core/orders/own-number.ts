/**
 * The number of an order that came without one: the customer's reference, counted up after those that
 * there are: `K3F-2`.
 */
export function ownNumber(ref: string, numbers: readonly string[]): string {
  const counted = numbers.map((number) =>
    number.startsWith(`${ref}-`) && /^\d{1,6}$/.test(number.slice(ref.length + 1))
      ? Number(number.slice(ref.length + 1))
      : 0,
  );
  return `${ref}-${Math.max(0, ...counted) + 1}`;
}

/** Whether a number was counted up here, and is written on nobody's papers. */
export const isOwnNumber = (ref: string, number: string): boolean =>
  (number.startsWith(`${ref}-`) && /^\d{1,6}$/.test(number.slice(ref.length + 1))) ||
  number.startsWith("chat-");
