import { z } from "zod";
import { defineCommand } from "../bot/command.ts";
import { plainMessage } from "../chat/message.ts";
import { civilDateAt } from "../core/time/civil-at.ts";
import { ownSheetView, sheetTable } from "../views/import/own-sheet-view.ts";

/** Widths of the columns, in characters. */
const widths = [14, 28, 14, 14, 7, 12, 20, 20, 16, 18, 18, 26, 24, 16, 12, 12, 40, 20];

/** `/sheet`: the member's own customers as a sheet, which may be edited and sent back. */
export const sheet = defineCommand({
  name: "sheet",
  topic: "customers",
  permission: "sales",
  audience: "private",
  args: z.object({}),
  positional: [],
  async run({ app, actor, speak, filesGo, filesCome }) {
    if (!filesGo) return plainMessage("notice", speak.t("import:sheet.not-here"));
    const { makeSheet } = await import("../app/import/own/make-sheet.ts");
    const made = await makeSheet(app, actor);
    if (made === null) return plainMessage("notice", speak.t("import:sheet.none"));
    const { writeXlsx } = await import("../app/import/write-xlsx.ts");
    const { names, rows } = sheetTable(made.code, made.rows, speak);
    const title = speak.t("import:sheet.title");
    const name = `${title} ${civilDateAt(actor.now, actor.member.zone)}.xlsx`;
    const file = { name, bytes: writeXlsx(title, { names, widths }, rows) };
    return ownSheetView({ ...made, file, comesBack: filesCome !== "nowhere" }, speak);
  },
});
