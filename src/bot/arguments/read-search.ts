import { type OutboundMessage, plainMessage } from "../../chat/message.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import type { parseFind } from "../grammar/parse-find.ts";

/** What "more" adds to a search: the page. */
const pagePart = /\s*page:(\d{1,4})\s*$/;

/** A search without its page, and the page, from 1. */
export const splitPage = (search: string): { readonly search: string; readonly page: number } => ({
  search: search.replace(pagePart, ""),
  page: Math.max(1, Number(pagePart.exec(search)?.[1] ?? 1)),
});

/** What could not be understood of a search, in words; null when all of it was. */
export function problemsNotice(
  { problems }: Pick<ReturnType<typeof parseFind>, "problems">,
  speak: Speaker,
): OutboundMessage | null {
  if (problems.length === 0) return null;
  const told = problems.map(({ code, text, suggestion = "" }) =>
    speak.t(`grammar:problems.${code}`, { text, suggestion }),
  );
  return plainMessage("notice", told.join(" "));
}
