import { parsePhoneNumberFromString } from "libphonenumber-js";
import { hasVcard, readVcards } from "../../core/people/read-vcards.ts";
import type { VCard } from "../../core/people/vcard.ts";
import { findCountry } from "../../core/places/country.ts";
import type { Columns } from "./match-columns.ts";
import type { OpenParts } from "./part.ts";
import { decodeText } from "./read/decode-text.ts";
import { type FileSource, fileBytes, fileKind } from "./read/file-bytes.ts";
import { FileFault } from "./read/file-fault.ts";

/** Characters of a file of cards; an address book with its pictures has fewer. */
const mostCharacters = 40_000_000;

/** What is looked at to tell cards from a table. */
const head = 4096;

/** What a card says, by the name of the property that says it. */
const cells: readonly (readonly [name: string, of: (card: VCard) => string | null])[] = [
  ["ORG", (card) => card.organization],
  ["FN", ({ name }) => name],
  ["TITLE", ({ role, department }) => [role ?? [], department ?? []].flat().join(", ")],
  ["EMAIL", ({ emails }) => emails.filter((one) => mailbox.test(one)).join("; ")],
  ["TEL", ({ phones }) => phones.join("; ")],
  ["URL", ({ websites }) => websites.find((one) => /[^\s.]\.[^\s.]/.test(one)) ?? null],
  ["ADR", ({ city }) => city],
  ["ADR", (card) => countryOf(card)],
  ["BDAY", ({ birthday }) => birthday],
  ["LANG", ({ language }) => (/^[a-z]{2}(-[a-z]{2})?$/i.test(language ?? "") ? language : null)],
  ["NOTE", ({ note, nickname }) => [note ?? [], nickname ?? []].flat().join("\n")],
  ["IMPP", ({ chats }) => chats.join("; ")],
];

const mailbox = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

const names = cells.map(([name]) => name);

const columns = (of: Readonly<Record<string, number>>): Columns => ({
  of: new Map(Object.entries(of).map(([field, place]) => [field, [place]])),
  ...{ names, unknown: [], repeated: [], currencies: new Map() },
});

/** Business cards as a sheet, one a row, numbered from 1; null where the file holds none. Throws `FileFault`. */
export async function openCards(source: FileSource): Promise<OpenParts | null> {
  const { kind, size } = await fileKind(source);
  if (kind === "zip") return null;
  const decoding = decodeText();
  let text = "";
  for await (const bytes of fileBytes(source, kind)) {
    text += decoding.push(bytes);
    if (text.length > head && !hasVcard(text.slice(0, head))) return null;
    if (text.length > mostCharacters) throw new FileFault("file-too-many-texts");
  }
  text += decoding.end();
  if (!hasVcard(text)) return null;
  const rows = readVcards(text).map((card, index) => ({
    number: index + 1,
    cells: cells.map(([, of]) => of(card) ?? ""),
  }));
  if (rows.length === 0) throw new FileFault("file-empty");
  return {
    table: {
      header: { number: 0, cells: names },
      rows: async function* () {
        yield rows;
      },
      ...{ unread: [], isRagged: () => false, counts1904: false, size },
    },
    parts: [
      {
        layout: "customers",
        columns: columns({ name: 0, website: 5, city: 6, country: 7, email: 3 }),
      },
      {
        layout: "contacts",
        columns: columns({
          name: 1,
          role: 2,
          email: 3,
          phone: 4,
          birthday: 8,
          language: 9,
          note: 10,
          chat: 11,
        }),
      },
    ],
  };
}

/** Where the firm is: as the card says, else by the code that its numbers begin with. */
function countryOf({ country, phones }: VCard): string | null {
  const told = country === null ? null : findCountry(country);
  const dialled = phones.flatMap((one) => parsePhoneNumberFromString(one)?.country ?? []);
  return told ?? dialled[0] ?? null;
}
