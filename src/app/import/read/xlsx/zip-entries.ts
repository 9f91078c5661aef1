import type { Readable } from "node:stream";
import yauzl from "yauzl";
import type { FileSource } from "../file-bytes.ts";
import { FileFault } from "../file-fault.ts";
import { watchUnpacking } from "../unpacking.ts";

/** Files in a workbook; real ones have dozens. */
const mostEntries = 10_000;

/** The files inside a zip, each readable as often as wanted. Sizes are checked while unpacking. */
export type ZipEntries = {
  has(name: string): boolean;
  /** The entry in pieces of text; nothing when there is no such entry. Throws `FileFault`. */
  text(name: string, onBytes?: (read: number) => void): AsyncGenerator<string>;
  close(): void;
};

/** Opens a zip by its central directory. Throws `FileFault` when it is damaged. */
export async function openZip(source: FileSource): Promise<ZipEntries> {
  const entries = new Map<string, yauzl.Entry>();
  const zip = await new Promise<yauzl.ZipFile>((resolve, reject) => {
    const refuse = (cause: unknown) => reject(new FileFault("file-damaged", {}, { cause }));
    const options = { lazyEntries: false, autoClose: false } as const;
    const begin = (error: Error | null, file: yauzl.ZipFile) => {
      if (error) return refuse(error);
      if (file.entryCount > mostEntries) return refuse(new Error("too many entries"));
      file.on("entry", (entry: yauzl.Entry) => entries.set(nameOf(entry.fileName), entry));
      file.on("error", refuse);
      file.on("end", () => resolve(file));
    };
    if (typeof source === "string") yauzl.open(source, options, begin);
    else
      yauzl.fromBuffer(
        Buffer.from(source.buffer, source.byteOffset, source.length),
        options,
        begin,
      );
  });
  const unpack = (entry: yauzl.Entry) =>
    new Promise<Readable>((resolve, reject) => {
      zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)));
    });
  return {
    has: (name) => entries.has(nameOf(name)),
    close: () => zip.close(),
    async *text(name, onBytes = () => {}) {
      const entry = entries.get(nameOf(name));
      if (entry === undefined) return;
      const decoder = new TextDecoder("utf-8", { fatal: true });
      let read = 0;
      const watch = watchUnpacking(entry.compressedSize);
      try {
        for await (const bytes of await unpack(entry)) {
          read += (bytes as Buffer).length;
          watch((bytes as Buffer).length);
          onBytes((read / entry.uncompressedSize) * entry.compressedSize);
          yield decoder.decode(bytes as Buffer, { stream: true });
        }
        yield decoder.decode();
      } catch (cause) {
        throw cause instanceof FileFault ? cause : new FileFault("file-damaged", {}, { cause });
      }
    },
  };
}

const nameOf = (name: string) => name.replaceAll("\\", "/").replace(/^\//, "").toLowerCase();
