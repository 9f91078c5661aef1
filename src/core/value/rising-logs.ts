/** ln Γ(base + n) − ln Γ(base) for n = 0…highest, and the derivative by `base`. */
export type RisingLogs = { readonly value: Float64Array; readonly slope: Float64Array };

/** Sums ln(base + i): exact also where the gamma functions themselves would cancel. */
export function risingLogs(base: number, highest: number): RisingLogs {
  const value = new Float64Array(highest + 1);
  const slope = new Float64Array(highest + 1);
  for (let n = 0; n < highest; n++) {
    value[n + 1] = (value[n] ?? 0) + Math.log(base + n);
    slope[n + 1] = (slope[n] ?? 0) + 1 / (base + n);
  }
  return { value, slope };
}
