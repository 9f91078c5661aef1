import { createDecipheriv } from "node:crypto";
import type { FileContent } from "../../chat/adapter.ts";
import { AdapterError } from "../../errors.ts";
import { download, mayAsk } from "../download.ts";

/** Where a file of a message is, and the key that opens it, as one text. */
export const fileHandle = (url: string, aesKey: string): string => JSON.stringify([url, aesKey]);

/** The vendor's padding fills blocks of so many bytes. */
const block = 32;

/**
 * Fetches a file that was sent to the robot and opens it: AES-256-CBC, its vector the first half of the key,
 * padded by 1 to 32 bytes. An address is good for five minutes. Throws as `download` does.
 */
export async function readRobotFile(
  handle: string,
  most: number,
  gatewayUrl: string,
): Promise<FileContent> {
  const [url = "", aesKey = ""] = JSON.parse(handle) as readonly string[];
  const key = Buffer.from(aesKey, "base64");
  if (!mayAsk(url, gatewayUrl) || key.length !== 32) throw unopened();
  const { bytes, headers } = await download(url, most + block);
  try {
    const decipher = createDecipheriv("aes-256-cbc", key, key.subarray(0, 16));
    decipher.setAutoPadding(false);
    const plain = Buffer.concat([decipher.update(bytes), decipher.final()]);
    const padding = plain.at(-1) ?? 0;
    if (padding < 1 || padding > block || padding > plain.length) throw unopened();
    const name = nameIn(headers.get("content-disposition") ?? "");
    return {
      bytes: plain.subarray(0, plain.length - padding),
      ...(name === undefined ? {} : { name }),
    };
  } catch {
    throw unopened();
  }
}

/** The name in a header (RFC 6266), which may hold spaces and lone percent signs. */
function nameIn(disposition: string): string | undefined {
  const encoded = /filename\*\s*=\s*utf-8''([^;]+)/i.exec(disposition)?.[1];
  const plain = /filename\s*=\s*(?:"([^"]*)"|([^;]+))/i.exec(disposition);
  const written = (encoded ?? plain?.[1] ?? plain?.[2])?.trim();
  try {
    return written && decodeURIComponent(written);
  } catch {
    return written;
  }
}

const unopened = () => new AdapterError("file not opened", { retryable: false });
