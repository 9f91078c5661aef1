/** Coefficients B(2k) / (2k(2k−1)) of Stirling's series (DLMF 5.11.1). */
const stirling = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360_360, 1 / 156];
const halfLogTwoPi = 0.918_938_533_204_672_8;

/** Natural logarithm of the gamma function for a positive number, to about 1e-15 of its size. */
export function logGamma(value: number): number {
  let shifted = value;
  let product = 1;
  while (shifted < 10) {
    product *= shifted;
    shifted += 1;
  }
  const square = 1 / (shifted * shifted);
  let series = 0;
  for (let index = stirling.length - 1; index >= 0; index--)
    series = series * square + (stirling[index] ?? 0);
  const tail = (shifted - 0.5) * Math.log(shifted) - shifted + halfLogTwoPi + series / shifted;
  return tail - Math.log(product);
}
