import type { MailAddress } from "../../core/mail/mail-message.ts";

/** Somebody with an address at a customer's domain who is none of its contacts. */
export type UnknownWriter = {
  readonly customerId: string;
  readonly ref: string;
  readonly customer: string;
  readonly address: string;
  /** As they are to be called. */
  readonly name: string;
  readonly subject: string;
  /** Whether they wrote, or whoever reads of it, or somebody else of ours. */
  readonly wroteIt: "they" | "reader" | "ours";
};

const titled = (word: string): string =>
  `${word.charAt(0).toUpperCase()}${word.slice(1).toLowerCase()}`;

/** How to call somebody: by the name beside their address, the first name first; else by what the address begins with. */
export function writerName({ name, address }: MailAddress): string {
  const plain = name
    .replaceAll(/[([（].*?[)\]）]/g, " ")
    .replaceAll(/[^\p{L}\p{M}\s,.'’-]/gu, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
  const [last = "", first = "", ...more] = plain.split(",").map((part) => part.trim());
  const called =
    more.length === 0 && first !== "" ? `${first} ${last}` : plain.replaceAll(",", " ");
  if (/\p{L}/u.test(called) && !name.includes("@")) return called.trim();
  const [local = ""] = address.split("@");
  const words = local.split(/[^\p{L}]+/u).filter((word) => word !== "");
  return words.length === 0 ? local : words.map(titled).join(" ");
}
