/** How long DingTalk is waited for, in milliseconds. */
export type Patience = {
  /** For the answer to one call. */
  readonly answer: number;
  /** Before the same call again, where there were too many. */
  readonly limited: number;
  /** Between two looks at whether the connection is alive. */
  readonly beat: number;
  /** Before the second attempt to connect; doubles with each further one. */
  readonly reconnect: number;
};

/**
 * Calls are limited to 20 a second for each app and API (open.dingtalk.com, "API call frequency"),
 * so a second later there is room again. A push has 10 s in all.
 */
export const usualPatience: Patience = {
  answer: 8000,
  limited: 1000,
  beat: 20_000,
  reconnect: 1000,
};
