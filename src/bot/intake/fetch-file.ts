import type { ChatEvent } from "../../chat/event.ts";
import { AdapterError, FileTooLargeError, Refusal } from "../../errors.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import type { Bot } from "../bot.ts";

/** Largest file that is taken from a chat, in megabytes; and what a byte short of that is. */
const mostMegabytes = 20;
const mostBytes = mostMegabytes * 1_000_000;

/** Longest name that is spoken of. */
const longestName = 80;

/** A file that came with a message, fetched; or why it was not. */
export type FetchedFile = {
  readonly name: string;
  readonly bytes: Uint8Array | Refusal;
  /** How many more came with it, which are left alone. */
  readonly others: number;
};

/**
 * Fetches the first file of a message that is for us; null where there is none. In a group a file is for us where
 * the bot is called.
 */
export async function fetchFile(
  { adapters, log }: Pick<Bot, "adapters" | "log">,
  event: ChatEvent,
  speak: Speaker,
): Promise<FetchedFile | null> {
  if (event.type !== "message") return null;
  const [file, ...others] = event.files ?? [];
  const { platform, kind } = event.conversation;
  if (file === undefined || (kind === "group" && event.isMention !== true)) return null;
  const unnamed = speak.t("import:file.unnamed");
  const name = nameOf(file.name) || unnamed;
  const fetched = (bytes: FetchedFile["bytes"]) => ({ name, bytes, others: others.length });
  const tooLarge = () => new Refusal("file-too-large", { file: name, limit: mostMegabytes });
  if (file.size !== undefined && file.size > mostBytes) return fetched(tooLarge());
  try {
    const files = adapters.get(platform)?.files;
    if (files === undefined) throw new AdapterError("no files here", { retryable: false });
    const { bytes, name: told } = await files.read(file, event, mostBytes);
    return { ...fetched(bytes), name: file.name === undefined ? nameOf(told) || unnamed : name };
  } catch (error) {
    if (error instanceof FileTooLargeError) return fetched(tooLarge());
    log.warn({ platform, error: error instanceof Error ? error.name : "unknown" }, "no file");
    return fetched(new Refusal("file-not-fetched", { file: name }));
  }
}

/** The name as it is shown; empty where there is none. */
const nameOf = (name: string | undefined): string =>
  [...(name ?? "").replaceAll(/\p{Cc}/gu, " ").trim()].slice(0, longestName).join("");
