/** How long WeChat and its puppet are waited for, in milliseconds. */
export type Patience = {
  /** For the first sign of life of a new connection. */
  readonly connect: number;
  /** Between two looks at whether the connection is alive. */
  readonly beat: number;
  /** For the answer to one call. */
  readonly answer: number;
  /** For a farewell before a connection is cut off. */
  readonly farewell: number;
  /** Before the second attempt to connect; doubles with each further one. */
  readonly reconnect: number;
  readonly longest: number;
  /** Between two posts of the account. */
  readonly gap: number;
  /** Longest time a post may wait for its turn. */
  readonly turn: number;
  /** Before another attempt where there was too much. */
  readonly limited: number;
};

/**
 * Wechaty itself takes a puppet for dead after a silence of 60 s. WeChat states no limit; accounts
 * that write fast are suspected of spam, so there is a pause between posts. A push has 10 s in all.
 */
export const usualPatience: Patience = {
  connect: 20_000,
  beat: 20_000,
  answer: 5000,
  farewell: 2000,
  reconnect: 1000,
  longest: 60_000,
  gap: 500,
  turn: 4000,
  limited: 60_000,
};
