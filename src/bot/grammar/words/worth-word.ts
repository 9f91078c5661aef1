/**
 * What a word of a question about the worth of customers says: which table is wanted, how many of it,
 * that only customers of one kind count, or nothing.
 */
export const worthWords = ["pareto", "top", "repeat", "next", "key", "let-go", "filler"] as const;
export type WorthWord = (typeof worthWords)[number];
