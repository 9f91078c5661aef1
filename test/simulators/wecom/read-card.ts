/** A button of a card as people see it, and what pressing it tells. */
export type CardButton = {
  readonly label: string;
  /** Of a choice: that of the card's submit button is told beside it. */
  readonly key: string;
  readonly choice?: string;
};

/** A card of buttons as people see it. */
export type ShownCard = {
  readonly title: string;
  readonly kind: string;
  readonly task: string;
  readonly buttons: readonly CardButton[];
};

type Given = {
  readonly card_type?: unknown;
  readonly task_id?: unknown;
  readonly main_title?: { readonly title?: unknown };
  readonly button_list?: readonly { text?: unknown; style?: unknown; key?: unknown }[];
  readonly checkbox?: {
    readonly question_key?: unknown;
    readonly mode?: unknown;
    readonly option_list?: readonly { id?: unknown; text?: unknown }[];
  };
  readonly submit_button?: { readonly text?: unknown; readonly key?: unknown };
};

const isText = (value: unknown, bytes: number): value is string =>
  typeof value === "string" && value !== "" && Buffer.byteLength(value) <= bytes;

/** Characters that a card has room for; one of Latin takes half. */
const isWithin = (value: string, characters: number): boolean =>
  [...value].reduce((sum, one) => sum + (one > "\u1100" ? 1 : 0.5), 0) <= characters;

/**
 * A card by developer.work.weixin.qq.com/document/path/90236 and 101032: with at most six buttons of
 * ten characters, or twenty choices; null for what WeCom refuses, or would not show whole.
 */
export function readCard(given: unknown, titleLength: number): ShownCard | null {
  const card = (given ?? {}) as Given;
  const { card_type: kind, task_id: task, main_title: main } = card;
  if (!isText(task, 128) || !/^[\w@-]+$/.test(task) || !isText(main?.title, 1024)) return null;
  if (!isWithin(main.title, titleLength)) return null;
  const base = { task, title: main.title };
  if (kind === "button_interaction") {
    const buttons = (card.button_list ?? []).map(({ text, key }) => ({ label: text, key }));
    const isWell = buttons.every(
      ({ label, key }) => isText(label, 1024) && isWithin(label, 10) && isText(key, 1024),
    );
    if (!isWell || buttons.length === 0 || buttons.length > 6) return null;
    if (card.button_list?.some(({ style }) => ![1, 2, 3, 4].includes(Number(style)))) return null;
    return { ...base, kind, buttons: buttons as CardButton[] };
  }
  if (kind !== "vote_interaction") return null;
  const { question_key: question, mode, option_list: options = [] } = card.checkbox ?? {};
  const { text, key } = card.submit_button ?? {};
  if (!isText(question, 1024) || mode !== 0 || !isText(text, 1024) || !isText(key, 1024))
    return null;
  const isWell = options.every(
    ({ id, text: label }) => isText(id, 128) && isText(label, 1024) && isWithin(label, 17),
  );
  if (!isWell || options.length === 0 || options.length > 20) return null;
  const buttons = options.map(({ id, text: label }) => ({
    ...{ label: String(label), key, choice: String(id) },
  }));
  return { ...base, kind, buttons };
}
