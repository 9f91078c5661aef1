import type { z } from "zod";
import { Refusal } from "../errors.ts";

/**
 * What came over HTTP, checked. Throws `Refusal` `invalid-input` with the name of the first
 * wrong field; one that holds a NUL, which is no text to the database, is wrong.
 */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
): z.output<Schema> {
  const unfit = Object.entries(input ?? {}).find(([, value]) => String(value).includes("\0"));
  if (unfit !== undefined) throw new Refusal("invalid-input", { field: unfit[0] });
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const field =
    issue?.code === "unrecognized_keys" ? issue.keys.join(", ") : (issue?.path.join(".") ?? "");
  throw new Refusal("invalid-input", { field });
}
