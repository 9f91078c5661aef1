/** Entries kept at most; the oldest go. */
const most = 5000;

/**
 * A question whose answers are remembered for so many milliseconds; failures are asked again. Who
 * asks while the answer is on its way gets the same.
 */
export function remembered<Answer>(
  ask: (key: string) => Promise<Answer>,
  lifetime: number,
): (key: string) => Promise<Answer> {
  const answers = new Map<string, { readonly until: number; readonly answer: Promise<Answer> }>();
  return (key) => {
    const known = answers.get(key);
    if (known !== undefined && known.until > performance.now()) return known.answer;
    const answer = ask(key);
    answers.delete(key);
    answers.set(key, { until: performance.now() + lifetime, answer });
    const [oldest] = answers.keys();
    if (answers.size > most && oldest !== undefined) answers.delete(oldest);
    answer.catch(() => answers.delete(key));
    return answer;
  };
}
