/** A request that a platform or another service makes to us, as it came. */
export type RouteRequest = {
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly query: Readonly<Record<string, string | undefined>>;
  /** What stands in the address for the parts that its path names: `/calendar/:file`. */
  readonly params?: Readonly<Record<string, string | undefined>>;
  /** The raw body: signatures are over its bytes. */
  readonly body: string;
};

/** What we answer; `type` is the content type, plain text unless given; `headers` those besides. */
export type RouteAnswer = {
  readonly status: number;
  readonly body?: string;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** An address of ours that others call. Whoever handles it verifies who is asking. */
export type Route = {
  readonly method: "GET" | "POST";
  /** Begins with `/` and the name of the platform, or of the feature. */
  readonly path: string;
  /** Longest body that is taken, in bytes; 1 MiB unless given. */
  readonly bodyLimit?: number;
  handle(request: RouteRequest): Promise<RouteAnswer>;
};
