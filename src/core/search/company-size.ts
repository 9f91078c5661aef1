/** How large a company is. */
export const companySizes = ["small", "medium", "large"] as const;
export type CompanySize = (typeof companySizes)[number];

/** How many people work there: the lines of Commission Recommendation 2003/361/EC. */
export const headcounts = {
  small: { most: 49 },
  medium: { least: 50, most: 249 },
  large: { least: 250 },
} as const;

/** Where customers come from in many words. */
export const sourceKinds = ["fair", "canton-fair", "referral"] as const;
