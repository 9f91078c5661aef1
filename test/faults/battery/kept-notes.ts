import { openGenjin } from "../../../src/assembly/bootstrap.ts";
import { readConfig } from "../../../src/assembly/config.ts";
import { sql } from "../../../src/store/database/sql.ts";

/** The numbers of the battery's notes (`note-12x`) that a text speaks of. */
export const notesIn = (text: string): number[] =>
  [...text.matchAll(/note-(\d+)x/g)].map(([, number]) => Number(number));

/** The notes that stand in the database with a touch, each as often as it does. */
export async function keptNotes(environment: Readonly<Record<string, string>>): Promise<number[]> {
  const judge = await openGenjin(readConfig(environment), "command");
  const { store } = judge.app;
  const touches = await store.rows<{ id: string; content: Buffer }>(
    sql`SELECT id, content FROM touch WHERE content IS NOT NULL`,
  );
  await judge.close();
  return touches.flatMap(({ id, content }) =>
    notesIn(store.cipher.open("touch", "content", id, content)),
  );
}
