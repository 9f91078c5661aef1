import type { Member } from "../../core/members/member.ts";
import type { Setting } from "../../core/members/setting.ts";
import type { Speaker } from "../../i18n/speaker.ts";

/** What a setting of a member is at present, as they read it. */
export function settingValue(
  setting: Exclude<Setting, "push">,
  member: Member,
  speak: Speaker,
): string {
  const { zone, quietFrom, quietTo } = member;
  switch (setting) {
    case "zone":
      return speak.t("me.zone-name", { city: speak.city(zone), zone });
    case "locale":
      return speak.t(`languages.${member.locale}`);
    case "workdays":
      return member.workdays.map(speak.weekday).join(speak.t("list.comma"));
    case "country":
      return speak.country(member.country);
    case "digest":
      return member.digestAt;
    case "capacity":
      if (member.mostADay === null || member.mostADay === undefined)
        return speak.t("me.capacity-rules");
      return member.mostADay === 0
        ? speak.t("me.no-capacity")
        : speak.t("me.capacity-value", { count: member.mostADay });
    case "quiet":
      return quietFrom === quietTo ? speak.t("me.no-quiet") : `${quietFrom}–${quietTo}`;
  }
}
