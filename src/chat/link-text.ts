import type { Inline } from "./message.ts";

type Link = Extract<Inline, { readonly type: "link" }>;

/**
 * Whether a link leads to a page. Every markup opens those; what calls a number or writes to a
 * mailbox says so in its text already, which most chats make tappable by themselves.
 */
export const leadsToPage = ({ url }: Link): boolean => /^https?:/i.test(url);

/** A link in words: with the address, where the text does not say it. */
export const linkText = (link: Link): string =>
  leadsToPage(link) ? `${link.text} ${link.url}` : link.text;
