/** What this browser remembers, by name. */
type Preference = "member" | "theme" | "notify" | `locale ${string}`;

const prefix = "genjin ";

/** Reads a preference. Null when there is none or the browser keeps nothing. */
export function recall(name: Preference): string | null {
  try {
    return localStorage.getItem(prefix + name);
  } catch {
    return null;
  }
}

/** Keeps a preference, where the browser allows it. */
export function remember(name: Preference, value: string): void {
  try {
    localStorage.setItem(prefix + name, value);
  } catch {
    // Private windows may refuse; the choice then lasts as long as the page.
  }
}
