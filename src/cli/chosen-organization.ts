/** What `--organization` named, of the command that runs; undefined: nothing. */
export const chosen: { organization: string | undefined } = { organization: undefined };
