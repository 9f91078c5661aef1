import { expect, it } from "vitest";
import { readers } from "../../../src/bot/understanding/readers.ts";

it("a line is read in this order, and a change of it is deliberate", () => {
  expect(readers.map(({ name }) => name)).toEqual([
    "asPastedChat",
    "asPastedCard",
    "asCardAmended",
    "asQuestionRested",
    "asCommand",
    "asTodayOf",
    "asDraftsChosen",
    "asSavedChoice",
    "asDecision",
    "asOverheard",
    "asCourtesy",
    "asAwaited",
    "asSetting",
    "asReport",
    "asWorthAsked",
    "asHolidayAsked",
    "asRequest",
    "asSlip",
    "asReminder",
    "asListAnswer",
    "asChangeOfTarget",
    "asContactFact",
    "asOrderStep",
    "asFavour",
    "asLoyalty",
    "asToldInReply",
    "asBareTarget",
    "asNamedChoice",
    "asLeaving",
    "asSearch",
    "asCustomerCalled",
    "asTold",
  ]);
});
