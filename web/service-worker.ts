// Runs apart from the page, so that it opens without a network and notifications lead back to it.
// Keeps the page's own files and nothing else: no message, no member, no picture ever gets here.

/** What the browser's types of pages lack of a service worker. */
type Waiting = Event & { waitUntil(work: Promise<unknown>): void };
type Fetching = Event & { readonly request: Request; respondWith(answer: Promise<Response>): void };
type Clicked = Waiting & { readonly notification: Notification };
type Pages = {
  matchAll(what: { type: "window" }): Promise<readonly { focus(): Promise<unknown> }[]>;
  openWindow(address: string): Promise<unknown>;
};
type Worker = {
  readonly clients: Pages;
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", does: (event: Waiting) => void): void;
  addEventListener(type: "fetch", does: (event: Fetching) => void): void;
  addEventListener(type: "notificationclick", does: (event: Clicked) => void): void;
};

const worker = self as unknown as Worker;
const store = "genjin page";

worker.addEventListener("install", (event) => event.waitUntil(worker.skipWaiting()));

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  if (isOfPage(request)) event.respondWith(freshOrKept(request));
});

worker.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(openPage());
});

/** The page itself without anything behind its address, and its files. */
function isOfPage({ method, url }: Request): boolean {
  const { origin, pathname, search } = new URL(url);
  const isFile = pathname === "/" || pathname.startsWith("/web/");
  return method === "GET" && origin === location.origin && isFile && search === "";
}

/** As the server has it; as it was last, where the server cannot be reached. */
async function freshOrKept(request: Request): Promise<Response> {
  const kept = await caches.open(store);
  try {
    const fresh = await fetch(request);
    if (fresh.ok && !fresh.redirected) await kept.put(request, fresh.clone());
    return fresh;
  } catch (failure) {
    const last = await kept.match(request);
    if (last === undefined) throw failure;
    return last;
  }
}

async function openPage(): Promise<void> {
  const [page] = await worker.clients.matchAll({ type: "window" });
  await (page === undefined ? worker.clients.openWindow("/") : page.focus());
}
