/** Entries kept at most; the oldest go. */
const most = 5000;

/**
 * A question whose answers are remembered for so many milliseconds; failures, and answers that are
 * not kept, are asked again. Who asks while the answer is on its way gets the same.
 */
export function remembered<Answer>(
  ask: (key: string) => Promise<Answer>,
  lifetime: number,
  isKept: (answer: Answer) => boolean = () => true,
): ((key: string) => Promise<Answer>) & { forget(key: string): void } {
  const answers = new Map<string, { readonly until: number; readonly answer: Promise<Answer> }>();
  const recall = (key: string): Promise<Answer> => {
    const known = answers.get(key);
    if (known !== undefined && known.until > performance.now()) return known.answer;
    const answer = ask(key);
    answers.delete(key);
    answers.set(key, { until: performance.now() + lifetime, answer });
    const [oldest] = answers.keys();
    if (answers.size > most && oldest !== undefined) answers.delete(oldest);
    answer.then(
      (known) => isKept(known) || answers.delete(key),
      () => answers.delete(key),
    );
    return answer;
  };
  return Object.assign(recall, { forget: (key: string) => void answers.delete(key) });
}
