/** The steps of a first run, in their order. */
export const firstSteps = ["who", "team", "customers", "chat"] as const;

/** A step of the first run. */
export type FirstStep = (typeof firstSteps)[number];

/** What is done of it: the company has its own name, people, customers, a chat platform. */
export type FirstRun = Readonly<Record<FirstStep, boolean>>;

/** The first step that is not done, at or after one; null where none is left. */
export const nextStep = (run: FirstRun, from: FirstStep = "who"): FirstStep | null =>
  firstSteps.slice(firstSteps.indexOf(from)).find((step) => !run[step]) ?? null;

/** The step after one. */
export const stepAfter = (step: FirstStep): FirstStep | null =>
  firstSteps[firstSteps.indexOf(step) + 1] ?? null;

/** Who somebody says they are. */
export type SaidSelf = {
  readonly name: string;
  readonly company: string | null;
  readonly place: string | null;
};

/**
 * Reads `Chen Ming, Harbor Trade, Ningbo`, with or without words before it (`I am`, `我是`). Null where
 * that is no name.
 */
export function readSelf(text: string, leads: readonly string[]): SaidSelf | null {
  const line = text.split("\n")[0]?.trim() ?? "";
  const lead = leads.find((word) => line.toLowerCase().startsWith(word));
  const [name = "", company = null, place = null] = line
    .slice(lead?.length ?? 0)
    .split(/[,，、;；]/u)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const isName = /^\p{L}[\p{L}\p{M}'’. -]{0,39}$/u.test(name);
  return isName && (company === null || company.length <= 80) ? { name, company, place } : null;
}
