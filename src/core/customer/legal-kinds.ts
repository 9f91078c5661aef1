import { legalWords } from "./company-name.ts";

/**
 * Forms that one country tells apart, in several spellings. Forms that people translate at will
 * (Ltd., LLC, Inc., Co.) are none of these: they say nothing against.
 */
const kinds: ReadonlyMap<string, string> = new Map(
  [
    ["gmbh", "mbh", "gesmbh", "gesellschaftmbh"],
    ["ag", "aktiengesellschaft"],
    ...[["kg"], ["kgaa"], ["ohg"], ["gbr"], ["ek"], ["ug"], ["ev"], ["plc"], ["llp"]],
    ...[["sarl"], ["sas"], ["sasu"], ["eurl"], ["snc"], ["spa"], ["srl"], ["srls"], ["sl", "slu"]],
    ...[["kft"], ["zrt"], ["nyrt"], ["bt"], ["bv"], ["nv"], ["oy"], ["oyj"], ["aps"]],
    ...[["ooo", "ооо"], ["zao", "зао"], ["oao", "оао"], ["pao", "пао"], ["ип"]],
  ].flatMap((spellings) => spellings.map((one) => [one, spellings[0] ?? one])),
);

const kindsOf = (name: string): string[] =>
  legalWords(name).flatMap((word) => kinds.get(word) ?? []);

/**
 * Whether two names say that they are two firms by their legal forms: `Krause GmbH` and `Krause KG`.
 * A name without a form says nothing, nor one that holds the other's (`GmbH & Co. KG`).
 */
export function haveOtherForms(one: string, other: string): boolean {
  const [a, b] = [kindsOf(one), kindsOf(other)];
  return a.length > 0 && b.length > 0 && !a.some((kind) => b.includes(kind));
}
