import { expect, it } from "vitest";
import { readers } from "../../../src/bot/understanding/readers.ts";

it("a line is read in this order, and a change of it is deliberate", () => {
  expect(readers.map(({ name }) => name)).toEqual([
    "asCommand",
    "asSavedChoice",
    "asDecision",
    "asOverheard",
    "asCourtesy",
    "asChangeOfTarget",
    "asChange",
    "asToldInReply",
    "asNewCustomer",
    "asDaysOff",
    "asBareTarget",
    "asToldOfTarget",
    "asNamedChoice",
    "asSearch",
    "asCustomerCalled",
    "asQuestion",
    "asTold",
  ]);
});
