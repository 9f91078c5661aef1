import type { Capabilities } from "./adapter.ts";
import type { Block, Inline } from "./message.ts";

type Of<Type extends Block["type"]> = Extract<Block, { readonly type: Type }>;

/**
 * The blocks without paragraphs that the buttons below repeat, and without numbered lists of which the buttons below say the same words again, where all of
 * them are seen in the message itself: the buttons then have the numbers, so that one may be typed as well.
 */
export function choicesAsButtons(
  blocks: readonly Block[],
  capabilities: Capabilities,
): readonly Block[] {
  if (!capabilities.buttons || capabilities.buttonsApart === true) return blocks;
  const told = blocks.filter((block) => block.type !== "paragraph" || block.isInButtons !== true);
  const repeated = new Map<Block, Of<"actions">>();
  for (const [index, block] of told.entries()) {
    if (block.type !== "list") continue;
    const actions = told.slice(index + 1).find(isActions);
    const numbered = actions && numberedAs(block, actions, capabilities);
    if (actions === undefined || numbered === null || numbered === undefined) continue;
    repeated.set(block, numbered);
    repeated.set(actions, numbered);
  }
  return told.flatMap((block) => {
    const numbered = repeated.get(block);
    if (numbered === undefined) return [block];
    return block.type === "list" ? [] : [numbered];
  });
}

const isActions = (block: Block): block is Of<"actions"> =>
  block.type === "actions" && block.isOfRows !== true;

/** The buttons with the numbers of a list whose items they are; null where they are others, or some not seen. */
function numberedAs(
  { start, items }: Of<"list">,
  actions: Of<"actions">,
  { maxButtons, maxButtonLabel = none, maxCommand = none }: Capabilities,
): Of<"actions"> | null {
  if (start === undefined || items.length > Math.min(maxButtons, actions.buttons.length))
    return null;
  const said = items.map(textOf);
  const buttons = actions.buttons.map((button, index) =>
    index < items.length ? { ...button, label: `${start + index} ${button.label}` } : button,
  );
  const isSame = said.every((text, index) => {
    const label = buttons[index]?.label ?? "";
    const command = buttons[index]?.command ?? "";
    return (
      label === `${start + index} ${text}` &&
      label.length <= maxButtonLabel &&
      command.length <= maxCommand
    );
  });
  return isSame ? { ...actions, buttons, answers: items.length } : null;
}

const none = Number.POSITIVE_INFINITY;

const textOf = (inlines: readonly Inline[]): string => inlines.map(({ text }) => text).join("");
