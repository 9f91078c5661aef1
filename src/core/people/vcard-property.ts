/** One property of a card: its name and parameters in capitals, its value as it is written. */
export type VCardProperty = {
  readonly name: string;
  /** By name; in version 2.1 a parameter may be a bare value, which counts as a type. */
  readonly parameters: ReadonlyMap<string, readonly string[]>;
  /** The parts between semicolons, each decoded and without backslashes. */
  readonly parts: readonly string[];
  readonly value: string;
};
