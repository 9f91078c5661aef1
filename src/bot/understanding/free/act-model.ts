import { brotliDecompressSync } from "node:zlib";
import { actFeatures } from "./act-features.ts";
import trained from "./act-model.json" with { type: "json" };
import { type Act, acts } from "./acts.ts";

/** An act with how likely it is, from 0 to 1. */
export type Likely = { readonly act: Act; readonly share: number };

type Model = {
  /** The row of each feature. */
  readonly rows: ReadonlyMap<string, number>;
  /** One weight for each act and row, the rows of an act together. */
  readonly weights: Int8Array;
  readonly scales: readonly number[];
  readonly bias: readonly number[];
  readonly words: ReadonlySet<string>;
};

let loaded: Model | null = null;

const unpacked = (text: string): Buffer => brotliDecompressSync(Buffer.from(text, "base64"));

/** The model as `scripts/train-acts.mjs` left it, unpacked when a line is first read freely. */
function model(): Model {
  loaded ??= {
    rows: new Map(
      unpacked(trained.features)
        .toString()
        .split("\n")
        .map((feature, row) => [feature, row]),
    ),
    weights: new Int8Array(unpacked(trained.weights)),
    scales: trained.scales,
    bias: trained.bias,
    words: new Set(trained.words),
  };
  return loaded;
}

/** The acts that a masked clause may be, the likeliest first; their shares are 1 together. */
export function classifyAct(masked: string): readonly [Likely, ...Likely[]] {
  const { rows, weights, scales, bias } = model();
  const size = acts.length;
  const sums = new Float64Array(size);
  for (const feature of actFeatures(masked)) {
    const row = rows.get(feature);
    if (row === undefined) continue;
    for (let act = 0; act < size; act++)
      sums[act] = (sums[act] ?? 0) + (weights[act * rows.size + row] ?? 0);
  }
  const scores = acts.map((_, act) => (sums[act] ?? 0) * (scales[act] ?? 0) + (bias[act] ?? 0));
  const best = Math.max(...scores);
  const parts = scores.map((score) => Math.exp(score - best));
  const whole = parts.reduce((sum, part) => sum + part, 0);
  const likely = acts.map((act, at): Likely => ({ act, share: (parts[at] ?? 0) / whole }));
  const [first, ...others] = likely.sort((a, b) => b.share - a.share);
  if (first === undefined) throw new Error("there are no acts");
  return [first, ...others];
}

/** Whether people often say a unit of a clause (as `actFeatures` cuts it), or two beside each other. */
export const isOftenSaid = (...units: readonly string[]): boolean =>
  model().rows.has(units.join(" "));

/** Whether a Latin word, in small letters, is one that people use in sentences: no name by itself. */
export const isOrdinary = (word: string): boolean => model().words.has(word);
