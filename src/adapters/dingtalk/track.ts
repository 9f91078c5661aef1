import type { Conversation } from "../../chat/event.ts";

/** What a card's own name tells: by what its presses are known, and the group that it stands in. */
export type Track = {
  readonly token: string;
  /** Open conversation id; null: the direct chat of whoever presses. */
  readonly group: string | null;
};

/**
 * The name that we give a card. A press brings it back, and tells in several forms, or not at all,
 * where the card stands: so the name tells it.
 */
export const writeTrack = ({ kind, id }: Conversation, token: string): string =>
  ["genjin", token, kind, Buffer.from(id).toString("base64url")].join(".");

/** What the name of a card tells; null for one that is not of this form. */
export function readTrack(name: string): Track | null {
  const [, token, kind, id] = /^genjin\.(\w+)\.(group|direct)\.([\w-]+)$/.exec(name) ?? [];
  if (token === undefined || id === undefined) return null;
  return { token, group: kind === "group" ? Buffer.from(id, "base64url").toString() : null };
}
