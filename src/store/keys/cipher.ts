import { createHmac, hkdfSync } from "node:crypto";
import { StoreError } from "../../errors.ts";
import type { TableName } from "../tables/columns.ts";
import type { SealedColumn } from "../tables/tables.ts";
import type { Sealed } from "../tables/written.ts";
import { openBox, sealBox } from "./sealed-box.ts";

/** What a look-up hash is made of; the kind decides which spellings count as the same. */
type LookupKind = "email" | "phone" | "messenger" | "birthday" | "row" | "code";

/**
 * Seals personal fields. A sealed value opens only in the table, column and row it was sealed for,
 * so that nobody with write access to the database can move one person's value to another.
 */
export interface Cipher {
  seal<T extends TableName, C extends SealedColumn<T>>(
    table: T,
    column: C,
    rowId: string,
    text: string,
  ): Sealed<T, C>;
  /** @throws StoreError when the value was sealed for another place, or damaged */
  open<T extends TableName>(
    table: T,
    column: SealedColumn<T>,
    rowId: string,
    sealed: Uint8Array,
  ): string;
  sealBytes<T extends TableName, C extends SealedColumn<T>>(
    table: T,
    column: C,
    rowId: string,
    bytes: Uint8Array,
  ): Sealed<T, C>;
  /** @throws StoreError as `open` */
  openBytes<T extends TableName>(
    table: T,
    column: SealedColumn<T>,
    rowId: string,
    sealed: Uint8Array,
  ): Buffer;
  /**
   * 32 bytes by which an exact value is found without opening any: HMAC-SHA256 of the text in its
   * plain form. Email: without case, width and outer spaces. Phone: its digits, without `+` or a
   * leading `00`. Messenger: the id as the platform wrote it. Birthday: its
   * key (`MM-DD`, `lunar:MM-DD`). Row: what an imported row says. Code:
   * as it is.
   */
  lookupHash(kind: LookupKind, text: string): Buffer<ArrayBuffer>;
}

/** The cipher under a 32-byte data key; sealing and look-up use keys derived from it (RFC 5869). */
export function createCipher(dataKey: Buffer): Cipher {
  const derive = (use: string) => Buffer.from(hkdfSync("sha256", dataKey, "", `genjin ${use}`, 32));
  const sealKey = derive("seal");
  const lookupKey = derive("look-up");

  const sealBytes = <T extends TableName, C extends SealedColumn<T>>(
    table: T,
    column: C,
    rowId: string,
    bytes: Uint8Array,
  ) => sealBox(sealKey, place(table, column, rowId), bytes) as Sealed<T, C>;
  const openBytes: Cipher["openBytes"] = (table, column, rowId, sealed) => {
    const plain = openBox(sealKey, place(table, column, rowId), sealed);
    if (!plain) throw new StoreError(`${table}.${column} of row ${rowId} does not open`);
    return plain;
  };
  return {
    sealBytes,
    openBytes,
    seal: (table, column, rowId, text) => sealBytes(table, column, rowId, Buffer.from(text)),
    open: (table, column, rowId, sealed) => openBytes(table, column, rowId, sealed).toString(),
    lookupHash: (kind, text) =>
      createHmac("sha256", lookupKey)
        .update(`${kind}\0${plainForm[kind](text)}`)
        .digest(),
  };
}

/** Tables that had another name when the first of their contents were sealed: they keep it here. */
const sealedAs: Readonly<Record<string, string>> = { owed: "promise" };

const place = (table: string, column: string, rowId: string) =>
  `${sealedAs[table] ?? table}\0${column}\0${rowId}`;

const plainForm: Readonly<Record<LookupKind, (text: string) => string>> = {
  email: (text) => text.normalize("NFKC").trim().toLowerCase(),
  phone: (text) => text.normalize("NFKC").replace(/\D/g, "").replace(/^00/, ""),
  messenger: (text) => text,
  birthday: (text) => text,
  row: (text) => text,
  code: (text) => text,
};
