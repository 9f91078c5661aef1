import { cityIndex } from "./city-index.ts";
import { readPlace } from "./read-place.ts";

/** Whether a text names a city that is known, in any country, be it with its state or country. */
export const isCity = (text: string): boolean =>
  readPlace(text).names.some((name) => cityIndex().cities.has(name));
