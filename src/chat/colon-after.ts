/** The colon between a label and its value, as the label's script writes it. */
export const colonAfter = (label: string): string =>
  /\p{Script=Han}[）)]?$/u.test(label) ? "：" : ": ";
