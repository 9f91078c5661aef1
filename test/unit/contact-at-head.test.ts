import { describe, expect, it } from "vitest";
import { contactAtHead } from "../../src/core/people/contact-at-head.ts";

const people = ["Ahmed Yilmaz", "Ahmed Kaya", "Will Smith", "王强", "王强东"].map((name) => ({
  id: name,
  name,
}));

const spokenWith = (text: string, isLed = false) =>
  contactAtHead({ text, isLed }, people)?.name ?? null;

describe("the contact at the head of a note", () => {
  it.each([
    ["Ahmed Yilmaz wants 500", "Ahmed Yilmaz"],
    ["ahmed kaya wants 500", "Ahmed Kaya"],
    ["Kaya, wants 500", "Ahmed Kaya"],
    ["Yilmaz 已发PI", "Ahmed Yilmaz"],
    ["Will", "Will Smith"],
    ["王强说要500", "王强"],
  ])("is told by name: %s", (note, name) => {
    expect(spokenWith(note)).toBe(name);
  });

  it("is told by part of the name after a word such as with", () => {
    expect(spokenWith("kaya wants 500", true)).toBe("Ahmed Kaya");
    expect(spokenWith("Smith about prices", true)).toBe("Will Smith");
  });

  it.each([
    ["Ahmed wants 500", "two have the name"],
    ["Will send the PI", "an everyday word"],
    ["Willow Ltd, wants 500", "part of another word"],
    ["Kaya, asked Will to decide", "two are named"],
    ["sent the PI to Ahmed Kaya", "named elsewhere"],
    ["王强东说要500，王强同意", "two are named"],
    ["", "nothing said"],
  ])("is nobody: %s (%s)", (note) => {
    expect(spokenWith(note)).toBeNull();
  });
});
