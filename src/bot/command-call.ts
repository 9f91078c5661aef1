/** A command to run, by value. Its arguments are checked by the command before it runs. */
export type CommandCall = {
  readonly command: string;
  readonly args: Readonly<Record<string, unknown>>;
};
