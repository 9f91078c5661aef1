import { AdapterError, FileTooLargeError } from "../errors.ts";

/** Longest time that a file may take, in milliseconds. */
const longest = 60_000;

/** What came of a download. */
export type Downloaded = { readonly bytes: Uint8Array; readonly headers: Headers };

/**
 * Fetches a file of at most so many bytes: one that says it has more is not begun, one that has more is broken
 * off. Throws `FileTooLargeError`, or `AdapterError` where it cannot be had; nothing of its address is told.
 */
export async function download(
  url: string,
  most: number,
  headers: Readonly<Record<string, string>> = {},
): Promise<Downloaded> {
  const ending = new AbortController();
  const timer = setTimeout(() => ending.abort(), longest);
  try {
    const response = await fetch(url, { headers, signal: ending.signal });
    if (!response.ok) throw failed(`status ${response.status}`);
    if (Number(response.headers.get("content-length") ?? 0) > most) throw new FileTooLargeError();
    const parts: Uint8Array[] = [];
    let size = 0;
    for await (const part of response.body ?? []) {
      size += part.length;
      if (size > most) throw new FileTooLargeError();
      parts.push(part);
    }
    return { bytes: Buffer.concat(parts), headers: response.headers };
  } catch (error) {
    if (error instanceof FileTooLargeError || error instanceof AdapterError) throw error;
    throw failed(error instanceof Error ? error.name : "unknown");
  } finally {
    clearTimeout(timer);
    ending.abort();
  }
}

/**
 * Whether an address may be asked for a file: secret by its protocol, or as open as the one that is configured
 * for the platform.
 */
export const mayAsk = (url: string, configured: string): boolean => {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  const isOpen = URL.canParse(configured) && /^(http|ws):$/.test(new URL(configured).protocol);
  return protocol === "https:" || (isOpen && protocol === "http:" && hostname !== "");
};

const failed = (why: string): AdapterError =>
  new AdapterError(`file not fetched: ${why}`, { retryable: false });
