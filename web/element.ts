type Child = Node | string | null | undefined | false;

type Attributes = Readonly<
  Record<string, string | number | boolean | null | undefined | ((event: never) => void)>
>;

/**
 * Builds an HTML element. A function under `onclick` and the like listens to that event; `true`
 * sets a bare attribute; null, undefined and false leave it out. Text enters as text only.
 */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const built = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") {
      built.addEventListener(name.slice(2), value as EventListener);
    } else if (value !== undefined && value !== null && value !== false) {
      built.setAttribute(name, value === true ? "" : String(value));
    }
  }
  built.append(
    ...children.filter((child) => child !== null && child !== undefined && child !== false),
  );
  return built;
}
