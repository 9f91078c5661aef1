/** What the models need to know of one customer; times in one unit, which the caller chooses. */
export type PurchaseStatistics = {
  /** x: purchases after the first. */
  readonly frequency: number;
  /** t_x: time from the first to the last purchase, 0 with one purchase. */
  readonly recency: number;
  /** T: time from the first purchase to the end of the observation. */
  readonly age: number;
};

/** Customers with equal statistics counted together: the likelihood needs them once. Exact. */
export type PurchaseGroups = {
  readonly size: number;
  /** Number of customers. */
  readonly customers: number;
  readonly frequency: Int32Array;
  readonly recency: Float64Array;
  readonly age: Float64Array;
  readonly count: Int32Array;
  readonly highestFrequency: number;
};

/**
 * Counts equal statistics together. Groups are sorted, so that a thinned sample is a fair one.
 */
export function groupPurchases(all: Iterable<PurchaseStatistics>): PurchaseGroups {
  const byFrequency = new Map<number, Map<number, Map<number, number>>>();
  let size = 0;
  let customers = 0;
  for (const { frequency, recency, age } of all) {
    const byRecency = entry(byFrequency, frequency, () => new Map());
    const byAge = entry(byRecency, recency, () => new Map<number, number>());
    const count = byAge.get(age);
    if (count === undefined) size++;
    byAge.set(age, (count ?? 0) + 1);
    customers++;
  }
  const groups = {
    frequency: new Int32Array(size),
    recency: new Float64Array(size),
    age: new Float64Array(size),
    count: new Int32Array(size),
  };
  let index = 0;
  for (const [frequency, byRecency] of sorted(byFrequency))
    for (const [recency, byAge] of sorted(byRecency))
      for (const [age, count] of sorted(byAge)) {
        groups.frequency[index] = frequency;
        groups.recency[index] = recency;
        groups.age[index] = age;
        groups.count[index++] = count;
      }
  const highestFrequency = groups.frequency[size - 1] ?? 0;
  return { size, customers, ...groups, highestFrequency };
}

/** About `most` of the groups, evenly chosen; all of them where there are no more. */
export function thinGroups(groups: PurchaseGroups, most: number): PurchaseGroups {
  const stride = Math.ceil(groups.size / most);
  if (stride <= 1) return groups;
  const isKept = (_: number, index: number) => index % stride === 0;
  const count = groups.count.filter(isKept);
  return {
    size: count.length,
    customers: count.reduce((sum, each) => sum + each, 0),
    frequency: groups.frequency.filter(isKept),
    recency: groups.recency.filter(isKept),
    age: groups.age.filter(isKept),
    count,
    highestFrequency: groups.highestFrequency,
  };
}

function entry<Value>(map: Map<number, Value>, key: number, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

const sorted = <Value>(map: Map<number, Value>): [number, Value][] =>
  [...map].sort(([one], [other]) => one - other);
