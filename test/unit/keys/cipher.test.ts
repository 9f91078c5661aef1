import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createCipher } from "../../../src/store/keys/cipher.ts";

const cipher = createCipher(randomBytes(32));

describe("a sealed value", () => {
  it("opens to the same text in its own place, and never looks the same twice", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.uuid(), (text, id) => {
        const sealed = cipher.seal("contact", "note", id, text);
        expect(cipher.open("contact", "note", id, sealed)).toBe(Buffer.from(text).toString());
        expect(cipher.seal("contact", "note", id, text)).not.toEqual(sealed);
      }),
    );
  });

  it.each([
    ["another row", ["contact", "note", "2"]],
    ["another column", ["contact", "taboos", "1"]],
    ["another table", ["customer", "note", "1"]],
  ] as const)("does not open in %s", (_, [table, column, row]) => {
    const sealed = cipher.seal("contact", "note", "1", "likes tea");
    expect(() => cipher.open(table, column, row, sealed)).toThrow("does not open");
  });

  it("does not open when any bit of it has changed, or its end is missing", () => {
    const sealed = cipher.seal("contact", "phone", "1", "+86 138 0013 8000");
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const changed = Buffer.from(sealed);
      changed[bit >> 3]! ^= 1 << (bit & 7);
      expect(() => cipher.open("contact", "phone", "1", changed)).toThrow("does not open");
    }
    for (let length = 0; length < sealed.length; length += 1) {
      const cut = sealed.subarray(0, length);
      expect(() => cipher.open("contact", "phone", "1", cut)).toThrow("does not open");
    }
  });

  it("does not open under another key", () => {
    const sealed = createCipher(randomBytes(32)).seal("contact", "note", "1", "x");
    expect(() => cipher.open("contact", "note", "1", sealed)).toThrow("does not open");
  });
});

describe("a look-up hash", () => {
  it.each([
    ["email", "Lily@Example.com", " ｌily@example.com "],
    ["phone", "+49 (151) 234-567", "0049151234567"],
  ] as const)("finds an %s in another spelling", (kind, one, other) => {
    expect(cipher.lookupHash(kind, one)).toEqual(cipher.lookupHash(kind, other));
  });

  it("differs by kind, by key and by the case of a messenger id", () => {
    const hashes = [
      cipher.lookupHash("phone", "138001"),
      cipher.lookupHash("messenger", "138001"),
      createCipher(randomBytes(32)).lookupHash("phone", "138001"),
      cipher.lookupHash("messenger", "u1A"),
      cipher.lookupHash("messenger", "U1a"),
    ];
    expect(new Set(hashes.map(String)).size).toBe(hashes.length);
    expect(hashes.every((hash) => hash.length === 32)).toBe(true);
  });
});
