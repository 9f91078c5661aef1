import { describe, expect, it } from "vitest";
import { isAutomatic } from "../../../src/core/mail/is-automatic.ts";
import { readMail } from "../../../src/mail/read-mail.ts";

const of = async (head: string, subject = "Price of film", from = "jens@k.example") =>
  isAutomatic(
    await readMail(
      Buffer.from(
        `From: ${from}\r\nTo: lily@ours.example\r\nSubject: ${subject}\r\n${head}\r\n\r\nHello`,
      ),
    ),
  );

describe("what no person wrote to somebody", () => {
  it.each([
    ["an absence by its header", "Auto-Submitted: auto-replied", "answer"],
    [
      "the same with a parameter",
      "Auto-Submitted: auto-replied; owner-email=jens@k.example",
      "answer",
    ],
    ["something generated", "Auto-Submitted: auto-generated", "answer"],
    ["an old vacation program", "Precedence: auto_reply", "answer"],
    ["another", "X-Autoreply: yes", "answer"],
    ["one more", "X-Autorespond: Price of film", "answer"],
    ["an empty envelope", "Return-Path: <>", "answer"],
    ["Exchange's own", "X-Auto-Response-Suppress: All", "machine"],
    [
      "what asks for no automatic answer",
      "X-Auto-Response-Suppress: DR, RN, NRN, OOF, AutoReply",
      "machine",
    ],
    ["a newsletter", "List-Unsubscribe: <https://k.example/u>", "list"],
    ["a list", "List-Id: Offers <offers.k.example>", "list"],
    ["bulk", "Precedence: bulk", "list"],
    ["a campaign", "Feedback-ID: 1:2:campaign:k", "list"],
    [
      "a bounce by its type",
      'Content-Type: multipart/report; report-type=delivery-status; boundary="x"',
      "bounce",
    ],
    ["a bounce of Exim", "X-Failed-Recipients: maria@k.example", "bounce"],
    [
      "an entry of a calendar",
      'Content-Type: text/calendar; method=REQUEST; charset="utf-8"',
      "calendar",
    ],
  ])("%s", async (_, head, why) => {
    expect(await of(head)).toBe(why);
  });

  it.each([
    ["Automatic reply: Price of film", "answer"],
    ["Out of Office Re: Price", "answer"],
    ["Re: Automatic reply: Price", "answer"],
    ["Abwesenheitsnotiz: Angebot", "answer"],
    ["Automatische Antwort: Angebot", "answer"],
    ["Respuesta automática: cotización", "answer"],
    ["Réponse automatique : devis", "answer"],
    ["自动回复:报价", "answer"],
    ["自动回复：Price", "answer"],
    ["Автоответ: цена", "answer"],
    ["Undeliverable: Price of film", "bounce"],
    ["Undelivered Mail Returned to Sender", "bounce"],
    ["Delivery Status Notification (Failure)", "bounce"],
    ["系统退信/Systems bounce", "bounce"],
    ["Read: Price of film", "bounce"],
    ["Gelesen: Angebot", "bounce"],
    ["Accepted: Call with Lily", "calendar"],
    ["Invitation: Call @ Mon Nov 30", "calendar"],
    ["已接受: 会议", "calendar"],
  ])("%s", async (subject, why) => {
    expect(await of("X-A: b", subject)).toBe(why);
  });

  it.each([
    ["MAILER-DAEMON@mx.k.example", "bounce"],
    ["postmaster@k.example", "bounce"],
    ["no-reply@k.example", "machine"],
    ["noreply+abc@k.example", "machine"],
    ["notifications@k.example", "machine"],
  ])("%s", async (from, why) => {
    expect(await of("X-A: b", "Hello", from)).toBe(why);
  });
});

describe("what a person wrote", () => {
  it.each([
    ["Price of film", ""],
    ["Re: Price", "Auto-Submitted: no"],
    ["AW: Angebot", "X-Mailer: Microsoft Outlook 16.0"],
    ["Reading the contract", ""],
    ["We accepted: next steps", ""],
    ["Invitation to our booth", ""],
    ["回复：报价", "X-QQ-mid: x1"],
    ["Ready: samples", "X-Auto-Response-Suppress: DR"],
    ["Order confirmation needed", "Precedence: first-class"],
  ])("%s (%s)", async (subject, head) => {
    expect(await of(head === "" ? "X-A: b" : head, subject)).toBeNull();
  });

  it("is told by the name before the at sign as a whole", async () => {
    expect(await of("X-A: b", "Hello", "newsome@k.example")).toBeNull();
    expect(await of("X-A: b", "Hello", "alerta.lopez@k.example")).toBeNull();
  });
});
