const statuses: Readonly<Record<string, number>> = {
  "unknown-member": 404,
  "unknown-chat": 404,
  "unknown-message": 404,
  "unknown-address": 404,
  "foreign-host": 403,
  "foreign-origin": 403,
  "token-needed": 401,
  "input-too-large": 413,
  "input-not-json": 415,
  "not-saved": 503,
  "held-up": 503,
  "database-away": 503,
};

/** The HTTP status that says the same as a refusal's code; 400 unless listed. */
export function statusOfRefusal(code: string): number {
  return statuses[code] ?? 400;
}
