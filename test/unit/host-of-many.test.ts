import { expect, it } from "vitest";
import type { CustomerDraft } from "../../src/app/import/layouts/customer-draft.ts";
import { type MetCustomer, metBefore } from "../../src/app/import/layouts/find-customer.ts";

const draft = {
  ...{ code: null, name: "Kestrel Textil", nameKey: null, nameKeys: [], country: null },
  ...{ city: null, website: null, domain: "host.example", emailHash: null },
} as unknown as CustomerDraft;
const met = (name: string, row: number): MetCustomer => ({
  ...{ row, digest: "", name, country: null, city: null, website: null },
});
const others = (count: number) =>
  Array.from({ length: count }, (_, at) => met(`Firm ${at}`, at + 2));

it("knows a firm by its address in another spelling, but not by the host of many", () => {
  const among = (count: number) =>
    metBefore(
      draft,
      null,
      new Map([["domain host.example", [...others(count), met("Kestrel Textile", 1)]]]),
    );
  expect(among(3)?.row).toBe(1);
  expect(among(19)?.row).toBe(1);
  expect(among(20)).toBeNull();
});
