import { brotliDecompressSync } from "node:zlib";
import { eachFeatureHash, hashOf } from "./act-features.ts";
import trained from "./act-model.json" with { type: "json" };
import { type Act, acts } from "./acts.ts";

/** An act with how likely it is, from 0 to 1. */
export type Likely = { readonly act: Act; readonly share: number };

type Model = {
  /** The row of each feature, found by its two hashes. */
  readonly rows: Rows;
  /** One weight for each row and act, the acts of a row together. */
  readonly weights: Int8Array;
  readonly scales: readonly number[];
  readonly bias: readonly number[];
  readonly words: ReadonlySet<string>;
  /** The text by whose number a row was counted last: a feature counts once. */
  readonly counted: Uint32Array;
};

let loaded: Model | null = null;

const unpacked = (text: string): Buffer => brotliDecompressSync(Buffer.from(text, "base64"));

/** The model as `scripts/train-acts.mjs` left it, unpacked when a line is first read freely. */
function model(): Model {
  if (loaded !== null) return loaded;
  const features = unpacked(trained.features).toString().split("\n");
  loaded = {
    rows: rowsOf(features),
    weights: rowByRow(new Int8Array(unpacked(trained.weights)), features.length),
    scales: trained.scales,
    bias: trained.bias,
    words: new Set(trained.words),
    counted: new Uint32Array(features.length),
  };
  return loaded;
}

/** An open table: where a feature's first hash points, or behind, its second one stands beside its row. */
type Rows = {
  readonly mask: number;
  readonly first: Int32Array;
  readonly second: Int32Array;
  /** The row, and 1 more: 0 is an empty place. */
  readonly row: Int32Array;
};

/** Of a table's places so many times the features stay empty, so that one that is none is seen at once. */
const room = 4;

function rowsOf(features: readonly string[]): Rows {
  const size = 2 ** Math.ceil(Math.log2(features.length * room));
  const [first, second, row] = [0, 0, 0].map(() => new Int32Array(size)) as [
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  features.forEach((feature, at) => {
    const [one, two] = hashOf(feature);
    let place = placeOf(one, two, size - 1);
    while (row[place] !== 0) place = (place + 1) & (size - 1);
    first[place] = one;
    second[place] = two;
    row[place] = at + 1;
  });
  return { mask: size - 1, first, second, row };
}

/** Where a feature is looked for first: its hashes mixed, for the last bits of each alone tell little. */
const placeOf = (one: number, two: number, mask: number): number =>
  (Math.imul(one ^ (one >>> 15), 0x2c1b3c6d) ^ (two >>> 12)) & mask;

/** The row of a feature; -1: the model does not know it. */
function rowOf({ mask, first, second, row }: Rows, one: number, two: number): number {
  let place = placeOf(one, two, mask);
  for (let found = row[place] ?? 0; found !== 0; found = row[place] ?? 0) {
    if (first[place] === one && second[place] === two) return found - 1;
    place = (place + 1) & mask;
  }
  return -1;
}

/** Weights that stand act by act, as they are packed, with those of a row together. */
function rowByRow(packed: Int8Array, rows: number): Int8Array {
  const weights = new Int8Array(packed.length);
  for (let act = 0; act < acts.length; act++)
    for (let row = 0; row < rows; row++)
      weights[row * acts.length + act] = packed[act * rows + row] ?? 0;
  return weights;
}

/** The number of the text that is read. */
let texts = 0;

type Ranked = readonly [Likely, ...Likely[]];

/** What was read of late: a clause and its parts are often the same words. */
const kept = new Map<string, Ranked>();
const mostKept = 1000;

/** The acts that a masked clause may be, the likeliest first; their shares are 1 together. */
export function classifyAct(masked: string): Ranked {
  const known = kept.get(masked);
  if (known !== undefined) return known;
  const ranked = ranking(masked);
  if (kept.size >= mostKept) kept.clear();
  kept.set(masked, ranked);
  return ranked;
}

function ranking(masked: string): Ranked {
  const { rows, weights, scales, bias, counted } = model();
  const size = acts.length;
  const sums = new Int32Array(size);
  texts = (texts + 1) >>> 0;
  eachFeatureHash(masked, (one, two) => {
    const row = rowOf(rows, one, two);
    if (row < 0 || counted[row] === texts) return;
    counted[row] = texts;
    const from = row * size;
    for (let act = 0; act < size; act++) sums[act] = (sums[act] ?? 0) + (weights[from + act] ?? 0);
  });
  const scores = acts.map((_, act) => (sums[act] ?? 0) * (scales[act] ?? 0) + (bias[act] ?? 0));
  const best = Math.max(...scores);
  const parts = scores.map((score) => Math.exp(score - best));
  const whole = parts.reduce((sum, part) => sum + part, 0);
  const likely = acts.map((act, at): Likely => ({ act, share: (parts[at] ?? 0) / whole }));
  const [first, ...others] = likely.sort((a, b) => b.share - a.share);
  if (first === undefined) throw new Error("there are no acts");
  return [first, ...others];
}

/** Whether people often say a unit of a clause (as `eachFeature` cuts it), or two beside each other. */
export const isOftenSaid = (...units: readonly string[]): boolean => {
  const [first, second] = hashOf(units.join(" "));
  return rowOf(model().rows, first, second) >= 0;
};

/** Whether a Latin word, in small letters, is one that people use in sentences: no name by itself. */
export const isOrdinary = (word: string): boolean => model().words.has(word);
