/** Words that begin a question where they stand first, before any name: `did they pay`, `has {C} paid`. */
const openers: ReadonlySet<string> = new Set(
  [
    "did do does didn't don't doesn't has have had hasn't haven't is are was were isn't aren't wasn't",
    "weren't will would can could should shall may any anyone anybody",
    "what when where who whom whose which why how",
  ].flatMap((words) => words.split(" ")),
);

/** How a question ends without a mark in Chinese, and words that ask wherever they stand. */
const ending = /[?？]$|(?:吗|没|没有|呢|么|不|否|嘛)$/u;
const asking = /什么|怎么|怎样|多少|哪|几|谁|是不是|有没有|要不要/u;

/**
 * Whether a masked clause has the shape of a question, though perhaps without its mark. What the words
 * of such a clause mean, the model learns apart from what they mean where something is told.
 */
export const isShapedAsQuestion = (masked: string, first: string): boolean =>
  ending.test(masked.replace(/[。.!！~～\s]+$/u, "")) || openers.has(first) || asking.test(masked);
