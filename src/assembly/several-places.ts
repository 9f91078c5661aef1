import type { Adapter, DirectoryPerson } from "../chat/adapter.ts";
import { AdapterError } from "../errors.ts";

/** An adapter for each workspace of one platform; the configured one's is the empty one. */
export type Places = ReadonlyMap<string, Adapter>;

/**
 * One platform, of which organizations have connected workspaces of their own, each by an adapter of its
 * own: what is posted or asked there goes to that one. `model` tells what they have in common.
 */
export function severalPlaces(model: Adapter, places: Places): Adapter {
  const { platform, canSend, connectedFor, openDirect, profileOf, directory, files } = model;
  const at = (workspace: string): Adapter => {
    const found = places.get(workspace);
    if (found !== undefined) return found;
    throw new AdapterError(`${platform}: not connected`, { retryable: false });
  };
  const all = () => [...places.values()];
  return {
    platform,
    capabilities: model.capabilities,
    ...(model.sharesAccountsWith && { sharesAccountsWith: model.sharesAccountsWith }),
    ...(model.dropsRepeats && { dropsRepeats: model.dropsRepeats }),
    ...(model.redelivers && { redelivers: model.redelivers }),
    // Each is listened to by itself.
    start: async () => {},
    stop: async () => {},
    send: async (to, message, post) => {
      try {
        const one = at(to.workspace);
        if (one.canSend?.() === false) throw heldElsewhere(platform);
        return await one.send(to, message, post);
      } catch (error) {
        throw to.workspace === "" ? error : theirsAlone(error);
      }
    },
    ...(canSend && { canSend: () => all().some((one) => one.canSend?.() === true) }),
    ...(connectedFor && {
      connectedFor() {
        const stood = all().map((one) => one.connectedFor?.() ?? null);
        return stood.reduce(
          (least, one) => (least === null || one === null ? null : Math.min(least, one)),
          stood[0] ?? null,
        );
      },
    }),
    ...(openDirect && {
      openDirect: async (user, workspace) => {
        const opened = await at(workspace).openDirect?.(user, workspace);
        if (opened !== undefined) return opened;
        throw new AdapterError(`${platform}: no direct chat`, { retryable: false });
      },
    }),
    ...(profileOf && {
      profileOf: async (user, workspace) =>
        (await places.get(workspace)?.profileOf?.(user, workspace)) ?? null,
    }),
    ...(directory && {
      async directory(workspaces) {
        const asked = workspaces.length === 0 ? [""] : workspaces;
        const people: DirectoryPerson[] = [];
        for (const one of asked) people.push(...((await at(one).directory?.([])) ?? []));
        return people;
      },
    }),
    ...(files && {
      files: {
        come: files.come,
        read: (file, event, most) => {
          const theirs = at(event.conversation.workspace).files ?? files;
          return theirs.read(file, event, most);
        },
      },
    }),
    check: async (workspace = "") => (await places.get(workspace)?.check?.()) ?? [],
  };
}

/** What keeps us out of one workspace says nothing of the others: it is no reason to stop on the platform. */
const theirsAlone = (error: unknown): unknown =>
  error instanceof AdapterError && error.hindrance === "access"
    ? new AdapterError(error.message, { retryable: true, retryAfterMs: 60_000 })
    : error;

/** Another process has the connection to one workspace: that one sends it. */
const heldElsewhere = (platform: string) =>
  new AdapterError(`${platform}: held elsewhere`, { retryable: true, retryAfterMs: 1000 });
