/**
 * What a customer about to order has told: which model, of what specification and parameters, how
 * many, and who they are as a company.
 */
export const needFacts = ["model", "specification", "parameters", "quantity", "company"] as const;
export type NeedFact = (typeof needFacts)[number];
