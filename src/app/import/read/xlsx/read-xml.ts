import sax from "sax";
import { FileFault } from "../file-fault.ts";

/** Elements within each other; what spreadsheets write goes some ten deep. */
const deepest = 100;

/** What is told about XML as it is read. Names come without their prefix. */
export type XmlListener = {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
};

/**
 * Reads XML that arrives in pieces; yields after each, so that the caller can hand on what has
 * been understood so far. Entities beyond the five of XML are errors, so nothing can expand.
 */
export async function* readXml(
  pieces: AsyncIterable<string>,
  listener: XmlListener,
): AsyncGenerator<void> {
  const parser = sax.parser(true, { position: false });
  let depth = 0;
  parser.onerror = (cause) => {
    throw new FileFault("file-damaged", {}, { cause });
  };
  parser.onopentag = ({ name, attributes }) => {
    if (++depth > deepest) throw new FileFault("file-damaged");
    listener.open?.(localName(name), attributes as Record<string, string>);
  };
  parser.ontext = (text) => listener.text?.(text);
  parser.oncdata = (text) => listener.text?.(text);
  parser.onclosetag = (name) => {
    depth--;
    listener.close?.(localName(name));
  };
  for await (const piece of pieces) {
    parser.write(piece);
    yield;
  }
  parser.close();
}

/** Reads a whole small file. */
export async function readWholeXml(
  pieces: AsyncIterable<string>,
  listener: XmlListener,
): Promise<void> {
  for await (const _ of readXml(pieces, listener));
}

const localName = (name: string) => name.slice(name.indexOf(":") + 1);
