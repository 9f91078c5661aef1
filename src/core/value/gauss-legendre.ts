/** Places in [-1, 1] and their weights. */
export type Quadrature = { readonly nodes: Float64Array; readonly weights: Float64Array };

/**
 * The Gauss-Legendre rule with `count` nodes: exact for polynomials up to degree 2·count − 1.
 * Roots of the Legendre polynomial by Newton's method (Press et al., Numerical Recipes, §4.6).
 */
export function gaussLegendre(count: number): Quadrature {
  const nodes = new Float64Array(count);
  const weights = new Float64Array(count);
  for (let index = 0; index < count; index++) {
    let root = Math.cos((Math.PI * (index + 0.75)) / (count + 0.5));
    let slope = 1;
    for (let round = 0; round < 20; round++) {
      let value = 1;
      let before = 0;
      for (let degree = 1; degree <= count; degree++) {
        const next = ((2 * degree - 1) * root * value - (degree - 1) * before) / degree;
        before = value;
        value = next;
      }
      slope = (count * (root * value - before)) / (root * root - 1);
      const step = value / slope;
      root -= step;
      if (Math.abs(step) < 1e-15) break;
    }
    nodes[index] = root;
    weights[index] = 2 / ((1 - root * root) * slope * slope);
  }
  return { nodes, weights };
}
