import { bgNbdForecast, fitBgNbd } from "./bg-nbd.ts";
import { fitNbd, nbdForecast } from "./nbd.ts";
import type { Fit, Forecast } from "./outlook.ts";
import { fitParetoNbd, paretoNbdForecast } from "./pareto-nbd.ts";
import type { PurchaseGroups } from "./purchase-groups.ts";

/** Models that may be asked for; `auto` fits both and trusts the Pareto/NBD. */
export const modelChoices = ["pareto-nbd", "bg-nbd", "auto"] as const;
export type ModelChoice = (typeof modelChoices)[number];

/** A fit under its model's name, with the literature's letters. */
export type FittedModel = Fit<Readonly<Record<string, number>>> & {
  readonly model: "pareto-nbd" | "bg-nbd" | "gamma-gamma";
  /** Whether the data carry what the model adds: for purchases, that customers drop out. */
  readonly identified: boolean;
};

/** What came of fitting: all fits, and the forecast to use with them. */
export type FittedPurchases = {
  readonly models: readonly FittedModel[];
  /** The model behind the forecast; the NBD where dropout is not identified. */
  readonly used: "pareto-nbd" | "bg-nbd" | "nbd";
  /** For a horizon, in the unit of the groups. */
  forecast(horizon: number): Forecast;
};

/** 95 % point of chi-square with two degrees of freedom: the two parameters of dropout. */
const significant = 5.991;

/**
 * Fits the models of purchases. Dropout counts as identified where it raises the likelihood over
 * the NBD's, the limit without dropout, by more than chance does (likelihood ratio, 5 %).
 * Elsewhere the fitted dropout runs to the edge (s → 0, b → ∞) and means nothing, so the NBD
 * forecasts and nobody gets a probability of being alive. `auto` takes the Pareto/NBD since the
 * BG/NBD holds everybody who bought once for alive, and so ranks the dormant backwards.
 */
export function fitPurchases(groups: PurchaseGroups, choice: ModelChoice): FittedPurchases {
  const nbd = fitNbd(groups);
  const isIdentified = (fit: Fit<unknown>) =>
    2 * (fit.logLikelihood - nbd.logLikelihood) > significant;
  const pareto = choice === "bg-nbd" ? null : fitParetoNbd(groups, nbd.params);
  const bg = choice === "pareto-nbd" ? null : fitBgNbd(groups, nbd.params);
  const models: FittedModel[] = [];
  if (pareto !== null)
    models.push({ model: "pareto-nbd", ...pareto, identified: isIdentified(pareto) });
  if (bg !== null) models.push({ model: "bg-nbd", ...bg, identified: isIdentified(bg) });
  if (pareto !== null && isIdentified(pareto))
    return {
      models,
      used: "pareto-nbd",
      forecast: (horizon) => paretoNbdForecast(pareto.params, horizon),
    };
  if (pareto === null && bg !== null && isIdentified(bg))
    return { models, used: "bg-nbd", forecast: (horizon) => bgNbdForecast(bg.params, horizon) };
  return { models, used: "nbd", forecast: (horizon) => nbdForecast(nbd.params, horizon) };
}
