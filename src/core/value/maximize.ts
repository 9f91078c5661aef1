/** Writes the gradient at `at` into `gradient` and returns the value there. */
export type Objective = (at: Float64Array, gradient: Float64Array) => number;

/** Where a function is highest, and how high. */
export type Maximum = { readonly at: Float64Array; readonly value: number };

const mostRounds = 200;
/** The longest step in one coordinate. */
const longestStep = 2;

/**
 * Climbs to a maximum of a smooth function by BFGS with a backtracking line search (Nocedal &
 * Wright, Numerical Optimization, algorithm 6.1). Stops where the gradient vanishes or the value
 * no longer grows, as it does on a ridge that leads to infinity. The function should be scaled so
 * that its curvature is about one.
 */
export function maximize(objective: Objective, start: readonly number[]): Maximum {
  const size = start.length;
  let at = Float64Array.from(start);
  let gradient = new Float64Array(size);
  let value = objective(at, gradient);
  let inverse = identity(size);
  let isFresh = true;
  let flat = 0;
  for (let round = 0; round < mostRounds && largest(gradient) > 1e-10 && flat < 3; round++) {
    let direction = times(inverse, gradient);
    if (!(dot(direction, gradient) > 0)) {
      inverse = identity(size);
      direction = gradient.slice();
      isFresh = true;
    }
    const found = climb(objective, at, value, direction, dot(direction, gradient));
    if (found === null) {
      if (isFresh) break;
      inverse = identity(size);
      isFresh = true;
      continue;
    }
    const moved = found.at.map((each, index) => each - (at[index] ?? 0));
    const bent = gradient.map((each, index) => each - (found.gradient[index] ?? 0));
    const curvature = dot(moved, bent);
    if (curvature > 1e-14 * Math.sqrt(dot(moved, moved) * dot(bent, bent))) {
      if (isFresh) inverse = identity(size, curvature / dot(bent, bent));
      inverse = updated(inverse, moved, bent, curvature);
      isFresh = false;
    }
    flat = found.value - value <= 1e-11 * Math.abs(value) ? flat + 1 : 0;
    at = found.at;
    gradient = found.gradient;
    value = found.value;
  }
  return { at, value };
}

/** The first point along a direction that rises enough (Armijo), or null where nothing does. */
function climb(
  objective: Objective,
  from: Float64Array<ArrayBuffer>,
  value: number,
  direction: Float64Array,
  slope: number,
) {
  let step = Math.min(1, longestStep / largest(direction));
  for (let attempt = 0; attempt < 25; attempt++) {
    const at = from.map((each, index) => each + step * (direction[index] ?? 0));
    const gradient = new Float64Array(from.length);
    const there = objective(at, gradient);
    const isSound = Number.isFinite(there) && gradient.every(Number.isFinite);
    if (isSound && there >= value + 1e-4 * step * slope) return { at, gradient, value: there };
    // Where the value cannot resolve the rise, a smaller slope still tells progress.
    if (isSound && Math.abs(there - value) <= 1e-14 * Math.abs(value)) {
      const ahead = Math.abs(dot(direction, gradient));
      if (ahead < 0.5 * slope) return { at, gradient, value: there };
    }
    step *= isSound ? 0.5 : 0.1;
  }
  return null;
}

function updated(
  inverse: readonly Float64Array[],
  moved: Float64Array,
  bent: Float64Array,
  curvature: number,
): Float64Array<ArrayBuffer>[] {
  const seen = times(inverse, bent);
  const factor = (1 + dot(bent, seen) / curvature) / curvature;
  return inverse.map((row, i) =>
    Float64Array.from(
      row,
      (each, j) =>
        each +
        factor * (moved[i] ?? 0) * (moved[j] ?? 0) -
        ((moved[i] ?? 0) * (seen[j] ?? 0) + (seen[i] ?? 0) * (moved[j] ?? 0)) / curvature,
    ),
  );
}

const identity = (size: number, scale = 1): Float64Array<ArrayBuffer>[] =>
  Array.from({ length: size }, (_, row) =>
    Float64Array.from({ length: size }, (_, column) => (row === column ? scale : 0)),
  );

const dot = (one: Float64Array, other: Float64Array): number =>
  one.reduce((sum, each, index) => sum + each * (other[index] ?? 0), 0);

const times = (rows: readonly Float64Array[], vector: Float64Array): Float64Array<ArrayBuffer> =>
  Float64Array.from(rows, (row) => dot(row, vector));

const largest = (vector: Float64Array): number =>
  vector.reduce((most, each) => Math.max(most, Math.abs(each)), 0);
