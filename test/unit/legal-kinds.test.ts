import { expect, it } from "vitest";
import { haveOtherForms } from "../../src/core/customer/legal-kinds.ts";

it.each([
  ["Krause GmbH", "Krause KG", true],
  ["Krause GmbH", "Krause G.m.b.H.", false],
  ["Krause GmbH", "Krause GmbH & Co. KG", false],
  ["Krause GmbH", "Krause", false],
  ["Dupont SARL", "Dupont S.A.S.", true],
  ["Rossi S.p.A.", "Rossi S.r.l.", true],
  ["Smith Ltd", "Smith LLC", false],
  ["Smith Ltd", "Smith Co., Ltd.", false],
  ["ООО Вектор", "АО Вектор", false],
  ["ООО Вектор", "ЗАО Вектор", true],
])("%s and %s say that they are two: %s", (one, other, isSo) => {
  expect(haveOtherForms(one, other)).toBe(isSo);
  expect(haveOtherForms(other, one)).toBe(isSo);
});
