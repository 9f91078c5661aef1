import type { Button } from "../../chat/message.ts";
import { zonesToChoose } from "../../core/places/zones-to-choose.ts";
import type { Zone } from "../../core/time/civil.ts";
import type { Speaker } from "../../i18n/speaker.ts";

/** Where the zone of a customer is a guess: the clocks it may be, this one first. */
export function zoneButtons(
  {
    ref,
    country,
    zone,
    zoneGuessed,
  }: {
    readonly ref: string;
    readonly country: string | null;
    readonly zone: Zone;
    readonly zoneGuessed: boolean;
  },
  speak: Speaker,
): Button[] {
  if (!zoneGuessed) return [];
  return [zone, ...zonesToChoose(country, zone)].map((one) => ({
    label: speak.t("card.set-zone", { city: speak.city(one) }),
    command: `/zone #${ref} ${one}`,
  }));
}
