import { beforeEach, expect, it } from "vitest";
import { type Person, startConversation } from "../support/conversation.ts";
import { sharedApp } from "../support/shared-app.ts";

const wednesday = "2026-12-02T05:30:00Z";

const app = sharedApp({ demo: true, now: wednesday });
let lily: Person;
beforeEach(() => {
  lily = startConversation(app, wednesday).person("lily");
});

it.each([
  ["Nile说下周二给答复", { ref: "Q5E", outcome: "replied", next: "2026-12-08" }],
  ["Izmir Stone 说下周四给答复", { ref: "V4R", outcome: "replied", next: "2026-12-10" }],
  ["Nile答应下周二付定金", { ref: "Q5E", outcome: "replied", next: "2026-12-08" }],
  ["Nile promised to send the PO by Tuesday", { ref: "Q5E", outcome: "replied" }],
  ["周五给Nile补寄一套样品", { ref: "Q5E", outcome: "promised", next: "2026-12-04" }],
  ["答应Nile下周二给答复", { ref: "Q5E", outcome: "promised", next: "2026-12-08" }],
])("%s", async (line, item) => {
  const [shown] = await lily.says(line);
  expect(shown?.message.draft?.items).toMatchObject([item]);
});
