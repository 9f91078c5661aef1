import type { WindowNow } from "../../core/cadence/window-now.ts";
import type { Instant, Zone } from "../../core/time/civil.ts";
import { civilAt } from "../../core/time/civil-at.ts";
import type { Speaker } from "../../i18n/speaker.ts";

/** Whose clocks are shown: the customer's, and the member's beside it where it shows something else. */
type Clocks = { readonly theirs: Zone; readonly own: Zone; readonly now: Instant };

/** What time it is there, and for the member: `06:23 (11:23 for you)`; once where both are the same. */
export const timeText = (clocks: Clocks, speak: Speaker): string =>
  atText(clocks.now, clocks, speak);

/** Whether this is a good hour to reach a customer, and if not, why and from when one is. */
export function hoursText(hours: WindowNow, clocks: Clocks, speak: Speaker): string {
  switch (hours.state) {
    case "open": {
      const left = speak.left(Math.floor((hours.closesAt - clocks.now) / 60_000));
      return speak.t("call.open", { left });
    }
    case "opens":
      return speak.t("call.opens", { when: atText(hours.opensAt, clocks, speak) });
    case "closed": {
      const { because } = hours;
      const name = "name" in because ? speak.holiday(because.name ?? "") : "";
      return speak.t("call.closed", {
        because: speak.t(`call.because.${because.because}`, { name }),
        when: atText(hours.nextOpensAt, clocks, speak),
      });
    }
  }
}

/** An instant by both clocks, with the day where it is not today's there. */
function atText(at: Instant, { theirs, own, now }: Clocks, speak: Speaker): string {
  const there = civilAt(at, theirs);
  const here = civilAt(at, own);
  const day = there.date === civilAt(now, own).date ? "" : `${speak.day(there.date)} `;
  const when = `${day}${there.time}`;
  if (there.date === here.date && there.time === here.time) return when;
  const ownDay = there.date === here.date ? "" : `${speak.day(here.date)} `;
  return speak.t("call.both", { when, own: `${ownDay}${here.time}` });
}
