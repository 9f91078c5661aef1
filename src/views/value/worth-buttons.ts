import type { Block } from "../../chat/message.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../blocks/button-line.ts";

/** The tables of worth, as the command calls them. */
const tables = ["pareto", "repeat", "next", "key", "let-go"] as const;

/** Buttons to the other tables of worth. */
export const worthButtons = (shown: (typeof tables)[number], speak: Speaker): Block => ({
  type: "actions",
  buttons: tables
    .filter((table) => table !== shown)
    .map((table) => ({
      label: speak.t(`worth.table.${table}`),
      command: buttonLine("value", table),
    })),
});
