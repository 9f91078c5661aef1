/**
 * Takes in the body of a delivery, by whichever way it came. Resolves when it is stored, or when there
 * is nothing in it for us: it may be acknowledged then. Rejects when it could not be stored.
 */
export type Deliver = (body: unknown) => Promise<void>;
