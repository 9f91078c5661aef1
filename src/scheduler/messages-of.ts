import type { KindOfOccasion } from "../app/push/plan-deliveries.ts";

/** These occasions by the message in which they come, in their order. */
export function messagesOf(occasions: readonly KindOfOccasion[]): KindOfOccasion[][] {
  const messages = new Map<string, KindOfOccasion[]>();
  for (const [index, occasion] of occasions.entries()) {
    const { recipient, tick, joins } = occasion;
    const key = joins ? `${recipient} ${tick}` : String(index);
    messages.set(key, [...(messages.get(key) ?? []), occasion]);
  }
  return [...messages.values()];
}
