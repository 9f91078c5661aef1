import { afterAll, beforeAll, expect, it } from "vitest";
import type { Inline, OutboundMessage } from "../../../src/chat/message.ts";
import { mailLink } from "../../../src/views/customer/mail-link.ts";
import { phoneLink } from "../../../src/views/customer/phone-link.ts";
import { openScreens, type Screen } from "./screens.ts";

let screens: readonly Screen[] = [];
beforeAll(async () => {
  screens = await openScreens();
});
afterAll(async () => {
  await Promise.all(screens.map((screen) => screen.close()));
});

const said = (text: string): Inline => ({ type: "text", text });

// A phone makes numbers and addresses tappable where they stand whole between spaces: neither
// DingTalk's markdown nor WeCom's is documented to open anything but pages.
it.each([
  ["+49 40 5550 0114", "k_vogel@hansa-werk.example"],
  ["+1 (312) 555-0127", "o'neil+eu_west@great_lakes.example"],
  ["0212 555 01 42", "emre.yildiz@anadolu.example"],
])("%s and %s stand whole and alone on every platform", async (phone, mail) => {
  const contact = [
    said("Vogel · "),
    phoneLink(phone, "TR"),
    said(" · "),
    mailLink(mail),
    said(" · 采购"),
  ];
  const message: OutboundMessage = {
    kind: "answer",
    summary: "card",
    blocks: [
      { type: "fields", fields: [{ label: "联系", value: contact }] },
      { type: "list", items: [[phoneLink(phone, "TR")], [mailLink(mail)]] },
    ],
    subjects: [],
  };
  for (const screen of screens) {
    const posts = (await screen.show(message, "direct")) ?? [];
    if (posts.length === 0) continue;
    const text = posts
      .map((post) => post.text)
      .join("\n")
      .replaceAll(/ (?:tel|mailto):\S+/g, "");
    expect(text, screen.name).toContain(` · ${phone} · ${mail} · `);
    expect(text.split("\n"), screen.name).toContain(`• ${phone}`);
    expect(text.split("\n"), screen.name).toContain(`• ${mail}`);
  }
});
