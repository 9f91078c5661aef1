import { describe, expect, it } from "vitest";
import { authenticityOf } from "../../../src/core/mail/authenticated.ts";
import type { MailMessage } from "../../../src/core/mail/mail-message.ts";

const of = (line: string) => {
  const mail: MailMessage = {
    ...{ id: null, from: { address: "lily@ours.example", name: "" }, to: [], writtenAt: null },
    ...{ subject: "", text: "", attachments: [], hasCalendar: false, attached: null },
    headers: new Map([["authentication-results", [line]]]),
  };
  return authenticityOf(mail, "mx.ours.example");
};

describe("what a mail server found out", () => {
  it.each([
    ["passed", "mx.ours.example; dmarc=pass header.from=ours.example"],
    ["passed", 'mx.ours.example; spf=pass smtp.mailfrom="lily b"@ours.example'],
    ["failed", "mx.ours.example; spf=pass smtp.mailfrom=x@evil.example; dmarc=fail"],
    ["unknown", 'mx.ours.example; spf=pass smtp.mailfrom="x;dmarc=pass"@evil.example'],
    ["unknown", 'mx.ours.example; spf=none smtp.mailfrom="a\\";auth=pass ;b"@evil.example'],
    ["failed", 'mx.ours.example; spf=pass smtp.mailfrom="; dmarc=pass "@evil.example; dmarc=fail'],
  ])("is %s: %s", (what, line) => {
    expect(of(line)).toBe(what);
  });
});
