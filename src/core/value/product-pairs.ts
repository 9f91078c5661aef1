/** How many customers bought a product, another one, and both. */
export type PairCounts = {
  readonly product: string;
  readonly also: string;
  readonly both: number;
  readonly ofProduct: number;
  readonly ofAlso: number;
};

/** Who bought `product` often bought `also`. */
export type ProductPair = {
  readonly product: string;
  readonly also: string;
  /** So many customers bought both. */
  readonly n: number;
  /** How many times as often as by chance. */
  readonly lift: number;
};

/** Of fewer customers nothing is said: it may be chance, and could tell of somebody. */
export const leastBoth = 5;

/** Bought together hardly more often than by chance, it says nothing. */
const leastLift = 1.2;

/** Others of one product that are worth a word. */
const mostAlso = 5;

/** How many times as often two products are bought by the same of `all` buyers as by chance. */
export const liftOf = (
  { both, ofProduct, ofAlso }: Pick<PairCounts, "both" | "ofProduct" | "ofAlso">,
  all: number,
): number => (ofProduct === 0 || ofAlso === 0 ? 0 : (both * all) / (ofProduct * ofAlso));

/**
 * The products that are bought by the same customers, five at least and more often than by chance: of each
 * product those that most of its buyers bought, the most telling first where these are as many.
 */
export function productPairs(counts: readonly PairCounts[], all: number): ProductPair[] {
  const pairs = counts
    .filter(({ product, also, both }) => product !== also && both >= leastBoth)
    .map((one) => ({
      product: one.product,
      also: one.also,
      n: one.both,
      lift: liftOf(one, all),
    }))
    .filter(({ lift }) => lift >= leastLift)
    .sort((a, b) => b.n - a.n || b.lift - a.lift || (a.also < b.also ? -1 : 1));
  const taken = new Map<string, number>();
  return pairs.filter(({ product }) => {
    const before = taken.get(product) ?? 0;
    taken.set(product, before + 1);
    return before < mostAlso;
  });
}
