/** A token as it was issued. */
export type IssuedToken = { readonly token: string; readonly livesMs: number };

/** Keeps one access token for everybody until shortly before its end. */
export type TokenKeeper = {
  /** The token in force; asks for one where there is none. */
  get(): Promise<string>;
  /** Forgets a token that was refused, unless another has taken its place. */
  drop(token: string): void;
};

/** A token is replaced a minute before its end, so that none ends on its way. */
const marginMs = 60_000;

/** A keeper that asks `issue` for tokens, once for all who wait; `now` in epoch milliseconds. */
export function keepToken(issue: () => Promise<IssuedToken>, now: () => number): TokenKeeper {
  let issuing: Promise<IssuedToken> | null = null;
  let kept: { readonly token: string; readonly until: number } | null = null;
  return {
    async get() {
      if (kept !== null && now() < kept.until) return kept.token;
      issuing ??= issue().finally(() => {
        issuing = null;
      });
      const { token, livesMs } = await issuing;
      kept = { token, until: now() + livesMs - marginMs };
      return token;
    },
    drop(token) {
      if (kept?.token === token) kept = null;
    },
  };
}
