import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { FileFault } from "./file-fault.ts";
import { watchUnpacking } from "./unpacking.ts";

/** What a file is, by its first bytes. */
export type FileKind = "text" | "gzip" | "zip";

/** Where a file is: its path, or its bytes themselves, which then never lie on a disk. */
export type FileSource = string | Uint8Array;

const chunk = 131_072;

/** Looks at the first bytes. Throws `FileFault` for what can be no table at all. */
export async function fileKind(source: FileSource): Promise<{ kind: FileKind; size: number }> {
  if (typeof source !== "string") {
    if (source.length === 0) throw new FileFault("file-empty");
    return { kind: kindOf(Buffer.from(source.subarray(0, 512))), size: source.length };
  }
  const path = source;
  const found = await stat(path).catch((cause: unknown) => {
    throw new FileFault("file-not-found", {}, { cause });
  });
  if (found.isDirectory()) throw new FileFault("file-is-folder");
  if (!found.isFile()) throw new FileFault("file-not-regular");
  const file = await open(path).catch((cause: unknown) => {
    throw new FileFault("file-not-found", {}, { cause });
  });
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(512), 0, 512, 0);
    if (bytesRead === 0) throw new FileFault("file-empty");
    return { kind: kindOf(buffer.subarray(0, bytesRead)), size: found.size };
  } finally {
    await file.close();
  }
}

function kindOf(start: Buffer): FileKind {
  const hex = start.toString("hex");
  if (hex.startsWith("1f8b")) return "gzip";
  if (hex.startsWith("504b0304")) return "zip";
  if (hex.startsWith("d0cf11e0a1b11ae1")) throw new FileFault("file-old-excel");
  const text = start.toString("latin1");
  if (/^(%PDF|\{\\rtf|\x89PNG|Rar!|7z\xbc\xaf)/.test(text)) throw new FileFault("file-not-table");
  if (/^(\xef\xbb\xbf)?\s*<(\?xml|!doctype|html|table|meta)/i.test(text))
    throw new FileFault("file-web-page");
  return "text";
}

/** The bytes of a text file, unpacked when it is gzip. `onBytes` hears how much of the file is read. */
export async function* fileBytes(
  source: FileSource,
  kind: Exclude<FileKind, "zip">,
  onBytes: (read: number) => void = () => {},
): AsyncGenerator<Buffer> {
  const file: Readable =
    typeof source === "string"
      ? createReadStream(source, { highWaterMark: chunk })
      : Readable.from(piecesOf(source), { objectMode: false });
  let read = 0;
  file.on("data", (bytes: Buffer) => {
    read += bytes.length;
    onBytes(read);
  });
  const gunzip = kind === "gzip" ? createGunzip({ chunkSize: chunk }) : null;
  if (gunzip !== null) {
    file.on("error", (error) => gunzip.destroy(error));
    file.pipe(gunzip);
  }
  const watch = gunzip === null ? () => {} : watchUnpacking(await sizeOf(source));
  try {
    for await (const bytes of gunzip ?? file) {
      watch((bytes as Buffer).length);
      yield bytes as Buffer;
    }
  } catch (cause) {
    if (cause instanceof FileFault) throw cause;
    throw new FileFault("file-damaged", {}, { cause });
  } finally {
    file.destroy();
    gunzip?.destroy();
  }
}

const sizeOf = async (source: FileSource): Promise<number> =>
  typeof source === "string" ? (await stat(source)).size : source.length;

function* piecesOf(bytes: Uint8Array): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += chunk)
    yield Buffer.from(bytes.buffer, bytes.byteOffset + at, Math.min(chunk, bytes.length - at));
}
