/**
 * The pattern of a number format that shows a fixed number of digits, such as `00000` or `"K-"000`;
 * null for any other format.
 */
export function digitPattern(code: string): string | null {
  const plain = code.replaceAll(/"([^"]*)"|\\(.)|\[[^\]]*\]/g, (_, quoted = "", escaped = "") =>
    `${quoted}${escaped}`.replaceAll("0", "\uffff"),
  );
  const pattern = /^[^#?.,;%@E*_/ydhms]*$/i.test(code.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]/g, ""));
  return pattern && /0.*0/.test(plain) ? plain : null;
}

/** A whole number as a pattern shows it: `321` by `00000` is `00321`. */
export function digitsShown(number: number, pattern: string): string {
  const places = pattern.split("0").length - 1;
  const digits = String(Math.abs(number)).padStart(places, "0");
  const extra = digits.length - places;
  let next = 0;
  const shown = pattern.replaceAll("0", () => {
    const until = next === 0 ? extra + 1 : next + 1;
    const part = digits.slice(next, until);
    next = until;
    return part;
  });
  return `${number < 0 ? "-" : ""}${shown.replaceAll("\uffff", "0")}`;
}
