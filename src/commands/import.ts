import { z } from "zod";
import { defineCommand } from "../bot/command.ts";
import { sheetWordsOf } from "../bot/sheet-words.ts";
import { plainMessage } from "../chat/message.ts";
import { returnedSheetView, takenSheetView } from "../views/import/own-sheet-view.ts";
import { receivedFileView, takenFileView } from "../views/import/received-file-view.ts";
import { revertedFileView } from "../views/import/reverted-file-view.ts";

/**
 * `/import`: how files come in. With the id that a preview's buttons carry: takes the file in, lets it go, or takes
 * back what came of it. Whose customers it may be about is as in any import of that member.
 */
export const importCommand = defineCommand({
  name: "import",
  topic: "customers",
  permission: "sales",
  audience: "anywhere",
  args: z.object({
    which: z.uuid().optional().catch(undefined),
    answer: z.enum(["no", "back"]).optional().catch(undefined),
  }),
  positional: ["which", "answer"],
  async run(context, { which, answer }) {
    const { app, actor, audience, speak, importWords, filesCome } = context;
    if (which === undefined) {
      const isElsewhere = filesCome === "direct" && audience === "group";
      if (isElsewhere) return plainMessage("notice", speak.t("import:file.direct-only"));
      const how = filesCome === "nowhere" ? "how-by-command-line" : "how";
      return plainMessage("notice", speak.t(`import:file.${how}`));
    }
    const files = await import("../app/import/receive-file.ts");
    if (answer === "back") {
      return revertedFileView(await files.revertReceived(app, actor, which), speak);
    }
    if (answer === "no") {
      await files.dropReceived(app, actor, which);
      return plainMessage("notice", speak.t("import:file.dropped"));
    }
    const sheet = await files.takeSheet(app, actor, which, sheetWordsOf(context));
    if (sheet !== null) {
      const { undoId } = sheet;
      return undoId === null
        ? returnedSheetView({ ...sheet, id: null }, speak)
        : takenSheetView({ ...sheet, undoId }, speak);
    }
    const { name, result } = await files.takeReceived(app, actor, which, importWords());
    if (result.import === null) return receivedFileView({ id: null, name, result }, speak);
    return takenFileView({ id: which, name, result }, speak);
  },
});
