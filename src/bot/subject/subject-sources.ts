import { findSent, latestLists, recentNudges } from "../../app/messages/find-sent.ts";
import { findById, findByRef } from "../../app/search/find-named.ts";
import type { NamedCustomer } from "../../core/search/named-customer.ts";
import type { CommandContext } from "../command.ts";
import type { LogTarget } from "../grammar/log-entry.ts";
import { readReferences } from "../grammar/read-references.ts";
import { normaliseInput } from "../grammar/words/normalise-input.ts";
import { placeOf } from "../posting/place-of.ts";

/** Customers that a message named; null for one that is not the member's. */
export type Listing = {
  readonly customers: readonly (NamedCustomer | null)[];
  /** By the numbers printed, or that would have been. */
  readonly numbers: ReadonlyMap<number, NamedCustomer | null>;
  /** Whether the numbers were printed. */
  readonly isNumbered: boolean;
};

/** All that may tell who is meant when the words do not. */
export type SubjectSources = {
  /** The message replied to: as we posted it, else as the platform quotes it. */
  readonly parent: Listing | null;
  /** The member's latest list in this chat, and others that were pushed together with it. */
  readonly latest: readonly Listing[];
  /** Customers of the nudges of the last 24 hours here that nobody has touched since. */
  readonly nudged: readonly NamedCustomer[];
};

const nothing: SubjectSources = { parent: null, latest: [], nudged: [] };

/**
 * Looks up what a member may be talking about in this conversation, unless all that is said names
 * its customers by reference.
 */
export async function sourcesFor(
  context: CommandContext,
  said: readonly (readonly LogTarget[])[],
): Promise<SubjectSources> {
  const isNamed = (targets: readonly LogTarget[]) =>
    targets.length > 0 && targets.every((target) => "ref" in target);
  return said.every(isNamed) ? nothing : lookUp(context);
}

async function lookUp(context: CommandContext): Promise<SubjectSources> {
  const { app, actor, conversation, reply } = context;
  const place = placeOf(conversation);
  const [sent, lists, nudges] = await Promise.all([
    reply?.messageId === undefined ? null : findSent(app, place, reply.messageId),
    latestLists(app, actor, place),
    recentNudges(app, actor, place),
  ]);
  const ids = [sent, ...lists, ...nudges].flatMap((message) => message?.customerIds ?? []);
  const known = await findById(app, actor, ids);
  const listing = (message: Posted | null): Listing | null =>
    message === null || message.customerIds.length === 0 ? null : posted(message, known);
  const nudged = nudges.flatMap(({ at, customerIds }) =>
    customerIds.flatMap((id) => {
      const customer = known.get(id);
      return customer !== undefined && (customer.lastTouchAt ?? 0) < at ? customer : [];
    }),
  );
  return {
    parent: listing(sent) ?? (await quotedListing(context)),
    latest: lists.map(listing).filter((one) => one !== null),
    nudged: [...new Set(nudged)],
  };
}

type Posted = {
  readonly kind: string;
  readonly firstNumber: number;
  readonly customerIds: readonly string[];
};

function posted(message: Posted, known: ReadonlyMap<string, NamedCustomer>): Listing {
  const customers = message.customerIds.map((id) => known.get(id) ?? null);
  return {
    customers,
    numbers: new Map(customers.map((one, index) => [message.firstNumber + index, one])),
    isNumbered: ["list", "digest", "proposals", "question"].includes(message.kind),
  };
}

/** What can be read from the text that the platform quotes: `#REF`s, and numbers before them. */
export async function quotedListing({
  app,
  actor,
  reply,
}: Pick<CommandContext, "app" | "actor" | "reply">): Promise<Listing | null> {
  const text = normaliseInput(reply?.quotedText ?? "");
  const refs = readReferences(text);
  if (refs.length === 0) return null;
  const known = await findByRef(app, actor, refs);
  const numbers = text.split("\n").flatMap((line) => {
    const number = /^\s*(\d{1,3})\b/.exec(line)?.[1];
    const [ref] = readReferences(line);
    return number === undefined || ref === undefined
      ? []
      : [[Number(number), known.get(ref) ?? null] as const];
  });
  return {
    customers: refs.map((ref) => known.get(ref) ?? null),
    numbers: new Map(numbers),
    isNumbered: numbers.length > 0,
  };
}
