/** Coefficients B(2k) / 2k of the asymptotic series (DLMF 5.11.2). */
const series = [1 / 12, -1 / 120, 1 / 252, -1 / 240, 1 / 132, -691 / 32_760, 1 / 12];

/** Derivative of the logarithm of the gamma function, for a positive number. */
export function digamma(value: number): number {
  let shifted = value;
  let below = 0;
  while (shifted < 10) {
    below += 1 / shifted;
    shifted += 1;
  }
  const square = 1 / (shifted * shifted);
  let tail = 0;
  for (let index = series.length - 1; index >= 0; index--)
    tail = tail * square + (series[index] ?? 0);
  return Math.log(shifted) - 0.5 / shifted - tail * square - below;
}
