import type { Instant } from "../core/time/civil.ts";
import { type Block, buttonsOf, type MessageDraft, type OutboundMessage } from "./message.ts";
import { plainText } from "./plain-text.ts";

/** A picture by address instead of bytes; size in pixels. */
export type WireImage = {
  readonly type: "image";
  readonly url: string;
  /** The same for a dark page. */
  readonly darkUrl?: string;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
};

/** A file by address instead of bytes. */
export type WireFile = { readonly type: "file"; readonly url: string; readonly name: string };

/** A block of a message on its way to a page or a script. */
export type WireBlock =
  | Exclude<Block, { readonly type: "image" } | { readonly type: "file" }>
  | WireImage
  | WireFile;

/** One message in the shape of the public contract: the local chat's and `ask --json`'s. */
export type WireMessage = {
  readonly id: string;
  readonly chat: string;
  /** `bot`, or the handle of the member who said it. */
  readonly from: "bot" | (string & {});
  /** ISO instant in UTC. */
  readonly at: string;
  /** The whole message as plain text. */
  readonly text: string;
  /** Empty for what a member typed. */
  readonly blocks: readonly WireBlock[];
  /** The buttons of all `actions` blocks in order; a press names one by its index here. */
  readonly buttons: readonly { readonly label: string; readonly command: string }[];
  /** The addresses of all pictures in order. */
  readonly images: readonly string[];
  /** Id of the message that this one replies to. */
  readonly replyTo?: string;
  /** Short codes of the customers named, without `#`, in the order of their list numbers. */
  readonly refs: readonly string[];
  /** What would be recorded once it is confirmed. */
  readonly draft?: MessageDraft;
};

/** Where and when a message stands, and where its pictures and files (in order) can be fetched. */
export type WireCircumstances = {
  readonly id: string;
  readonly chat: string;
  readonly at: Instant;
  readonly replyTo?: string;
  readonly pictureUrls: readonly string[];
  readonly fileUrls?: readonly string[];
};

/** Where the picture for a dark page stands, by where the other one does. */
export const darkUrlOf = (url: string): string => `${url}.dark`;

/** The bot's message in the shape of the contract. */
export function wireMessage(
  message: OutboundMessage,
  { id, chat, at, replyTo, pictureUrls, fileUrls = [] }: WireCircumstances,
): WireMessage {
  const [urls, files] = [[...pictureUrls], [...fileUrls]];
  return {
    id,
    chat,
    from: "bot",
    at: new Date(at).toISOString(),
    text: plainText(message),
    blocks: message.blocks.map((block) => wireBlock(block, urls, files)),
    buttons: buttonsOf(message).map(({ label, command }) => ({ label, command })),
    images: pictureUrls,
    ...(replyTo === undefined ? {} : { replyTo }),
    refs: message.subjects.map((subject) => subject.ref),
    ...(message.draft === undefined ? {} : { draft: message.draft }),
  };
}

function wireBlock(block: Block, urls: string[], files: string[]): WireBlock {
  if (block.type === "file") {
    return { type: "file", url: files.shift() ?? "", name: block.file.name };
  }
  if (block.type !== "image") return block;
  const { darkPng, alt, width, height } = block.picture;
  const url = urls.shift() ?? "";
  const dark = darkPng === undefined ? {} : { darkUrl: darkUrlOf(url) };
  return { type: "image", url, ...dark, alt, width, height };
}
