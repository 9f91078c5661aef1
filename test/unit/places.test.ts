import { describe, expect, it } from "vitest";
import { findZone } from "../../src/core/places/find-zone.ts";
import { placeOf } from "../../src/core/places/place-of.ts";

describe("a city of a known country", () => {
  it.each<[string, string, string]>([
    // With its state and postcode, and by what people call it.
    ["US", "LA", "America/Los_Angeles"],
    ["US", "L.A.", "America/Los_Angeles"],
    ["US", "SF", "America/Los_Angeles"],
    ["US", "Las Vegas, NV", "America/Los_Angeles"],
    ["US", "DALLAS TX 75201", "America/Chicago"],
    ["US", "Elk Grove Village, IL 60007", "America/Chicago"],
    ["US", "California", "America/Los_Angeles"],
    ["US", "New Orleans, LA", "America/Chicago"],
    ["US", "Gramercy, LA 70052", "America/Chicago"],
    ["US", "Washington, UT 84780", "America/Denver"],
    ["US", "Austin Texas", "America/Chicago"],
    ["US", "New York, NY 10001, USA", "America/New_York"],
    ["AU", "Cairns QLD 4870", "Australia/Brisbane"],
    ["AU", "Sydney NSW 2000", "Australia/Sydney"],
    ["AU", "Somewhere 6430", "Australia/Perth"],
    ["BR", "Sinop/MT", "America/Cuiaba"],
    ["BR", "Manaus - AM", "America/Manaus"],
    ["CA", "Calgary AB T2P 1J9", "America/Edmonton"],
    ["CA", "V6B 1A1", "America/Vancouver"],
    ["MX", "Tijuana, B.C.", "America/Tijuana"],
    ["RU", "Новосибирск", "Asia/Novosibirsk"],
    ["RU", "г. Екатеринбург", "Asia/Yekaterinburg"],
    ["ID", "Bali", "Asia/Makassar"],
    ["US", "美国洛杉矶", "America/Los_Angeles"],
    // States on two clocks, by city or postcode.
    ["US", "Pensacola, FL", "America/Chicago"],
    ["US", "Nowhere, FL 32501", "America/Chicago"],
    ["US", "Gary, Indiana", "America/Chicago"],
    ["US", "Knoxville TN", "America/New_York"],
    ["US", "79901", "America/Denver"],
    ["AU", "Broken Hill NSW 2880", "Australia/Broken_Hill"],
    // Overseas territories.
    ["FR", "Saint-Denis, Réunion", "Indian/Reunion"],
    ["FR", "97400 Saint-Denis", "Indian/Reunion"],
    ["FR", "Pointe-à-Pitre (Guadeloupe)", "America/Guadeloupe"],
    ["FR", "Fort-de-France", "America/Martinique"],
    ["NL", "Willemstad, Curaçao", "America/Curacao"],
    ["US", "Hagatna, Guam 96910", "Pacific/Guam"],
    ["US", "San Juan, PR 00901", "America/Puerto_Rico"],
    ["GB", "Gibraltar", "Europe/Gibraltar"],
    ["PT", "9500-150 Ponta Delgada", "Atlantic/Azores"],
    ["ES", "35001 Las Palmas", "Atlantic/Canary"],
    // Islands far off, in the country's language and ours, with or without the word for islands.
    ["CL", "Isla de Pascua", "Pacific/Easter"],
    ["CL", "Rapa Nui, Valparaíso", "Pacific/Easter"],
    ["PT", "亚速尔群岛", "Atlantic/Azores"],
    ["PT", "Ilha Terceira", "Atlantic/Azores"],
    ["ES", "加那利群岛", "Atlantic/Canary"],
    ["ES", "La Palma", "Atlantic/Canary"],
    ["AU", "Lord Howe Island NSW 2898", "Australia/Lord_Howe"],
    ["BR", "Fernando de Noronha - PE", "America/Noronha"],
    ["EC", "Islas Galápagos", "Pacific/Galapagos"],
    ["NZ", "Chatham Islands", "Pacific/Chatham"],
    ["US", "Adak, Alaska", "America/Adak"],
    ["PF", "Îles Marquises", "Pacific/Marquesas"],
    // States in the languages of their people and ours.
    ["RU", "Челябинская область", "Asia/Yekaterinburg"],
    ["RU", "Свердловская обл., Полевской", "Asia/Yekaterinburg"],
    ["RU", "Primorsky Krai", "Asia/Vladivostok"],
    ["RU", "滨海边疆区", "Asia/Vladivostok"],
    ["CA", "Colombie-Britannique", "America/Vancouver"],
    ["US", "乔治亚州", "America/New_York"],
    // Chinese names that the sources have in the other script.
    ["BR", "马瑙斯", "America/Manaus"],
    ["EC", "瓜亚基尔", "America/Guayaquil"],
    // By the postcode alone.
    ["BR", "69005000", "America/Manaus"],
    ["BR", "CEP 01310-100", "America/Sao_Paulo"],
    ["BR", "53990-000", "America/Noronha"],
    ["MX", "22000", "America/Tijuana"],
    ["MX", "77500 Benito Juárez", "America/Cancun"],
    ["MX", "C.P. 06600", "America/Mexico_City"],
    ["RU", "690000", "Asia/Vladivostok"],
    ["RU", "236006", "Europe/Kaliningrad"],
    ["RU", "101000", "Europe/Moscow"],
    ["ID", "80361", "Asia/Makassar"],
    ["ID", "99351", "Asia/Jayapura"],
    ["ID", "40111", "Asia/Jakarta"],
  ])("%s, %s: %s", (country, city, zone) => {
    expect(placeOf(country, city)).toEqual({ country, zone, isGuessed: false });
  });

  it.each<[string, string | null, boolean]>([
    ["US", null, true],
    ["US", "Nowhere", true],
    ["US", "Idaho", true],
    ["BR", "Vila Nova", true],
    ["RU", "Неизвестный", true],
    ["DE", null, false],
    ["KZ", "Nowhere", false],
    ["US", "Texas", false],
  ])("%s, %s: the zone is a guess: %s", (country, city, isGuessed) => {
    expect(placeOf(country, city)).toMatchObject({ isGuessed });
  });
});

describe("a city without a country", () => {
  it.each<[string, string, string]>([
    ["Berlin", "DE", "Europe/Berlin"],
    ["München", "DE", "Europe/Berlin"],
    ["迪拜", "AE", "Asia/Dubai"],
    ["Москва", "RU", "Europe/Moscow"],
    ["Los Angeles, CA", "US", "America/Los_Angeles"],
    ["Houston, TX", "US", "America/Chicago"],
    ["San José, Costa Rica", "CR", "America/Costa_Rica"],
    ["Panama City", "PA", "America/Panama"],
    ["Queensland", "AU", "Australia/Brisbane"],
    ["广东省深圳市", "CN", "Asia/Shanghai"],
    ["Bombay", "IN", "Asia/Kolkata"],
    ["Galapagos Islands", "EC", "Pacific/Galapagos"],
    ["Lodz", "PL", "Europe/Warsaw"],
    ["Tromsö", "NO", "Europe/Oslo"],
  ])("%s lies in %s", (city, country, zone) => {
    expect(placeOf(null, city)).toEqual({ country, zone, isGuessed: false });
  });

  it.each(["San Jose", "Cambridge", "Xyz", ""])("%j may lie anywhere", (city) => {
    expect(placeOf(null, city)).toBeNull();
  });
});

describe("a zone", () => {
  it.each<[string, string | null]>([
    ["UTC+8", "Etc/GMT-8"],
    ["UTC＋8", "Etc/GMT-8"],
    ["UTC +3", "Etc/GMT-3"],
    ["+08:00", "Etc/GMT-8"],
    ["UTC+5:30", "Asia/Kolkata"],
    ["utc+5.5", "Asia/Kolkata"],
    ["+0545", "Asia/Kathmandu"],
    ["UTC+9.5", "Australia/Darwin"],
    ["UTC+25", null],
    ["东八区", "Etc/GMT-8"],
    ["西五区", "Etc/GMT+5"],
    ["(UTC+08:00) Beijing, Chongqing, Hong Kong, Urumqi", "Asia/Shanghai"],
    ["(GMT+01:00) Berlin", "Europe/Berlin"],
    ["(UTC-05:00) Eastern Time (US & Canada)", "America/New_York"],
    ["China Standard Time", "Asia/Shanghai"],
    ["W. Europe Standard Time", "Europe/Berlin"],
    ["PST", "America/Los_Angeles"],
    ["CST", null],
    ["Z", "UTC"],
    ["Beijing", "Asia/Shanghai"],
    ["Asia/Beijing", "Asia/Shanghai"],
    ["Berlin", "Europe/Berlin"],
    ["Europe/berlin", "Europe/Berlin"],
  ])("%s is %s", (text, zone) => {
    expect(findZone(text)).toBe(zone);
  });

  it("is told by the country where an abbreviation means several", () => {
    expect(findZone("IST", "IN")).toBe("Asia/Kolkata");
    expect(findZone("IST", "IL")).toBe("Asia/Jerusalem");
    expect(findZone("IST")).toBeNull();
  });
});
