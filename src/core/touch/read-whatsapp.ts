import type { CivilDate } from "../time/civil.ts";
import { type ChatLog, daysOf } from "./chat-log.ts";
import { type StampedLine, stampAt } from "./chat-stamp.ts";
import { dayOf, ordersOf } from "./date-order.ts";

/** Fewer lines with a date before them are no chat. */
const fewest = 2;

/** Characters of a name. */
const longestName = 60;

/**
 * Reads a chat that WhatsApp exported, in whatever language the telephone is: `[12/31/23, 9:41:07 PM]
 * Emre: …`, `31.12.23, 21:41 - Emre: …`, `2023/12/31 下午9:41 - Emre: …`. Lines without a date go on with
 * the message above; what nobody wrote is left out. Null where it is none. `today`: the latest day there is.
 */
export function readWhatsapp(text: string, today: CivilDate): ChatLog | null {
  const lines = text.split("\n").flatMap((line) => stampAt(line) ?? []);
  if (lines.length < fewest) return null;
  const written = lines.flatMap((line) => {
    const name = writerOf(line);
    return name === null ? [] : [{ name, stamp: line.stamp }];
  });
  if (written.length < 1) return null;
  const names = [...new Set(written.map(({ name }) => name))];
  const orders = ordersOf(
    lines.map(({ stamp }) => stamp),
    today,
  );
  const readings = orders.map((order) => ({
    order,
    days: daysOf(
      written.flatMap(({ name, stamp }) => {
        const on = dayOf(stamp, order);
        return on === null ? [] : [{ name, on, minute: stamp.minute }];
      }),
      names,
    ),
  }));
  return readings.length === 0 ? null : { source: "exported", names, readings };
}

/** Who wrote it; null of what the program itself says. */
function writerOf({ rest }: StampedLine): string | null {
  const [, name] = /^~?\s*([^:]{1,60}):(?:\s|$)/u.exec(rest) ?? [];
  const bare = name?.trim() ?? "";
  return bare === "" || bare.length > longestName ? null : bare;
}
