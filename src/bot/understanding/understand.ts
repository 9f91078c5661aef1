import type { Line } from "./line.ts";
import { readers } from "./readers.ts";
import type { ReadingContext, Understood } from "./reading.ts";

/** Finds out what a line means: what the first reader says that does not say no. */
export async function understand(line: Line, context: ReadingContext): Promise<Understood> {
  for (const read of readers) {
    const reading = await read(line, context);
    if (reading !== "no") return reading;
  }
  throw new Error("the last reader says no to nothing");
}
