import type { Block, Button } from "../../chat/message.ts";
import type { Owed } from "../../core/owed/owed.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { addDays, weekdayOf } from "../../core/time/civil-date.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../../views/blocks/button-line.ts";
import { paragraph } from "../../views/blocks/inline.ts";
import { owedKey } from "../../views/owed/owed-text.ts";
import { type KeptPromises, sumOf } from "./kept-promises.core.ts";

const friday = 5;

/** The line that a day after it dates a promise. */
export const datingLine = (promise: Owed): string =>
  buttonLine("promises", `#${promise.ref}`, owedKey(promise));

/** Asks by when a promise is to be kept that was told without a day; near days are offered. */
export function byWhenBlocks(promise: Owed, today: CivilDate, speak: Speaker): Block[] {
  const toFriday = (friday - weekdayOf(today) + 7) % 7;
  const days = [0, 1, toFriday < 2 ? toFriday + 7 : toFriday, 7].map((ahead) =>
    addDays(today, ahead),
  );
  const buttons = [...new Set(days)].sort().map(
    (day): Button => ({
      label: speak.day(day),
      command: `${datingLine(promise)} ${day}`,
    }),
  );
  return [paragraph(speak.t("promise.by-when")), { type: "actions", buttons }];
}

/** How promises were kept: `5 of 6 promises kept (83%), 4 on time; the customer came back after 3`. */
export function keptText(all: readonly KeptPromises[], speak: Speaker): string {
  const { due, kept, onTime, answered } = sumOf(all);
  if (kept === 0) return speak.t("promise.none-kept", { due });
  const percent = Math.round((100 * kept) / due);
  return speak.t("promise.kept", { due, kept, percent, onTime, answered });
}

/** What the week tells of them; whose they were only for those who may read names. */
export function keptBlocks(
  all: readonly KeptPromises[],
  isNaming: boolean,
  speak: Speaker,
): Block[] {
  if (all.length === 0) return [];
  const [, ...others] = all;
  const owners =
    isNaming && others.length > 0
      ? all.map(
          ({ owner, kept, due }) =>
            `${owner ?? speak.t("week.nobody")} ${speak.number(kept)}/${speak.number(due)}`,
        )
      : [];
  const whose = owners.length === 0 ? [] : [owners.join(speak.t("list.comma"))];
  return [paragraph([keptText(all, speak), ...whose].join(speak.t("list.dot")))];
}
