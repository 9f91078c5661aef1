import type { ToldNeed } from "../../core/customer/plan-step.ts";
import type { Speaker } from "../../i18n/speaker.ts";

/** What a customer needs: what must be right, and apart from it what would be a surprise; empty for none. */
export function needsText(needs: readonly ToldNeed[], speak: Speaker): string {
  const said = (isExtra: boolean) =>
    needs
      .filter((one) => one.isExtra === isExtra)
      .map(({ text }) => text)
      .join(speak.t("list.semicolon"));
  const [basic, extra] = [said(false), said(true)];
  return [
    ...(basic === "" ? [] : [speak.t("needs.basic", { told: basic })]),
    ...(extra === "" ? [] : [speak.t("needs.extra", { told: extra })]),
  ].join(speak.t("list.dot"));
}
