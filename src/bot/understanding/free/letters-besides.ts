/** Letters of a masked text that no mask stands for; a Chinese character counts as three. */
export const lettersBesides = (masked: string): number =>
  [...masked.replace(/\{[A-Z]+\}/g, "").matchAll(/\p{L}/gu)].reduce(
    (sum, [letter]) => sum + (/\p{Script=Han}/u.test(letter) ? 3 : 1),
    0,
  );
