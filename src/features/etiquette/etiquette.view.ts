import type { Block } from "../../chat/message.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { paragraph } from "../../views/blocks/inline.ts";
import { etiquetteOf, type Manner } from "./etiquette.core.ts";

/** The usual manners of a country in a line; nothing where none are known. */
export function etiquetteBlocks(country: string, speak: Speaker): Block[] {
  const found = etiquetteOf(country);
  if (found === null) return [];
  const days = found.daysOff.map((day) => speak.weekday(day)).join(speak.t("list.comma"));
  const told = [
    ...found.manners.map((manner) => mannerText(manner, speak)),
    speak.t("etiquette.days-off", { days }),
  ].join(speak.t("list.semicolon"));
  const said = speak.t("etiquette.usual", { country: speak.country(country), told });
  return [paragraph(`${said} ${speak.t("etiquette.person")}`)];
}

function mannerText(manner: Manner, speak: Speaker): string {
  switch (manner.about) {
    case "greeting":
      return speak.t(`etiquette.greeting.${manner.says}`);
    case "gifts":
      return speak.t(`etiquette.gifts.${manner.says}`);
    case "punctuality":
      return speak.t(`etiquette.punctuality.${manner.says}`);
    case "hierarchy":
      return speak.t(`etiquette.hierarchy.${manner.says}`);
  }
}
