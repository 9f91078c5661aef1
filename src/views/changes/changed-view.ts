import type { Conversation } from "../../chat/event.ts";
import type { OutboundMessage } from "../../chat/message.ts";
import type { ChangedResult, CustomerChange } from "../../core/changes/customer-change.ts";
import type { NeedFact } from "../../core/tiering/need.ts";
import type { Zone } from "../../core/time/civil.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { endBlocks } from "../blocks/end-blocks.ts";
import { paragraph, text } from "../blocks/inline.ts";
import { nextAfter } from "../cadence/next-due.ts";
import { companyText } from "../customer/company-text.ts";
import { named } from "../customer/named.ts";
import { channelOf } from "../customer/stop-text.ts";

/**
 * What was changed on a customer, the due that follows, and how to undo it. `zone` is the member's.
 * A group learns only that something was.
 */
export function changedView(
  { customer, change, undoId }: ChangedResult,
  zone: Zone,
  audience: Conversation["kind"],
  speak: Speaker,
): OutboundMessage {
  const isGroup = audience === "group";
  const said = isGroup ? speak.t("change.done") : changeText(change, speak);
  const { id, ref } = customer;
  return {
    kind: "answer",
    summary: `#${ref} ${said}`,
    blocks: [
      {
        type: "paragraph",
        inlines: [text("✅ "), ...named(customer, audience), text(speak.t("list.dot") + said)],
      },
      ...(isGroup
        ? []
        : [
            paragraph(nextAfter(change, customer, zone, speak)),
            ...endBlocks([customer], undoId, speak),
          ]),
    ],
    subjects: [{ customerId: id, ref }],
  };
}

/** What was changed, in words. */
export function changeText(change: CustomerChange, speak: Speaker): string {
  switch (change.kind) {
    case "alias":
      return speak.t(change.isGone ? "change.alias-gone" : "change.alias", { name: change.name });
    case "tier":
      return speak.t("change.tier", change);
    case "stage":
      return speak.t("change.stage", {
        from: speak.t(`stage.${change.from}`),
        to: speak.t(`stage.${change.to}`),
      });
    case "stopped":
      return speak.t(`stop.does.${change.stop.kind}`, channelOf(change.stop, speak));
    case "resumed":
      return speak.t("stop.resumed");
    case "zone":
      return speak.t("change.zone", { city: speak.city(change.to) });
    case "company": {
      const clock =
        change.zone === null ? [] : [speak.t("change.zone", { city: speak.city(change.zone) })];
      return [...change.facts.map((fact) => companyText(fact, speak)), ...clock].join(
        speak.t("list.dot"),
      );
    }
    case "tags":
      return [
        ...change.added.map((tag) => `+${tag}`),
        ...change.removed.map((tag) => `-${tag}`),
      ].join(" ");
    case "need": {
      const list = (needs: readonly NeedFact[]) =>
        needs.map((one) => speak.t(`need.${one}`)).join(speak.t("list.comma"));
      const known = change.known.length === 0 ? "–" : list(change.known);
      return change.missing.length === 0
        ? speak.t("change.need-complete", { known })
        : speak.t("change.need", { known, missing: list(change.missing) });
    }
    case "owner":
      return speak.t("change.owner", {
        from: change.from ?? speak.t("card.nobody"),
        to: change.to,
      });
    case "snoozed":
      if (change.isUnmoved === true) {
        return change.reason === null
          ? speak.t("change.unmoved")
          : speak.t("change.unmoved-because", { reason: change.reason });
      }
      return change.reason === null
        ? speak.t("change.snoozed")
        : speak.t("change.snoozed-because", { reason: change.reason });
    case "skipped":
      return change.reason === null
        ? speak.t("change.skipped")
        : speak.t("change.skipped-because", { reason: change.reason });
  }
}
