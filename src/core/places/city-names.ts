import { citySaid } from "./city-said.ts";

/** What a city may be written as: as given, in Chinese, and as it is called there: `Hambourg`, `汉堡`, `Hamburg`. */
export function cityNames(city: string): readonly string[] {
  const chinese = citySaid(city, null, "zh-CN");
  const own = citySaid(chinese ?? city, null, "en");
  return [...new Set([city, chinese ?? city, own ?? city])];
}
