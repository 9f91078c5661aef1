import type { Adapter } from "../chat/adapter.ts";
import type { Route } from "../chat/route.ts";

/** Where WeCom calls: in each workspace that is connected, now and later. */
export const placePath = "/wecom/callback";

/**
 * Addresses that are the same for several workspaces of a platform: whose a call is says its signature alone, so
 * that it is tried on each until one takes it for its own. `adapters` are those that there are at the time.
 */
export const placeRoutes = (adapters: () => readonly Adapter[]): readonly Route[] =>
  (["GET", "POST"] as const).map((method) => ({
    method,
    path: placePath,
    bodyLimit: 64 * 1024,
    async handle(request) {
      const routes = adapters()
        .flatMap(({ routes = [] }) => routes)
        .filter((route) => route.method === method && route.path === placePath);
      if (routes.length === 0) return { status: 404 };
      for (const route of routes) {
        const answer = await route.handle(request);
        if (answer.status !== 403) return answer;
      }
      return { status: 403 };
    },
  }));
