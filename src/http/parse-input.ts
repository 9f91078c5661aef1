import type { z } from "zod";
import { Refusal } from "../errors.ts";

/**
 * What came over HTTP, checked. Throws `Refusal` `invalid-input` with the name of the first
 * wrong field.
 */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const field =
    issue?.code === "unrecognized_keys" ? issue.keys.join(", ") : (issue?.path.join(".") ?? "");
  throw new Refusal("invalid-input", { field });
}
