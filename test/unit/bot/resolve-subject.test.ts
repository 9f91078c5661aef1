import { describe, expect, it } from "vitest";
import type { LogTarget } from "../../../src/bot/grammar/log-entry.ts";
import { resolveSubject } from "../../../src/bot/subject/resolve-subject.ts";
import type { Listing, SubjectSources } from "../../../src/bot/subject/subject-sources.ts";
import type { NamedCustomer } from "../../../src/core/search/named-customer.ts";

const [k3f, m8q, p2d] = ["K3F", "M8Q", "P2D"].map((ref) => ({
  id: `id-${ref}`,
  ref,
  name: `Customer ${ref}`,
  lastTouchAt: null,
})) as [NamedCustomer, NamedCustomer, NamedCustomer];
const byRef = new Map([k3f, m8q, p2d].map((customer) => [customer.ref, customer]));

const listing = (
  customers: readonly (NamedCustomer | null)[],
  { isNumbered = true, from = 1 } = {},
): Listing => ({
  customers,
  numbers: new Map(customers.map((one, index) => [from + index, one])),
  isNumbered,
});
const nudge = (customer: NamedCustomer | null) => listing([customer], { isNumbered: false });

const resolve = (
  targets: readonly LogTarget[],
  sources: Partial<SubjectSources>,
  mentioned: readonly string[] = [],
  named: readonly NamedCustomer[] = [],
) => {
  const all = { parent: null, latest: [], nudged: [], ...sources };
  const subject = resolveSubject({ targets, mentioned, named }, byRef, all);
  switch (subject.type) {
    case "found":
      return subject.customers.map((one) => one.ref);
    case "choice":
      return { choice: subject.among.map((one) => one.ref) };
    case "none":
      return subject.refusal.code;
  }
};
const number = (value: number) => ({ number: value });

describe("resolveSubject", () => {
  it("takes the one customer of the message replied to", () => {
    expect(resolve([], { parent: nudge(k3f), latest: [listing([m8q])], nudged: [p2d] })).toEqual([
      "K3F",
    ]);
  });

  it("lets an explicit reference win over the message replied to", () => {
    expect(resolve([{ ref: "M8Q" }], { parent: nudge(k3f) })).toEqual(["M8Q"]);
  });

  it("takes numbers from the list replied to, not from the latest", () => {
    const sources = { parent: listing([k3f, m8q]), latest: [listing([p2d, p2d])] };
    expect(resolve([number(2)], sources)).toEqual(["M8Q"]);
    expect(resolve([number(3)], { ...sources, latest: [listing([k3f, m8q, p2d])] })).toBe(
      "unknown-number",
    );
  });

  it("counts numbers from the first one printed", () => {
    expect(resolve([number(12)], { latest: [listing([k3f, m8q], { from: 11 })] })).toEqual(["M8Q"]);
    expect(resolve([number(1)], { latest: [listing([k3f], { from: 11 })] })).toBe(
      "unknown-number-of-one",
    );
  });

  it("asks when lists that were pushed together disagree about a number", () => {
    const latest = [listing([k3f]), listing([m8q, p2d])];
    expect(resolve([number(1)], { latest })).toEqual({ choice: ["K3F", "M8Q"] });
    expect(resolve([number(2)], { latest })).toEqual(["P2D"]);
    expect(resolve([number(1), number(2)], { latest })).toBe("number-of-which-list");
    expect(resolve([number(1)], { parent: listing([p2d]), latest })).toEqual(["P2D"]);
  });

  it("asks when a message without numbers and the latest list disagree about a number", () => {
    const sources = { parent: nudge(k3f), latest: [listing([m8q, k3f])] };
    expect(resolve([number(1)], sources)).toEqual({ choice: ["K3F", "M8Q"] });
    expect(resolve([number(1)], { ...sources, latest: [listing([k3f])] })).toEqual(["K3F"]);
    expect(resolve([number(2)], sources)).toEqual(["K3F"]);
    expect(resolve([number(1), { ref: "P2D" }], sources)).toBe("number-of-which-list");
  });

  it("asks when the message replied to names several and no number is given", () => {
    expect(resolve([], { parent: listing([k3f, null, m8q]) })).toEqual({ choice: ["K3F", "M8Q"] });
  });

  it("takes a reference within the words when the message replied to does not say", () => {
    expect(resolve([], { parent: listing([k3f, m8q]) }, ["M8Q"])).toEqual(["M8Q"]);
    expect(resolve([], { nudged: [p2d] }, ["K3F"])).toEqual(["K3F"]);
    expect(resolve([], { nudged: [p2d] }, ["X9X"])).toEqual(["P2D"]);
  });

  it("asks when a reference within the words is not the customer of the message", () => {
    expect(resolve([], { parent: nudge(k3f) }, ["K3F"])).toEqual(["K3F"]);
    expect(resolve([], { parent: nudge(k3f) }, ["M8Q"])).toEqual({ choice: ["K3F", "M8Q"] });
  });

  it("takes the only open nudge, and asks between several", () => {
    expect(resolve([], { nudged: [p2d], latest: [listing([k3f, m8q])] })).toEqual(["P2D"]);
    expect(resolve([], { nudged: [p2d, k3f] })).toEqual({ choice: ["P2D", "K3F"] });
  });

  it("offers those whose names stand in the words, and asks where the open nudge is another's", () => {
    expect(resolve([], { latest: [listing([k3f, m8q])] }, [], [p2d])).toEqual({ choice: ["P2D"] });
    expect(resolve([], { nudged: [p2d] }, [], [k3f])).toEqual({ choice: ["P2D", "K3F"] });
    expect(resolve([], { nudged: [p2d] }, [], [p2d])).toEqual(["P2D"]);
    expect(resolve([], { parent: nudge(k3f) }, [], [p2d])).toEqual(["K3F"]);
  });

  it("never takes a customer of the latest list without a number", () => {
    expect(resolve([], { latest: [listing([k3f])] })).toEqual({ choice: ["K3F"] });
    expect(resolve([], {})).toBe("which-customer");
  });

  it("reads somebody else's customer as one that is not there", () => {
    expect(resolve([{ ref: "X9X" }], {})).toBe("unknown-ref");
    expect(resolve([number(1)], { latest: [listing([null, k3f])] })).toBe("unknown-number");
    expect(resolve([], { parent: nudge(null), nudged: [k3f] })).toBe("customer-not-found");
  });

  it("wants a list before it takes numbers", () => {
    expect(resolve([number(1)], {})).toBe("no-list");
  });

  it("takes several at once, each once, and none if one is unknown", () => {
    const latest = [listing([k3f, m8q])];
    expect(resolve([number(1), { ref: "P2D" }, number(1)], { latest })).toEqual(["K3F", "P2D"]);
    expect(resolve([number(1), number(9)], { latest })).toBe("unknown-number");
  });
});
