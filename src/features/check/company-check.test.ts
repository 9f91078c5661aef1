import { describe, expect, it } from "vitest";
import { readCheckSubject } from "./company-check.core.ts";

const none = { nameKey: null, likeKeys: [], domain: null, email: null, phone: null };

describe("what is checked for duplicates", () => {
  it.each([
    ["Anadolu Tekstil A.Ş.", { nameKey: "anadolutekstil", likeKeys: ["anadolutekstil"] }],
    ["+90 (212) 555-00.11", { phone: "+90 (212) 555-00.11" }],
    [
      "ａ@ｎｉｌｅ.example.com",
      { email: "a@nile.example.com", domain: "nile.example.com", likeKeys: ["nileexample"] },
    ],
    ["someone@gmail.com", { email: "someone@gmail.com" }],
    [
      "https://www.Anadolu-Tekstil.com.tr/en",
      { domain: "anadolu-tekstil.com.tr", likeKeys: ["anadolutekstil"] },
    ],
    ["3M", { nameKey: "3m", likeKeys: ["3m"] }],
  ])("%s", (written, expected) => {
    expect(readCheckSubject(written)).toMatchObject({ ...none, ...expected });
  });

  it("is nothing without a letter or digit", () => {
    expect(readCheckSubject(" … ")).toBeNull();
  });
});
