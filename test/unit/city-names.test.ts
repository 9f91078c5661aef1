import { describe, expect, it } from "vitest";
import { cityIndex } from "../../src/core/places/city-index.ts";
import chinese from "../../src/core/places/city-names-in-chinese.json" with { type: "json" };
import { placeKey } from "../../src/core/places/place-key.ts";
import type { Callable } from "../../src/core/search/callable.ts";
import { cityMentions } from "../../src/core/search/city-mentions.ts";

const at = (city: string, country: string): Callable => ({
  ...{ id: city, ref: city, name: city, lastTouchAt: null, city, country, people: [] },
});

describe("a city in the Chinese of the mainland", () => {
  it.each([
    ["拉各斯那家没接", "Lagos", "NG"],
    ["亚历山大的客户回了", "Alexandria", "EG"],
    ["给卡萨的发了目录", "Casablanca", "MA"],
    ["打给约堡了", "Johannesburg", "ZA"],
    ["宿务说可以", "Cebu City", "PH"],
  ])("%s is of %s", (text, city, country) => {
    const [found] = cityMentions(text, [at(city, country), at("Oslo", "NO")]);
    expect(found?.among.map(({ id }) => id)).toEqual([city]);
  });

  it("is one of the country it is listed under", () => {
    const { cities } = cityIndex();
    for (const [country, named] of Object.entries(chinese))
      for (const names of Object.values<readonly string[]>(named))
        for (const name of names)
          expect(
            cities.get(placeKey(name))?.some((one) => one.country === country),
            `${name} ${country}`,
          ).toBe(true);
  });
});
