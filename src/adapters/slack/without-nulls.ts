/** How deep Bolt looks into what is delivered: the body, and what stands in it. */
const bolts = 2;

/**
 * What is delivered, without what is null where Bolt looks: Slack writes null for what is missing, and
 * Bolt looks into it.
 */
export function withoutNulls(value: unknown, depth = bolts): unknown {
  if (depth === 0 || typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.filter((one) => one !== null);
  const there = Object.entries(value).filter(([, inner]) => inner !== null);
  return Object.fromEntries(there.map(([name, inner]) => [name, withoutNulls(inner, depth - 1)]));
}
