import type { StopKind } from "../../core/customer/stop.ts";
import type { SheetColumn } from "../../core/import/own-sheet.ts";
import type { Stage } from "../../core/vocabulary.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { stopText } from "../customer/stop-text.ts";

/** A cell of a sheet as it is written in it. */
export function sheetCell(column: SheetColumn, value: string, speak: Speaker): string {
  if (value === "") return "";
  switch (column) {
    case "country":
      return speak.country(value);
    case "stage":
      return speak.t(`stage.${value as Stage}`);
    case "asked":
      return value.split(";").map(askedText(speak)).join(speak.t("list.dot"));
    default:
      return value;
  }
}

const askedText = (speak: Speaker) => (asked: string) => {
  const [kind = "", channel = ""] = asked.split(":");
  return stopText({ kind: kind as StopKind, channel: channel || null }, speak);
};
