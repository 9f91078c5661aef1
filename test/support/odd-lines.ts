/** Numbers below a bound from a seed (mulberry32). */
export function dice(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Characters that other keyboards, widths and eyes leave in a text. */
export const odd: readonly string[] = [
  ..."；：，。、“”「」＋／＃０９ＡＺ#+-~:;,.\"'\n\t\u3000\u200b\u200d\ufeff\u0130ßﬁ①½周月日天前后了没0123456789",
];

/** One of `lines`, changed at a few places as slips, pastes and other keyboards change one. */
export function mutated(roll: (below: number) => number, lines: readonly string[]): string {
  const pick = <One>(all: readonly One[]) => all[roll(all.length)] as One;
  let text = pick(lines);
  for (let times = roll(4) + 1; times > 0; times--) {
    const [at, length] = [roll(text.length + 1), roll(6)];
    const changes = [
      () => text.slice(0, at) + text.slice(at + length),
      () => text.slice(0, at) + pick(odd) + text.slice(at),
      () => text.slice(0, at) + String.fromCharCode(roll(0x10000)) + text.slice(at),
      () => text.slice(0, at) + text.slice(at, at + length).repeat(3) + text.slice(at),
      () => text.slice(0, at) + pick(lines).slice(roll(8)),
      () => `${text}${pick(["; ", "\n", " ", ""])}${pick(lines)}`,
      () =>
        text
          .split(" ")
          .sort(() => roll(3) - 1)
          .join(" "),
      () => text.replaceAll(" ", pick(["", "  ", "\u3000", ","])),
      () => text.toUpperCase(),
    ];
    text = pick(changes)();
  }
  return text;
}

/** Up to 80 characters of any script and none. */
export function anyCharacters(roll: (below: number) => number, length = roll(80)): string {
  let text = "";
  for (let left = length; left > 0; left--)
    text += String.fromCodePoint([roll(0x80), 0x4e00 + roll(0x5200), roll(0xd800)][roll(3)] ?? 32);
  return text;
}

/** A text of about `length` characters put together of changed `lines`, or of one bit over and over. */
export function longText(
  roll: (below: number) => number,
  lines: readonly string[],
  length: number,
): string {
  let text = "";
  // Nothing over and over would never be long.
  const bit = roll(4) === 0 ? mutated(roll, lines).slice(0, roll(12) + 1) : "";
  while (text.length < length) text += bit || `${mutated(roll, lines)}${joins[roll(joins.length)]}`;
  return text.slice(0, length);
}

const joins = [", ", "，", "; ", "。", " ", "\n", "", "和", " and "];
