/** Letters that Unicode does not take apart, as people write them without their marks. */
const plain: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
};

/** A name in lower case with its accents apart from their letters, to be left out by the caller. */
export const foldLetters = (name: string): string =>
  /^[a-z0-9 ]*$/i.test(name) ? name.toLowerCase() : foldedApart(name);

const foldedApart = (name: string): string =>
  name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => plain[letter] ?? letter);
