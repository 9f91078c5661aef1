import { describe, expect, it } from "vitest";
import { citySaid } from "../../src/core/places/city-said.ts";

describe("a city in the reader's language", () => {
  it.each([
    ["Dubai", "AE", "迪拜"],
    ["Doha", "QA", "多哈"],
    ["Tel Aviv", "IL", "特拉维夫"],
    ["São Paulo", "BR", "圣保罗"],
    ["Casablanca", "MA", "卡萨布兰卡"],
    ["Penang", "MY", "槟城"],
    ["Warszawa", "PL", "华沙"],
    ["Vancouver", "CA", "温哥华"],
  ])("is Chinese for a Chinese reader: %s in %s", (city, country, said) =>
    expect(citySaid(city, country, "zh-CN")).toBe(said),
  );

  it.each([
    ["汉堡", "DE", "Hamburg"],
    ["多哈", "QA", "Doha"],
    ["溫哥華", "CA", "Vancouver"],
  ])("is the name there for an English one: %s in %s", (city, country, said) =>
    expect(citySaid(city, country, "en")).toBe(said),
  );

  it("stays as it is written where no other name is known", () => {
    expect(citySaid("Little Rock Springs", "US", "zh-CN")).toBeNull();
    expect(citySaid("Hamburg", "DE", "en")).toBeNull();
  });

  it("is the largest of that name where its country is not at hand", () => {
    expect(citySaid("Hamburg", null, "zh-CN")).toBe("汉堡");
    expect(citySaid("Riyadh", null, "zh-CN")).toBe("利雅得");
    expect(citySaid("Nowhere at all", null, "zh-CN")).toBeNull();
  });
});
