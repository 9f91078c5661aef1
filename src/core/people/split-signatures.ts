import { personAtHead, readSignature } from "./read-signature.ts";

/** A line that parts: dashes, equal signs, stars. Two dashes alone begin a signature. */
const parting = /^[\s>]*(?:[-–—_=*~#·•]\s?){3,}\s*$/u;

/**
 * The parts of a text in which several signatures stand one after another, parted by lines of dashes or by
 * blank lines, whatever stands between them with the one before. One part where it is one signature.
 */
export function splitSignatures(text: string): readonly string[] {
  const parted = pieces(text.split("\n"), (line) => parting.test(line));
  const whole = parted.length > 1 ? parted : [text];
  const parts = whole.flatMap(atBlankLines);
  const people = new Set(parts.map(reachable).filter((one) => one !== null));
  return people.size > 1 ? parts : [text];
}

/** The person of a part that has a way to reach them; null where it has not. */
function reachable(part: string): string | null {
  const card = readSignature(part);
  const hasWay = card?.facts.some(({ field }) => field === "email" || field === "phone");
  return hasWay === true ? (card?.person ?? null) : null;
}

/** A part ends where it is whole and what follows a blank line names another person. */
function atBlankLines(text: string): readonly string[] {
  const parts: string[] = [];
  let part = "";
  for (const piece of pieces(text.split("\n"), (line) => line.trim() === "")) {
    const [person, next] = [part === "" ? null : reachable(part), personAtHead(piece)];
    if (person !== null && next !== null && next !== person) {
      parts.push(part);
      part = piece;
    } else part = part === "" ? piece : `${part}\n\n${piece}`;
  }
  return part === "" ? parts : [...parts, part];
}

/** Lines between those that part them, joined again. */
function pieces(lines: readonly string[], parts: (line: string) => boolean): readonly string[] {
  const all: string[][] = [[]];
  for (const line of lines) {
    if (parts(line)) all.push([]);
    else all.at(-1)?.push(line);
  }
  return all.map((one) => one.join("\n").trim()).filter((one) => one !== "");
}
