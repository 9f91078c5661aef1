import { randomInt } from "node:crypto";
import type { SheetRow } from "../../../core/import/own-sheet.ts";
import { newId } from "../../../store/database/new-id.ts";
import { countOwnLeftAlone, keepOwnSheet, ownRows } from "../../../store/import/own-sheets.ts";
import type { Actor } from "../../actor.ts";
import type { App } from "../../app.ts";
import { change } from "../../changes/change.ts";
import { ownCells } from "./own-cells.ts";

/** Most customers of one sheet. */
export const mostRows = 5000;

/** A sheet to be handed out. `code` stands in it; `isCut`: there are more customers than it may hold. */
export type MadeOwnSheet = {
  readonly code: string;
  readonly rows: readonly SheetRow[];
  readonly isCut: boolean;
  /** Customers who asked for no contact, and are not in it. */
  readonly leftAlone: number;
};

/**
 * The actor's own customers as a sheet that may come back: what is handed out is kept, sealed, and audited.
 * Null where they have none who may be contacted.
 */
export const makeSheet = (app: App, actor: Actor): Promise<MadeOwnSheet | null> =>
  change(
    app,
    actor,
    async (db) => {
      const found = await ownRows(db, actor.scope, mostRows + 1);
      const rows = found.slice(0, mostRows).map((row) => ownCells(row));
      const leftAlone = await countOwnLeftAlone(db, actor.scope);
      const code = newCode();
      if (rows.length > 0) {
        const sheet = { locale: actor.member.locale, rows };
        await keepOwnSheet(db, actor.scope, { id: newId(), code, sheet }, actor.now);
      }
      const made = { code, rows, isCut: found.length > mostRows, leftAlone };
      const result = rows.length === 0 ? null : made;
      return { action: "sheet.made", customerIds: [], changes: [], result };
    },
    async (_, made) => made,
  );

/** Neither vowels nor what is taken for a digit: it spells no word. */
const letters = "CDFGHJKMNPQRTVWXY";

/** Eight letters, which no spreadsheet takes for a number or a date. */
const newCode = (): string =>
  Array.from({ length: 8 }, () => letters.charAt(randomInt(letters.length))).join("");
