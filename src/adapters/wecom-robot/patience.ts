/** How long the robot's connection waits, in milliseconds. */
export type Patience = {
  /** For WeCom to take the connection, and for a message until there is one. */
  readonly connect: number;
  readonly send: number;
  /** For WeCom to say that it took a message; the SDK waits 5 s. */
  readonly acknowledge: number;
  /** Between two heartbeats; two unanswered ones end the connection. */
  readonly beat: number;
  /** Before the first attempt to come back; doubles up to `longest`. */
  readonly reconnect: number;
  readonly longest: number;
  /** Before coming back after another process took over; doubles as well. */
  readonly takenOver: number;
  /** Before the same call again, where there were too many. */
  readonly limited: number;
};

/**
 * WeCom asks for a heartbeat every 30 s and limits a chat to 30 messages a minute
 * (developer.work.weixin.qq.com/document/path/101463). A push has 10 s in all.
 */
export const usualPatience: Patience = {
  connect: 10_000,
  send: 4000,
  acknowledge: 5000,
  beat: 30_000,
  reconnect: 1000,
  longest: 30_000,
  takenOver: 60_000,
  limited: 60_000,
};
