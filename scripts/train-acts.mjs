// Trains the model that tells what a clause does (src/bot/understanding/free/act-model.json) on the
// labelled lines of training/acts/*.tsv (`act<TAB>masked text`), and prints how well it does on lines
// that it has not seen. Multinomial logistic regression; every run gives the same model.
//
//   node scripts/train-acts.mjs          train and write the model
//   node scripts/train-acts.mjs --judge                            five-fold judgement alone
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { register } from "tsx/esm/api";

const root = fileURLToPath(new URL("..", import.meta.url));
register();
const { eachFeature, latinWords } = await import("../src/bot/understanding/free/act-features.ts");
const { acts } = await import("../src/bot/understanding/free/acts.ts");

const folder = join(root, "training", "acts");
const [rounds, rate, decay, mostFeatures, seenIn, levels] = [14, 0.35, 2e-6, 40_000, 2, 24];

const seen = new Set();
const lines = readdirSync(folder)
  .filter((name) => name.endsWith(".tsv"))
  .sort()
  .flatMap((name) =>
    readFileSync(join(folder, name), "utf8")
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("# "))
      .flatMap((line, at) => {
        const [label = "", text = ""] = line.split("\t");
        const act = acts.indexOf(label.trim());
        if (act < 0 || text.trim() === "") throw new Error(`${name}:${at + 1}: ${line}`);
        if (seen.has(text.trim())) return [];
        seen.add(text.trim());
        return [{ act, text: text.trim() }];
      }),
  );

/** What the model looks at in a masked text, each feature once. */
function actFeatures(text) {
  const found = new Set();
  eachFeature(text, (feature) => found.add(feature));
  return found;
}

/** The same numbers in every run. */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** What is told of a day that is past as well as without one. */
const told = new Set([
  ...["contacted", "replied", "no-answer", "quoted", "sampled", "received", "declined"],
  ...["ordered", "complained"],
]);

/** A line of a day: behind the first name in Chinese, else before the last mark. */
const onDay = (text, day) =>
  /\p{Script=Han}/u.test(text)
    ? text.replace(/^(?:\{[CP]\})?/, (name) => name + day)
    : text.replace(/[.!]*$/, (mark) => ` ${day}${mark}`);

/** Words around a day that make it the last one: a weekday there is none that may be past. */
const deadline = /\{D\} ?(?:前|之前|以前)|\b(?:by|before|until|till|til) \{D\}/iu;

/**
 * A line and ways in which the same may stand there: without its last mark, a person as the company, a
 * day as a bare weekday, which is mostly how it is said.
 */
function variants({ act, text }, at) {
  const all = new Set([text]);
  if (!deadline.test(text)) all.add(text.replaceAll("{D}", "{W}"));
  all.add(text.replaceAll("{PD}", "{W}"));
  if (
    told.has(acts[act]) &&
    !/\{(?:D|W|PD)\}|今|明|昨|刚|\bto(?:day|morrow)\b|\bjust\b/i.test(text)
  )
    all.add(onDay(text, at % 2 === 0 ? "{PD}" : "{W}"));
  all.add(text.replace(/[。.!！~～]+$/u, ""));
  if (text.includes("{P}")) all.add(text.replaceAll("{P}", "{C}"));
  else if (text.includes("{C}")) all.add(text.replaceAll("{C}", "{P}"));
  if (/^\{[CP]\}/.test(text)) all.add(text.replace(/^\{[CP]\}[\s,，:：]*/, ""));
  return [...all]
    .filter((one) => one.trim() !== "")
    .map((one, at) => ({ act, text: one, weight: at === 0 ? 1 : 0.35 }));
}

function train(examples) {
  const counts = new Map();
  const read = examples.map(({ act, text, weight }) => {
    const features = [...actFeatures(text)];
    for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + weight);
    return { act, features, weight };
  });
  const kept = [...counts]
    .filter(([, count]) => count >= seenIn * 0.99)
    .map(([feature]) => feature);
  const rows = new Map(kept.map((feature, row) => [feature, row]));
  const size = acts.length;
  const weights = new Float32Array(kept.length * size);
  const squares = new Float32Array(kept.length * size).fill(1e-3);
  const bias = new Float64Array(size);
  const data = read.map(({ act, features, weight }) => ({
    act,
    weight,
    rows: Int32Array.from(features.flatMap((feature) => rows.get(feature) ?? [])),
  }));
  const random = randomFrom(20261129);
  const scores = new Float64Array(size);
  for (let round = 0; round < rounds; round++) {
    for (let at = data.length - 1; at > 0; at--) {
      const other = Math.floor(random() * (at + 1));
      [data[at], data[other]] = [data[other], data[at]];
    }
    for (const { act, rows: own, weight } of data) {
      scores.set(bias);
      for (const row of own) for (let k = 0; k < size; k++) scores[k] += weights[row * size + k];
      const best = Math.max(...scores);
      let whole = 0;
      for (let k = 0; k < size; k++) whole += scores[k] = Math.exp(scores[k] - best);
      for (let k = 0; k < size; k++) {
        const slope = weight * (scores[k] / whole - (k === act ? 1 : 0));
        bias[k] -= 0.02 * slope;
        if (Math.abs(slope) < 1e-3) continue;
        for (const row of own) {
          const at = row * size + k;
          squares[at] += slope * slope;
          weights[at] -=
            (rate / Math.sqrt(own.length) / Math.sqrt(squares[at])) * slope * 0.25 +
            decay * weights[at];
        }
      }
    }
  }
  return { kept, weights, bias, rows };
}

const shares = ({ rows, weights, bias }, text) => {
  const size = acts.length;
  const sums = Float64Array.from(bias);
  for (const feature of actFeatures(text)) {
    const row = rows.get(feature);
    if (row !== undefined) for (let k = 0; k < size; k++) sums[k] += weights[row * size + k];
  }
  const best = Math.max(...sums);
  const parts = sums.map((sum) => Math.exp(sum - best));
  const whole = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => part / whole);
};

/** Lines of two in five folds are judged, each by a model of the other four folds. */
function judge() {
  const [folds, judgedFolds] = [5, 2];
  const random = randomFrom(7);
  const fold = lines.map(() => Math.floor(random() * folds));
  const results = [];
  for (let k = 0; k < judgedFolds; k++) {
    const model = train(lines.filter((_, at) => fold[at] !== k).flatMap(variants));
    lines.forEach((line, at) => {
      if (fold[at] !== k) return;
      const found = shares(model, line.text);
      const guess = found.indexOf(Math.max(...found));
      results.push({ ...line, guess, share: found[guess] });
    });
  }
  return results;
}

function report(results) {
  const right = results.filter(({ act, guess }) => act === guess);
  console.log(
    `${lines.length} lines, ${acts.length} acts; unseen ones right: ${((100 * right.length) / results.length).toFixed(1)} %`,
  );
  for (const least of [0.4, 0.5, 0.6, 0.7, 0.8]) {
    const sure = results.filter(({ share }) => share >= least);
    const good = sure.filter(({ act, guess }) => act === guess);
    console.log(
      `  sure to ${least}: ${((100 * sure.length) / results.length).toFixed(1)} % of them, ${((100 * good.length) / sure.length).toFixed(1)} % right`,
    );
  }
  acts.forEach((name, act) => {
    const own = results.filter((one) => one.act === act);
    const good = own.filter(({ guess }) => guess === act);
    const wrong = new Map();
    for (const { guess } of own)
      if (guess !== act) wrong.set(acts[guess], (wrong.get(acts[guess]) ?? 0) + 1);
    const most = [...wrong]
      .sort((a, b) => b[1] - a[1])
      .slice(0, 4)
      .map(([to, n]) => `${to} ${n}`);
    console.log(
      `  ${name.padEnd(14)} ${String(own.length).padStart(4)} ${own.length === 0 ? "-" : ((100 * good.length) / own.length).toFixed(0).padStart(3)} %  ${most.join(", ")}`,
    );
  });
  if (process.argv.includes("--wrong"))
    for (const { act, guess, share, text } of results)
      if (act !== guess) console.log(`${acts[act]} → ${acts[guess]} ${share.toFixed(2)}\t${text}`);
  return { lines: lines.length, right: right.length / results.length };
}

const squeezed = (bytes) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).toString(
    "base64",
  );

const figures = report(judge());
if (!process.argv.includes("--judge")) {
  const { kept, weights, bias } = train(lines.flatMap(variants));
  const size = acts.length;
  const strength = kept.map((_, row) =>
    Math.max(...weights.subarray(row * size, (row + 1) * size).map(Math.abs)),
  );
  const order = kept
    .map((_, row) => row)
    .sort((a, b) => strength[b] - strength[a])
    .slice(0, mostFeatures);
  order.sort((a, b) => (kept[a] < kept[b] ? -1 : 1));
  const scales = acts.map(
    (_, act) => Math.max(...order.map((row) => Math.abs(weights[row * size + act]))) / levels,
  );
  // Act by act, so that equal bytes stand together.
  const packed = Buffer.alloc(order.length * size);
  for (let k = 0; k < size; k++)
    order.forEach((row, at) => {
      packed.writeInt8(Math.round(weights[row * size + k] / scales[k]), k * order.length + at);
    });
  // What stands only with a capital is a name of somebody or of a place.
  const words = [
    ...new Set(
      lines.flatMap(({ text }) =>
        (text.match(/(?<![\p{L}\p{N}'’])\p{Ll}[\p{Script=Latin}\p{M}'’]*/gu) ?? []).flatMap(
          latinWords,
        ),
      ),
    ),
  ]
    .filter((word) => word.length > 2)
    .sort();
  const model = {
    about: `Made by scripts/train-acts.mjs from training/acts: ${figures.lines} lines; of lines it had not seen ${(100 * figures.right).toFixed(1)} % were read rightly.`,
    words,
    bias: [...bias].map((one) => Number(one.toFixed(4))),
    scales: scales.map((one) => Number(one.toPrecision(6))),
    features: squeezed(Buffer.from(order.map((row) => kept[row]).join("\n"))),
    weights: squeezed(packed),
  };
  const path = join(root, "src/bot/understanding/free/act-model.json");
  writeFileSync(path, `${JSON.stringify(model)}\n`);
  console.log(`${order.length} features, ${(JSON.stringify(model).length / 1024).toFixed(0)} kB`);
}
