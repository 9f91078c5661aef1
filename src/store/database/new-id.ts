import { v7 } from "uuid";

/** A new row's id: UUID version 7 (RFC 9562), so that ids follow time and indexes stay compact. */
export const newId = (): string => v7();
