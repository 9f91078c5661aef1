import words from "./priority-words.json" with { type: "json" };

/** What customers weigh when they choose whom to buy from. */
export const priorities = ["product", "technology", "service", "price"] as const;
export type Priority = (typeof priorities)[number];

/** What is said to count for less, and may be named beside what counts: `quality, not price`, `价格不是问题`. */
const less =
  /[^,，;；.。]*(?:不是问题|无所谓|好说|\bnot an issue\b|\bno issue\b|\bdoes ?n[o']t matter\b)|(?:\b(?:not|rather than|instead of|over|more than|does ?n[o']t care about)\b|不是|而非|不在乎|不在意|不看重|不太|胜过|多过)[^,，;；.。]*/giu;

/** Matches any of the words of a priority; those in letters only whole. */
const saidBy: Readonly<Record<Priority, RegExp>> = {
  product: wordsOf("product"),
  technology: wordsOf("technology"),
  service: wordsOf("service"),
  price: wordsOf("price"),
};

/** Matches what says that something counts: a need that only names it (`needs the price by Friday`) weighs nothing. */
const stress = wordsOf("stress");

function wordsOf(key: keyof typeof words): RegExp {
  const all = words[key].map((word) =>
    /\p{Script=Han}/u.test(word) ? word : `(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])`,
  );
  return new RegExp(all.join("|"), "iu");
}

/** What a text about what somebody weighs, or needs, says they weigh; of what is named as less, nothing. */
export function prioritiesIn(text: string): readonly Priority[] {
  const said = text.replace(less, " ");
  return priorities.filter((one) => saidBy[one].test(said));
}

/** What a need in words says they weigh: in a part of it that says so (`price is what matters`), nothing that is only needed. */
export function prioritiesStressed(need: string): readonly Priority[] {
  const parts = need.split(/[,，;；.。!！\n]/u).filter((part) => stress.test(part));
  return prioritiesIn(parts.join(", "));
}

/** So much besides may stand in what a person cares about (`on-time delivery`, `交期准时`) for it to be what they weigh. */
const [mostBesides, mostBesidesHan] = [2, 4];

/** What a person cares about says they weigh; nothing where it is about something else (`the price of his house`). */
export function prioritiesCared(value: string): readonly Priority[] {
  const besides = besidesPriorities(value.replace(less, " "));
  const han = besides.match(/\p{Script=Han}/gu)?.length ?? 0;
  const others = besides.split(/[\s\p{Script=Han}]+/u).filter((word) => word !== "").length;
  return han > mostBesidesHan || others > mostBesides ? [] : prioritiesIn(value);
}

/** What is left of a text besides priorities and what joins them; empty where there is nothing. */
export const besidesPriorities = (text: string): string =>
  priorities
    .reduce((left, one) => left.replace(new RegExp(saidBy[one].source, "giu"), " "), text)
    .replace(/\b(?:and|the|most|mostly|above all)\b|[和与及跟、,，+/;；.。!！]|最/giu, " ")
    .trim();
