import { z } from "zod";
import type { Log } from "../bot/bot.ts";
import type { SecondAnswer, SecondReader } from "../bot/drafting/second-reader.ts";

/** An OpenAI-compatible endpoint. */
export type LlmConfig = {
  /** Without a slash at the end; `/chat/completions` follows. */
  readonly baseUrl: string;
  readonly model: string;
  readonly apiKey: string;
};

/** Longest time for a whole call, in milliseconds: a person waits for it. */
const patienceMs = 2000;

/** After so many failures in a row it is left alone, for so many milliseconds; then one call tries. */
const [mostFailures, restMs] = [3, 60_000];

const completion = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
});

/**
 * A second reader over the chat completions protocol (platform.openai.com/docs/api-reference/chat).
 * `now` counts milliseconds from any moment.
 */
export function createSecondReader(
  config: LlmConfig,
  log: Pick<Log, "warn">,
  now: () => number = () => performance.now(),
): SecondReader {
  let failures = 0;
  let restsUntil = 0;
  let isBusy = false;
  return {
    async ask(instructions, said) {
      if (isBusy) return { outcome: "busy" };
      if (now() < restsUntil) return { outcome: "resting" };
      isBusy = true;
      const answer = await complete(config, instructions, said);
      isBusy = false;
      if (answer.outcome === "answered") {
        failures = 0;
        return answer;
      }
      failures += 1;
      if (failures >= mostFailures) restsUntil = now() + restMs;
      log.warn({ ...answer, failures }, "no second reading");
      return answer;
    },
  };
}

/** One call, made once; what it is asked and answers is written nowhere. */
async function complete(
  { baseUrl, model, apiKey }: LlmConfig,
  instructions: string,
  said: string,
): Promise<SecondAnswer> {
  try {
    const response = await fetch(`${baseUrl}/chat/completions`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${apiKey}` },
      body: JSON.stringify({
        model,
        messages: [
          { role: "system", content: instructions },
          { role: "user", content: said },
        ],
        response_format: { type: "json_object" },
      }),
      redirect: "error",
      signal: AbortSignal.timeout(patienceMs),
    });
    if (!response.ok) {
      await response.body?.cancel();
      return { outcome: "refused", status: response.status };
    }
    const { data } = completion.safeParse(await response.json());
    const [choice] = data?.choices ?? [];
    return choice === undefined
      ? { outcome: "unreadable" }
      : { outcome: "answered", text: choice.message.content };
  } catch (error) {
    if (error instanceof SyntaxError) return { outcome: "unreadable" };
    const isLate = error instanceof Error && error.name === "TimeoutError";
    return { outcome: isLate ? "slow" : "away" };
  }
}
