import { describe, expect, it } from "vitest";
import { personName } from "../../../src/core/people/person-name.ts";

const cases: readonly (readonly [
  written: string,
  language: string,
  country: string,
  expected: Partial<ReturnType<typeof personName>>,
])[] = [
  ["王伟", "zh", "CN", { family: "王", given: "伟", gender: null }],
  ["欧阳娜娜", "zh", "CN", { family: "欧阳", given: "娜娜" }],
  ["李静 女士", "zh", "CN", { full: "李静", family: "李", gender: "woman" }],
  ["佐藤 健", "ja", "JP", { family: "佐藤", given: "健" }],
  ["佐藤健", "ja", "JP", { full: "佐藤健", family: null }],
  ["佐藤様", "ja", "JP", { full: "佐藤" }],
  ["김민수", "ko", "KR", { family: "김", given: "민수" }],
  ["남궁민", "ko", "KR", { family: "남궁", given: "민" }],
  ["Nguyễn Minh Anh", "vi", "VN", { family: "Nguyễn", given: "Anh" }],
  ["Kovács István", "en", "HU", { family: "Kovács", given: "István" }],
  ["Wei Wang", "en", "CN", { full: "Wei Wang", family: null, given: null }],
  ["WANG Wei", "en", "CN", { family: "WANG", given: "Wei" }],
  ["Kim, Min-su", "en", "KR", { family: "Kim", given: "Min-su" }],
  ["Иванов Иван Иванович", "ru", "RU", { family: "Иванов", given: "Иван", gender: "man" }],
  ["Анна Петровна", "ru", "RU", { given: "Анна", patronymic: "Петровна", gender: "woman" }],
  ["Игорь Смирнов", "ru", "RU", { given: "Игорь", patronymic: null, gender: null }],
  ["Mr. Ahmed Hassan", "ar", "EG", { given: "Ahmed", gender: "man" }],
  ["Abdul Rahman Al-Saud", "en", "SA", { given: "Abdul Rahman", family: "Al-Saud" }],
  ["María García López", "es", "ES", { given: "María", family: null }],
  ["Bas de Vries", "en", "NL", { given: "Bas", family: "de Vries" }],
  ["Dr. Katrin Vogel", "de", "DE", { full: "Katrin Vogel", isDoctor: true, gender: null }],
  ["Frau Dr. Katrin Vogel", "de", "DE", { isDoctor: true, gender: "woman", family: "Vogel" }],
  ["Emre Bey", "tr", "TR", { full: "Emre", gender: "man" }],
  ["Budi Santoso", "id", "ID", { full: "Budi Santoso", family: null }],
  ["Megan Foster", "en", "US", { given: "Megan", family: "Foster", gender: null }],
];

describe("a name", () => {
  it.each(cases)(
    "%s (%s, %s) is taken apart as its culture does",
    (written, language, country, expected) => {
      expect(personName(written, language, country)).toMatchObject(expected);
    },
  );
});
