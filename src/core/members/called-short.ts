/**
 * What colleagues make of a Chinese name: of 李莉 `莉莉`, `小莉`, `阿莉`, `莉姐`, of 王建国 `建国`, and `小王` where
 * nobody of `others` has the same family name.
 */
export function calledShort(name: string, others: readonly string[]): string[] {
  const parts = name.split(/\s+/).filter((part) => /^\p{Script=Han}{2,3}$/u.test(part));
  return parts.flatMap((part) => {
    const [family, given] = [part.charAt(0), part.slice(1)];
    const isShared = others.some((other) =>
      other
        .split(/\s+/)
        .some((one) => /^\p{Script=Han}{2,3}$/u.test(one) && one.startsWith(family)),
    );
    const byGiven =
      given.length > 1
        ? [given]
        : [`${given}${given}`, `小${given}`, `阿${given}`, `${given}姐`, `${given}哥`];
    return isShared ? byGiven : [...byGiven, `小${family}`];
  });
}
