import type { Block, OutboundMessage } from "../../chat/message.ts";
import type { AddedStep, PlanStep, ToldNeed, ToldPlanStep } from "../../core/customer/plan-step.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../../views/blocks/button-line.ts";
import { endBlocks } from "../../views/blocks/end-blocks.ts";
import { paragraph, text } from "../../views/blocks/inline.ts";
import { named } from "../../views/customer/named.ts";
import { needsText } from "../../views/customer/needs-text.ts";
import { owedTextWithDay } from "../../views/owed/owed-text.ts";

/** A step that was added; the next may follow at once. */
export function stepAddedView({ step, undoId }: AddedStep, speak: Speaker): OutboundMessage {
  const { ref, name, customerId } = step;
  const told = owedTextWithDay(step, speak);
  return {
    kind: "question",
    summary: `#${ref} ${told}`,
    awaits: buttonLine("review", `#${ref}`),
    blocks: [
      {
        type: "paragraph",
        inlines: [text("✅ "), ...named({ ref, name }, "direct"), text(speak.t("list.dot") + told)],
      },
      ...endBlocks([], undoId, speak),
    ],
    subjects: [{ customerId, ref }],
  };
}

/** Asks by when a step is to be taken. */
export function whenStepView(
  { id, ref }: { readonly id: string; readonly ref: string },
  { kind, content }: ToldPlanStep,
  speak: Speaker,
): OutboundMessage {
  const said = speak.t("plan.by-when", { heading: speak.t(`owed.${kind}.heading`), content });
  return {
    kind: "question",
    summary: said,
    awaits: buttonLine("review", `#${ref}`, kind, content),
    blocks: [paragraph(said)],
    subjects: [{ customerId: id, ref }],
  };
}

/** What a customer needs, on their card. */
export const needBlocks = (needs: readonly ToldNeed[], speak: Speaker): Block[] =>
  needs.length === 0 ? [] : [paragraph(needsText(needs, speak))];

/** The steps of a plan that are open, and from when on the morning tells of each. */
export const planWhyBlocks = (steps: readonly PlanStep[], speak: Speaker): Block[] =>
  steps.map(({ kind, content, dueOn }) => {
    const step = { heading: speak.t(`owed.${kind}.heading`), content };
    return paragraph(
      dueOn === null
        ? speak.t("plan.why", step)
        : speak.t("plan.why-day", { ...step, day: speak.day(dueOn) }),
    );
  });
