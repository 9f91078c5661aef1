type Node = Readonly<Record<string, unknown>>;

const list = (value: unknown): readonly Node[] => (Array.isArray(value) ? (value as Node[]) : []);
const long = (value: unknown): number => (typeof value === "string" ? value.length : Number.NaN);
const between = (value: unknown, least: number, most: number): boolean =>
  long(value) >= least && long(value) <= most;

/**
 * The error that Slack answers to a message, or null. Limits:
 * https://docs.slack.dev/reference/block-kit/blocks
 */
export function errorOf(text: string, blocks: readonly Node[]): string | null {
  if (text.length === 0 && blocks.length === 0) return "no_text";
  if (text.length > 40_000) return "msg_too_long";
  if (blocks.length > 50) return "invalid_blocks";
  if (JSON.stringify(blocks).length > 13_200) return "msg_blocks_too_long";
  const ids = blocks.flatMap((block) =>
    block.type === "actions" ? list(block.elements).map((one) => one.action_id) : [],
  );
  if (new Set(ids).size !== ids.length) return "invalid_blocks";
  return blocks.every(isBlock) ? null : "invalid_blocks";
}

function isBlock(block: Node): boolean {
  switch (block.type) {
    case "header":
      return isPlain(block.text, 150);
    case "divider":
      return true;
    case "actions": {
      const elements = list(block.elements);
      return elements.length > 0 && elements.length <= 25 && elements.every(isButton);
    }
    case "image":
      return (
        between(block.alt_text, 1, 2000) &&
        /^F[A-Z0-9]{8,}$/.test(String((block.slack_file as Node | undefined)?.id))
      );
    case "rich_text":
      return list(block.elements).length > 0 && list(block.elements).every(isRich);
    default:
      return false;
  }
}

function isRich(part: Node): boolean {
  const elements = list(part.elements);
  if (elements.length === 0) return false;
  switch (part.type) {
    case "rich_text_list":
      return (
        (part.style === "ordered" || part.style === "bullet") &&
        elements.every((item) => item.type === "rich_text_section" && isRich(item))
      );
    case "rich_text_section":
    case "rich_text_quote":
      return elements.every(isElement);
    default:
      return false;
  }
}

function isElement(element: Node): boolean {
  switch (element.type) {
    case "text":
      return long(element.text) > 0;
    case "link":
      return between(element.url, 1, 3000) && /^(https?|mailto|tel):/.test(String(element.url));
    default:
      return false;
  }
}

const isButton = (element: Node): boolean =>
  element.type === "button" &&
  isPlain(element.text, 75) &&
  between(element.value, 1, 2000) &&
  between(element.action_id, 1, 255) &&
  (element.style === undefined || element.style === "primary" || element.style === "danger");

const isPlain = (text: unknown, most: number): boolean =>
  typeof text === "object" &&
  text !== null &&
  (text as Node).type === "plain_text" &&
  between((text as Node).text, 1, most);

/** Whether Slack opens a view as a modal: its title and buttons are short, its fields have labels. */
export const isModal = ({ type, title, submit, close, blocks }: Node): boolean =>
  type === "modal" &&
  [title, submit, close].every((text) => isPlain(text, 24)) &&
  list(blocks).length > 0 &&
  list(blocks).every((block) => {
    const element = (block.element ?? {}) as Node;
    const isField = element.type === "plain_text_input" && between(element.action_id, 1, 255);
    return (
      block.type === "input" &&
      isPlain(block.label, 2000) &&
      isField &&
      isPlain(element.placeholder, 150)
    );
  });
