import type { Capabilities } from "./adapter.ts";
import type { Block, Button } from "./message.ts";
import { shorten } from "./shorten.ts";

type Of<Type extends Block["type"]> = Extract<Block, { readonly type: Type }>;

/** The nearest that the platform has to a block, whatever its length. */
export function degrade(block: Block, capabilities: Capabilities): readonly Block[] {
  switch (block.type) {
    case "heading":
      return block.text.length > (capabilities.maxHeading ?? Number.POSITIVE_INFINITY)
        ? [headingAsParagraph(block)]
        : [block];
    case "image":
      return image(block, capabilities);
    case "file":
      return capabilities.files === true ? [block] : [fileAsParagraph(block)];
    case "table":
      return capabilities.tables &&
        block.header.length <= (capabilities.maxTableColumns ?? Number.POSITIVE_INFINITY)
        ? [block]
        : [...headsInFull(block), tableAsList(block)];
    case "actions":
      return actions(block, capabilities);
    case "list":
      return [list(block, capabilities)];
    case "letter":
      return capabilities.letters === true
        ? [block]
        : [{ type: "divider" }, ...letterAsParagraphs(block), { type: "divider" }];
    default:
      return [block];
  }
}

/** A heading as text that stands out. */
export const headingAsParagraph = ({ text }: Of<"heading">): Of<"paragraph"> => ({
  type: "paragraph",
  inlines: [{ type: "strong", text }],
});

/** A file by its name. */
const fileAsParagraph = ({ file }: Of<"file">): Of<"paragraph"> => ({
  type: "paragraph",
  inlines: [{ type: "em", text: file.name }],
});

/** Words to be copied as paragraphs, one for each of their lines. */
export const letterAsParagraphs = ({ text }: Of<"letter">): Of<"paragraph">[] =>
  text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => ({ type: "paragraph", inlines: [{ type: "text", text: line }] }));

/** What stands in brackets at the end of a column's head: how the figures are to be read. */
const remark = / ?[（(][^（）()]+[）)]$/u;

/** The heads with such a remark, once above lines that leave it out. */
function headsInFull({ header }: Of<"table">): Of<"paragraph">[] {
  const heads = header.filter((head) => remark.test(head));
  if (heads.length === 0) return [];
  return [{ type: "paragraph", inlines: [{ type: "em", text: heads.join(" · ") }] }];
}

/** A row of a table as a line that names its columns, without the cells that say nothing. */
export const tableAsList = ({
  header,
  rows,
}: Pick<Of<"table">, "header" | "rows">): Of<"list"> => ({
  type: "list",
  items: rows.map((row) => [
    {
      type: "text",
      text: row
        .flatMap((cell, index) =>
          cell === "–" ? [] : [`${(header[index] ?? "").replace(remark, "")} ${cell}`.trim()],
        )
        .join(" · "),
    },
  ]),
});

function image(block: Of<"image">, { images, maxAlt, maxText }: Capabilities): readonly Block[] {
  const { alt, isTold = false } = block.picture;
  const inWords: Block[] = isTold
    ? []
    : alt.split("\n").map((line) => ({ type: "paragraph", inlines: [{ type: "em", text: line }] }));
  if (!images) return inWords;
  const most = maxAlt ?? maxText;
  if (alt.length <= most) return [block];
  return [{ type: "image", picture: { ...block.picture, alt: shorten(alt, most) } }, ...inWords];
}

/** Whatever matters a view says in words as well, so buttons may go where there are none. */
function actions(
  { buttons, ...kind }: Of<"actions">,
  capabilities: Capabilities,
): readonly Block[] {
  if (!capabilities.buttons || (kind.isOfRows === true && capabilities.rowButtons === true))
    return [];
  const fitting = fittingOf(buttons, capabilities);
  if (fitting.length === 0) return [];
  return [{ ...kind, buttons: fitting }];
}

function list({ buttons, ...bare }: Of<"list">, capabilities: Capabilities): Block {
  if (buttons === undefined || !capabilities.buttons || capabilities.rowButtons !== true)
    return bare;
  return { ...bare, buttons: buttons.map((some) => fittingOf(some, capabilities)) };
}

const fittingOf = (
  buttons: readonly Button[],
  { maxButtonLabel, maxCommand }: Capabilities,
): Button[] =>
  buttons
    .filter(({ command }) => command.length <= (maxCommand ?? command.length))
    .map((button) => ({
      ...button,
      label: shorten(button.label, maxButtonLabel ?? button.label.length),
    }));
