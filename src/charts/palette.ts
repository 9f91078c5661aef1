/**
 * Colours of a picture. They are the product's, as the local chat's page has them in `web/theme.css`.
 * Nothing is told by a hue alone: what differs in meaning differs in lightness, form or figure.
 */
export type Palette = {
  readonly paper: string;
  readonly ink: string;
  readonly soft: string;
  /** What is now. */
  readonly accent: string;
  /** What was before. */
  readonly past: string;
  /** The room that a column could fill. */
  readonly track: string;
};

/** What every platform shows. */
export const light: Palette = {
  paper: "#ffffff",
  ink: "#1c211f",
  soft: "#5b645f",
  accent: "#0b6b4f",
  past: "#7f9a8e",
  track: "#e3f0ea",
};

/** What a page that is dark shows instead. */
export const dark: Palette = {
  paper: "#1a1e1c",
  ink: "#e4e8e5",
  soft: "#9ba6a0",
  accent: "#5cc79e",
  past: "#5c786b",
  track: "#1d392e",
};
