import type { ServiceConnection } from "./service-package.ts";

/** The puppet service's calls. */
type ServiceClient = ServiceConnection["client"];

/** A client whose calls all come to an end. */
export type BoundClient = {
  readonly client: ServiceClient;
  /** Ends the stream of events and lets go of the connection when the last call is over. */
  cut(): void;
};

/**
 * The same client with a deadline of so many milliseconds for each call. Wechaty gives its calls
 * none, so that on a connection that has died silently they, and its socket, would stay.
 */
export function boundClient(client: ServiceClient, milliseconds: number): BoundClient {
  let events: { cancel(): void } | null = null;
  const bound = new Proxy(client, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== "function") return method;
      if (name === "event") {
        return (request: unknown) => {
          events = method.call(target, request);
          return events;
        };
      }
      return (...given: unknown[]) => {
        const [request, answer] = given;
        if (given.length !== 2 || typeof answer !== "function") return method.apply(target, given);
        return method.call(target, request, { deadline: Date.now() + milliseconds }, answer);
      };
    },
  });
  return {
    client: bound,
    cut() {
      events?.cancel();
      client.close();
    },
  };
}
