/**
 * Keeps the page above a keyboard on the screen, where the browser lays it over the page instead of
 * making room: the field stays in sight, whatever stands above it.
 */
export function followKeyboard(): void {
  const view = window.visualViewport;
  if (view === null) return;
  const fit = () => {
    // A page that somebody enlarges stays as it is.
    if (view.scale > 1.01) return;
    const isCovered = innerHeight - view.height > 80;
    document.body.style.height = isCovered ? `${view.height}px` : "";
    if (isCovered) scrollTo(0, 0);
  };
  view.addEventListener("resize", fit);
  view.addEventListener("scroll", fit);
}
