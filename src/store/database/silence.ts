import { DatabaseAwayError } from "../../errors.ts";

/** Watches whether the database answers. */
export type Silence = {
  /** Follows one question. */
  over<T>(question: () => Promise<T>): Promise<T>;
  /** For how many milliseconds somebody has asked and nobody was answered; 0 while all is well. */
  ms(): number;
};

/** Begins to watch. */
export function watchSilence(): Silence {
  let asking = 0;
  let isAway = false;
  let since = 0;
  const heard = () => {
    isAway = false;
    since = performance.now();
  };
  return {
    async over(question) {
      if (asking === 0 && !isAway) since = performance.now();
      asking++;
      try {
        const answer = await question();
        heard();
        return answer;
      } catch (error) {
        if (error instanceof DatabaseAwayError) isAway = true;
        else heard();
        throw error;
      } finally {
        asking--;
      }
    },
    ms: () => (asking > 0 || isAway ? performance.now() - since : 0),
  };
}
