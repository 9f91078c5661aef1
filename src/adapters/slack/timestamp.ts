import { z } from "zod";

/**
 * Slack's name of a message in its channel: seconds, and six digits that are no fraction. Who reads
 * it as a number loses its last zeros.
 */
export const timestamp = z
  .union([z.string(), z.number().transform((seconds) => seconds.toFixed(6))])
  .pipe(z.string().regex(/^\d{1,12}(\.\d{1,9})?$/));
