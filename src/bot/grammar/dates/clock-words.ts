/** How times of day and stretches of hours are said, all languages together, as patterns. */
export type ClockWords = {
  /** `in 2 hours`, `半小时后`: `before`, `number`, `unit`, `after`. */
  readonly stretch: RegExp;
  /** `下午三点半`, `at 3:30 pm`, `15:00`: `part`, `at`, `hour`, `past`, `minute`, `half`, `quarter`, `later`. */
  readonly time: RegExp;
  readonly numbers: ReadonlyMap<string, number>;
  /** Minutes of each unit. */
  readonly units: ReadonlyMap<string, number>;
  readonly afternoon: ReadonlySet<string>;
};
