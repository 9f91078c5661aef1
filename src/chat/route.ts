/** A request that a platform makes to us, as it came. */
export type RouteRequest = {
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly query: Readonly<Record<string, string | undefined>>;
  /** The raw body: signatures are over its bytes. */
  readonly body: string;
};

/** What we answer; `type` is the content type, plain text unless given. */
export type RouteAnswer = {
  readonly status: number;
  readonly body?: string;
  readonly type?: string;
};

/** An address of ours that a platform calls. Whoever handles it verifies who is asking. */
export type Route = {
  readonly method: "GET" | "POST";
  /** Begins with `/` and the platform's name. */
  readonly path: string;
  handle(request: RouteRequest): Promise<RouteAnswer>;
};
