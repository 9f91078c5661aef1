import type { Bot } from "../bot/bot.ts";
import type { CardSection } from "../bot/card-section.ts";
import type { Command } from "../bot/command.ts";
import type { TouchSection } from "../bot/touch-section.ts";
import type { WeekSection } from "../bot/week-section.ts";
import type { Route } from "../chat/route.ts";
import type { PushKinds } from "../core/push/push-settings.ts";
import type { Job } from "../scheduler/define-job.ts";

/**
 * What merely hangs on a customer: one folder holds it whole, and the engine would not notice if it
 * were deleted. What the engine is told of it stands here; its words lie beside it in
 * `words/<locale>.json`, by namespace.
 */
export type Feature = {
  /** The name of its folder. */
  readonly name: string;
  readonly commands?: readonly Command<unknown>[];
  /** Its scheduled pushes, by who gets them; `push-kinds.<name>` of its words names each. */
  readonly pushes?: Partial<Record<keyof PushKinds, readonly Job[]>>;
  /** What the card of a customer tells of it; a card is shown in private only. */
  readonly cardSection?: CardSection;
  /** What `/why` tells of it, in private only. */
  readonly whySection?: CardSection;
  /** What it tells before a call, in a line or two; in private only. */
  readonly briefSection?: CardSection;
  /** What the answer to touches that were recorded tells or asks of it, in private only. */
  readonly touchSection?: TouchSection;
  /** What the summary of a week tells of it, in groups without names. */
  readonly weekSection?: WeekSection;
  /** Its addresses under `/<name>/`; whoever handles one verifies who is asking. */
  routes?(bot: Bot): readonly Route[];
};

/** Defines a feature; `src/features/index.ts` lists it. */
export const defineFeature = (feature: Feature): Feature => feature;
