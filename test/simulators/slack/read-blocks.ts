type Node = Readonly<Record<string, unknown>>;

/** What people read in a message's blocks, and whom it calls. */
export type Reading = {
  readonly text: string;
  readonly pings: readonly string[];
  readonly buttons: readonly {
    readonly label: string;
    readonly value: string;
    readonly id: string;
  }[];
};

const list = (value: unknown): readonly Node[] => (Array.isArray(value) ? (value as Node[]) : []);
const words = (value: unknown): string => (typeof value === "string" ? value : "");

/** Reads blocks as Slack shows them. */
export function readBlocks(blocks: readonly Node[]): Reading {
  const pings: string[] = [];
  const buttons: { label: string; value: string; id: string }[] = [];
  const text = blocks
    .map((block) => readBlock(block))
    .filter((line) => line !== "")
    .join("\n");
  return { text, pings, buttons };

  function readBlock(block: Node): string {
    switch (block.type) {
      case "header":
        return words((block.text as Node).text);
      case "rich_text":
        return list(block.elements).map(readRich).join("\n");
      case "actions":
        for (const element of list(block.elements)) {
          const label = words((element.text as Node).text);
          buttons.push({ label, value: words(element.value), id: words(element.action_id) });
        }
        return "";
      default:
        return "";
    }
  }

  function readRich(part: Node): string {
    switch (part.type) {
      case "rich_text_list": {
        const first = Number(part.offset ?? 0) + 1;
        return list(part.elements)
          .map(
            (item, index) =>
              `${part.style === "ordered" ? `${first + index}.` : "•"} ${readRich(item)}`,
          )
          .join("\n");
      }
      case "rich_text_quote":
      case "rich_text_section":
        return list(part.elements).map(readElement).join("");
      default:
        return "";
    }
  }

  function readElement(element: Node): string {
    switch (element.type) {
      case "link":
        return `${words(element.text)} ${words(element.url)}`.trim();
      case "user":
        pings.push(words(element.user_id));
        return `@${words(element.user_id)}`;
      case "broadcast":
        pings.push("everyone");
        return `@${words(element.range)}`;
      default:
        return words(element.text);
    }
  }
}

/** Whom a text in Slack's markup would call. */
export const pingsIn = (text: string): string[] =>
  [...text.matchAll(/<(?:@(\w+)|!(channel|here|everyone))[^>]*>/g)].map(
    ([, user]) => user ?? "everyone",
  );
