import { describe, expect, it } from "vitest";
import { renderDingtalk } from "../../src/adapters/dingtalk/render.ts";
import { render } from "../../src/adapters/slack/render.ts";
import { renderMarkdown } from "../../src/adapters/wecom-robot/render.ts";
import type { Inline, OutboundMessage } from "../../src/chat/message.ts";
import { plainText } from "../../src/chat/plain-text.ts";
import { mailLink } from "../../src/views/customer/mail-link.ts";
import { phoneLink } from "../../src/views/customer/phone-link.ts";

const addressOf = (inline: Inline) => (inline.type === "link" ? inline.url : null);

describe("a phone number", () => {
  it.each([
    ["+966 11 555 0101", null, "tel:+966115550101"],
    ["0212 555 01 48", "TR", "tel:+902125550148"],
    ["138 0013 8000", "CN", "tel:+8613800138000"],
    ["＋４９ (0)40 555 0101", "DE", "tel:+49405550101"],
    ["+1 213 373 4253 ext. 12", "US", "tel:+12133734253;ext=12"],
  ])("is called as it is dialled from anywhere: %s of %s", (written, country, address) => {
    expect(phoneLink(written, country)).toEqual({ type: "link", text: written, url: address });
  });

  it.each([
    ["0212 555 01 48", null],
    ["wechat 13900001234", "CN"],
    ["+86 138 0013 8000 / 139 0000 0000", "CN"],
    ["555", "US"],
    ["ask the desk", "GB"],
    ["138 0013 8000", "XX"],
  ])("stays text where a tap might call somebody else: %s of %s", (written, country) => {
    expect(phoneLink(written, country)).toEqual({ type: "text", text: written });
  });
});

describe("an email address", () => {
  it.each([
    ["nikos@athens.example", "mailto:nikos@athens.example"],
    ["o'brien+trade@wool.example", "mailto:o'brien%2Btrade@wool.example"],
    ["müller@straße.example", "mailto:m%C3%BCller@straße.example"],
    ["a?cc=b&x@evil.example", "mailto:a%3Fcc%3Db%26x@evil.example"],
  ])("is written to, and to nobody else: %s", (address, url) => {
    expect(addressOf(mailLink(address))).toBe(url);
  });

  it.each(["nikos", "a@b@c.example", "a@b.example?bcc=c@d.example", "a@b.example, c@d.example"])(
    "stays text where it is none: %s",
    (address) => {
      expect(mailLink(address)).toEqual({ type: "text", text: address });
    },
  );
});

describe("who can be reached with a tap", () => {
  const message: OutboundMessage = {
    kind: "answer",
    summary: "Athens",
    subjects: [],
    blocks: [
      {
        type: "paragraph",
        inlines: [phoneLink("+30 21 0555 0148", "GR"), mailLink("nik_os@athens.example")],
      },
    ],
  };

  it("is a link where the platform opens it, and else the text alone", () => {
    expect(JSON.stringify(render(message).blocks)).toContain('"url":"tel:+302105550148"');
    expect(plainText(message)).toBe("+30 21 0555 0148nik_os@athens.example");
    expect(JSON.parse(renderDingtalk(message, [], "K7PM3XQ9").msgParam).text).toBe(
      "\\+30 21 0555 0148nik\\_os@athens.example",
    );
    expect(renderMarkdown(message)).toBe("\\+30 21 0555 0148nik\\_os@athens.example");
  });
});
