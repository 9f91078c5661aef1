import { describe, expect, it } from "vitest";
import { readComplaint, readRemedy } from "../../src/core/owed/complaint-told.ts";

const nothing = { remedy: null, toldBy: null, satisfaction: null };

describe("how a complaint was dealt with", () => {
  it.each([
    ["replaced 3 cartons, told them by phone, 5/5", "replace", "phone", 5],
    ["refunded USD 1,200; emailed the customer", "compensate", "email", null],
    ["credit note sent, informed them, customer gave us 4/5", "compensate", "told", 4],
    ["trained the team. told him in person. Satisfied: 3", "improve", "visit", 3],
    ["已补发三箱，微信告知", "replace", "message", null],
    ["不良品已换货，电话告知客户，满意度 4 分", "replace", "phone", 4],
    ["再次补发，当面说明，5分", "replace", "visit", 5],
    ["已告知客户", null, "told", null],
  ])("“%s” is read", (text, remedy, toldBy, satisfaction) => {
    expect(readRemedy(text)).toEqual({ remedy, toldBy, satisfaction, isUntold: false });
  });

  it.each([
    "haven’t told them",
    "need to inform the customer",
    "will phone them once replaced",
    "tomorrow, told by email",
    "called them, no answer",
    "told them? not sure",
    "客户还没通知",
    "准备电话告知",
    "打电话，没人接",
    "告诉客户了吗？",
  ])("“%s” says that the customer is yet to be told", (text) => {
    expect(readRemedy(text)).toMatchObject({ toldBy: null, isUntold: true });
  });

  it.each([
    "they asked for a replacement",
    "offered a discount",
    "we should refund it",
    "customer refused the credit note",
    "told our supplier",
    "they emailed photos",
    "parcels go out 3/5",
    "5 points of the list checked",
    "客户要求换货",
    "客户索赔",
    "拒绝退款",
    "打了八折",
    "通知仓库了",
    "客户发来微信",
    "3/5 发货",
    "客户提了 3 分意见",
  ])("“%s” tells nothing of it", (text) => {
    expect(readRemedy(text)).toMatchObject(nothing);
  });
});

describe("how bad a complaint is", () => {
  it.each([
    ["not severe", null],
    ["isn't very urgent", null],
    ["不是很严重", null],
    ["没那么严重", null],
    ["不严重", "slight"],
    ["货没到，客户很生气", "severe"],
    ["no delivery, very urgent", "severe"],
  ])("“%s” is %s", (text, severity) => {
    expect(readComplaint(text).severity).toBe(severity);
  });
});
