import { recall, remember } from "./preferences.ts";

/** How the page chooses between light and dark: as the system says, or fixed. */
export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

const systemDark = matchMedia("(prefers-color-scheme: dark)");

/** The remembered theme. */
export function currentTheme(): Theme {
  const remembered = recall("theme");
  return themes.find((theme) => theme === remembered) ?? "system";
}

/** Shows the page in the remembered theme, now and whenever the system changes. */
export function followTheme(): void {
  paint();
  systemDark.addEventListener("change", paint);
}

/** Goes on to the next theme and remembers it. */
export function switchTheme(): Theme {
  const next = themes[(themes.indexOf(currentTheme()) + 1) % themes.length] ?? "system";
  remember("theme", next);
  paint();
  return next;
}

function paint(): void {
  const theme = currentTheme();
  const isDark = theme === "system" ? systemDark.matches : theme === "dark";
  document.documentElement.dataset.theme = isDark ? "dark" : "light";
}
