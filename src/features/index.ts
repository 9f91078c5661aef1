import { check } from "./check/feature.ts";
import type { Feature } from "./define-feature.ts";

/** Every feature there is. */
export const features: readonly Feature[] = [check];
