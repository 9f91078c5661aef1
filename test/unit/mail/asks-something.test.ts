import { describe, expect, it } from "vitest";
import { asksSomething } from "../../../src/core/mail/asks-something.ts";

describe("whether who wrote waits for an answer", () => {
  it.each([
    ["Price", "Could you quote 5 t of film?"],
    ["Order", "Please send the PI."],
    ["Re: sample", "When will it ship"],
    ["Re: sample", "Thanks. Any news on the second one"],
    ["Muestra", "Cuándo sale el barco"],
    ["询价", "PP薄膜多少钱一吨"],
    ["报价", "请尽快报价，谢谢"],
    ["Anfrage", "Wir benötigen 5 t bis März."],
    ["Angebot", "Bitte um Angebot über 5 t."],
    ["Cotización", "Necesitamos 5 t, quedo a la espera."],
    ["Devis", "Merci de nous envoyer le prix."],
    ["Teklif", "5 ton için fiyat rica ederim"],
    ["Цена", "Прошу цену на 5 т."],
    ["Can you confirm the ETD?", ""],
    ["RFQ film 20 mic", ""],
  ])("does: %s / %s", (subject, text) => {
    expect(asksSomething(subject, text)).toBe(true);
  });

  it.each([
    ["Re: PI", "Thank you!"],
    ["Re: PI", "Noted with thanks."],
    ["Greetings", "Dear Lily, how are you? We were at the fair."],
    ["Greetings", "Hallo Lily, wie geht es Ihnen? Schöne Grüße"],
    ["Re: 报价", "收到，谢谢"],
    ["Re: Angebot", "Vielen Dank"],
    ["Payment", "We have paid today. The slip is attached."],
    ["Where is it?", "It has arrived, all well."],
    ["Catalogue", "See https://k.example/?q=please"],
  ])("does not: %s / %s", (subject, text) => {
    expect(asksSomething(subject, text)).toBe(false);
  });
});
