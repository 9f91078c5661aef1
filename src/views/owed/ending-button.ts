import type { Button } from "../../chat/message.ts";
import type { Owed } from "../../core/owed/owed.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { endingLine } from "./owed-text.ts";

/** The button that says of something owed that it is done; `what` names it among others. */
export const endingButton = (owed: Owed, what: string, speak: Speaker): Button => ({
  label: speak.t(`owed.${owed.kind}.button`, { what }),
  command: endingLine(owed),
  mark: "✓",
});
