/** Text that WeCom's markdown shows as it is; its line breaks stay. */
export const escapeMarkdown = (text: string): string =>
  text
    .replace(/[\\`*_~[\]<>|&!]/g, "\\$&")
    .replace(/^[ \t]{4,}/gm, "   ")
    .replace(/^([ \t]*)([#+=-])/gm, "$1\\$2")
    .replace(/^([ \t]*\d+)([.)])/gm, "$1\\$2")
    .replace(/\r?\n/g, "  \n");
