/** How wide a text is, in columns: a Chinese character takes two, most others one. */
export const columnsOf = (text: string): number =>
  text.replace(/[\u2e80-\u{3ffff}]/gu, "xx").length;
