import fc from "fast-check";

/**
 * A gate draws the same examples whenever it runs: a change is not to fail for another's code.
 * `PROPERTY_SEED=random` draws others, a number those that a failure named.
 */
const seed = process.env.PROPERTY_SEED ?? "20261128";
if (seed !== "random") fc.configureGlobal({ seed: Number(seed) });
