/** What one may talk about with a customer besides business, in the order in which they take turns. */
export const topics = [
  "catalogue",
  "market-news",
  "factory",
  "new-product",
  "case",
  "help",
  "advice",
] as const;

/** What one may talk about with a customer besides business. */
export type Topic = (typeof topics)[number];

/** What a touch was about: one of the topics, or prices, payments and chasing. */
export type TouchTopic = Topic | "business";

/**
 * What to talk about next, where `past` was talked about, the latest first: what was not talked about
 * yet, else what was longest ago; among equals the one whose turn comes first after the latest. So it is
 * never the latest again.
 */
export function nextTopic(past: readonly TouchTopic[]): Topic {
  const latest = past.find((one): one is Topic => one !== "business");
  const turn = latest === undefined ? 0 : topics.indexOf(latest) + 1;
  const inTurn = [...topics.slice(turn), ...topics.slice(0, turn)];
  const ago = (topic: Topic) => {
    const at = past.indexOf(topic);
    return at === -1 ? past.length : at;
  };
  return inTurn.reduce((best, one) => (ago(one) > ago(best) ? one : best));
}
