import type { TableName } from "./columns.ts";
import type { TableNature } from "./table-nature.ts";

/** Every table of the schema, what rows hang on before the rows that hang on it. */
export const tables = {
  organization: { owner: "organization" },
  team: { owner: "organization", undo: "manager" },
  chat: { owner: "organization", erasedWith: "member", undo: "manager" },
  connection: { owner: "organization", bytes: { settings: "sealed" } },
  connect_link: { owner: "organization" },
  mail_folder: { owner: "organization" },
  calendar_rule: { owner: "organization", undo: "admin" },
  rule_set: { owner: "organization" },
  market_score: { owner: "organization", undo: "manager" },
  care_budget: { owner: "organization", private: ["amount"], undo: "admin" },
  play: { owner: "organization", undo: "admin" },
  pool_rule: { owner: "organization", undo: "admin" },
  product_pair: { owner: "organization" },
  valuation: { owner: "organization" },
  answer_hours: { owner: "organization" },
  push_setting: { owner: "organization", erasedWith: "member", undo: "recipient" },
  delivery: { owner: "organization", erasedWith: "member", bytes: { payload: "sealed" } },
  sent_message: { owner: "organization", erasedWith: "member", bytes: { commands: "sealed" } },
  inbox_event: { owner: "organization", bytes: { payload: "sealed" } },
  local_message: { owner: "organization", bytes: { body: "sealed" } },
  local_picture: { owner: "organization", bytes: { png: "sealed" } },
  audit_entry: { owner: "organization", erasedWith: "customer", bytes: { undo: "sealed" } },
  import: { owner: "organization" },
  import_change: { owner: "organization" },
  heartbeat: { owner: "organization" },
  name_change: { owner: "organization" },

  member: { owner: "member", bytes: { email: "sealed" }, undo: "led", movesDues: true },
  team_member: { owner: "member" },
  member_identity: { owner: "member", bytes: { user_id: "sealed" }, undo: "manager" },
  link_code: { owner: "member" },
  draft: { owner: "member", bytes: { items: "sealed" } },
  received_file: { owner: "member", bytes: { name: "sealed", content: "sealed" } },
  own_sheet: { owner: "member", bytes: { content: "sealed" } },
  saved_filter: { owner: "member", undo: "member" },
  weekly_list: { owner: "member", undo: "led" },
  member_absence: { owner: "member", undo: "member", movesDues: true },
  trip: { owner: "member", undo: "member" },
  calendar_link: { owner: "member", undo: "manager" },
  handover: { owner: "member", undo: "led", movesDues: true },
  loan_request: { owner: "member", undo: "led" },

  customer: {
    owner: "customer",
    private: ["name", "address"],
    bytes: { note: "sealed", requested_reason: "sealed" },
    undo: "customer",
    import: { isCounted: true, isEdited: true },
  },
  contact: {
    owner: "customer",
    private: ["name", "attitude"],
    bytes: {
      email: "sealed",
      phone: "sealed",
      birthday: "sealed",
      taboos: "sealed",
      preferences: "sealed",
      superstition: "sealed",
      cares_about: "sealed",
      background: "sealed",
      note: "sealed",
      other_phone: "sealed",
    },
    undo: "customer",
    import: { isCounted: true, isEdited: true },
    onRevert: "blocks",
  },
  fact_question: { owner: "customer", undo: "customer", onRevert: "goes" },
  customer_need: {
    owner: "customer",
    bytes: { content: "sealed" },
    undo: "customer",
    onRevert: "blocks",
  },
  customer_confirmation: {
    owner: "customer",
    private: ["value"],
    undo: "customer",
    onRevert: "goes",
  },
  contact_confirmation: { owner: "customer", undo: "customer", onRevert: "goes" },
  customer_order: {
    owner: "customer",
    private: ["amount", "cost"],
    undo: "customer",
    import: { isCounted: true, isEdited: false },
    onRevert: "blocks",
  },
  touch: {
    owner: "customer",
    private: ["topic"],
    bytes: { content: "sealed", goal: "sealed" },
    undo: "customer",
    import: { isCounted: true, isEdited: false },
    onRevert: "blocks",
  },
  tier_change: {
    owner: "customer",
    undo: "customer",
    import: { isCounted: false, isEdited: false },
    onRevert: "goes",
  },
  customer_claim: {
    owner: "customer",
    erasedWith: "member",
    undo: "customer",
    import: { isCounted: false, isEdited: true },
    onRevert: "goes",
  },
  pool_look: { owner: "customer", erasedWith: "member", onRevert: "goes" },
  passed_customer: {
    owner: "customer",
    erasedWith: "member",
    undo: "customer",
    onRevert: "goes",
  },
  merged_customer: { owner: "customer", undo: "customer", onRevert: "blocks" },
  tier_refusal: { owner: "customer", undo: "customer", onRevert: "goes" },
  customer_event: {
    owner: "customer",
    bytes: { name: "sealed" },
    undo: "customer",
    onRevert: "blocks",
  },
  visit: { owner: "customer", undo: "customer", onRevert: "blocks" },
  care: {
    owner: "customer",
    private: ["amount"],
    bytes: { gift: "sealed" },
    undo: "customer",
    onRevert: "blocks",
  },
  owed: {
    owner: "customer",
    bytes: { content: "sealed" },
    undo: "customer",
    import: { isCounted: false, isEdited: true },
    onRevert: "blocks",
  },
  complaint: {
    owner: "customer",
    private: ["claim", "cost", "satisfaction", "remedy"],
    undo: "customer",
    onRevert: "blocks",
  },
  ledger_line: {
    owner: "customer",
    private: ["percent", "amount", "points"],
    bytes: { content: "sealed" },
    undo: "customer",
    onRevert: "blocks",
  },
  concession_plan: {
    owner: "customer",
    private: ["percent", "amount"],
    bytes: { content: "sealed" },
    undo: "customer",
    onRevert: "blocks",
  },
  wallet_share: {
    owner: "customer",
    private: ["percent"],
    undo: "customer",
    onRevert: "blocks",
  },
  suggestion: {
    owner: "customer",
    bytes: { content: "sealed", reply: "sealed" },
    undo: "customer",
    onRevert: "blocks",
  },
  survey_answer: {
    owner: "customer",
    private: ["score"],
    bytes: { content: "sealed" },
    undo: "customer",
    onRevert: "blocks",
  },
  introduction: {
    owner: "customer",
    private: ["what", "is_agreed"],
    undo: "customer",
    import: { isCounted: false, isEdited: true },
    onRevert: "goes",
  },
  customer_alias: {
    owner: "customer",
    private: ["name", "name_key"],
    undo: "customer",
    import: { isCounted: false, isEdited: true },
    onRevert: "blocks",
  },
  customer_stop: {
    owner: "customer",
    private: ["kind", "channel"],
    bytes: { words: "sealed" },
    undo: "customer",
    import: { isCounted: true, isEdited: true },
    onRevert: "blocks",
  },
  heard_mail: {
    owner: "customer",
    bytes: { told: "sealed" },
    undo: "customer",
    onRevert: "goes",
  },
  reminder: {
    owner: "customer",
    erasedWith: "member",
    bytes: { content: "sealed" },
    undo: "customer",
    import: { isCounted: false, isEdited: true },
    onRevert: "blocks",
  },
  customer_value: { owner: "customer", onRevert: "goes" },

  data_key: { owner: "none", bytes: { wrapped: "plain" } },
  lease: { owner: "none" },
  platform_breaker: { owner: "none" },
  link_attempt: { owner: "none" },
  stranger_answer: { owner: "none" },
} as const satisfies { readonly [T in TableName]: TableNature<T> };

type Natures = typeof tables;

/** The tables whose nature is of this shape. */
type TablesThat<Shape> = {
  [T in TableName]: Natures[T] extends Shape ? T : never;
}[TableName];

/** Tables whose rows a member's change may touch, and so an undo may restore. */
export type ChangeableTable = TablesThat<{ readonly undo: string }>;

/** Those of them whose rows belong to a customer. */
export type CustomerTable = TablesThat<{ readonly undo: "customer" }>;

/** Tables that imports write. */
export type ImportedTable = TablesThat<{ readonly import: object }>;

/** Columns of a table that the cipher seals. */
export type SealedColumn<T extends TableName> = T extends TableName
  ? Natures[T] extends { readonly bytes: infer Bytes }
    ? { [C in keyof Bytes & string]: Bytes[C] extends "sealed" ? C : never }[keyof Bytes & string]
    : never
  : never;

/** The names of all tables, those that rows hang on first. */
export const tableNames = Object.keys(tables) as readonly TableName[];

/** The tables whose rows about somebody are erased with them. */
export const erasedWith = (whom: "customer" | "member"): readonly TableName[] =>
  tableNames.filter((table) => {
    const nature = tables[table];
    return nature.owner === whom || ("erasedWith" in nature && nature.erasedWith === whom);
  });

/** Whether a change of the table's rows may move the dues of all customers of a member. */
export const movesDues = (table: TableName): boolean => "movesDues" in tables[table];

/** The columns of a table that the cipher seals. */
export function sealedColumns<T extends TableName>(table: T): readonly SealedColumn<T>[] {
  const bytes = "bytes" in tables[table] ? tables[table].bytes : {};
  return Object.entries(bytes).flatMap(([column, kind]) =>
    kind === "sealed" ? [column as SealedColumn<T>] : [],
  );
}

/** The open columns of a table that no group may be told of. */
export function privateColumns(table: TableName): readonly string[] {
  const nature = tables[table];
  return "private" in nature ? nature.private : [];
}

/** The tables that imports write, what rows hang on first. */
export const importedTables = tableNames.filter(
  (table) => "import" in tables[table],
) as readonly ImportedTable[];

/** Tables a row of which, on a customer that an import added, keeps the import from being reverted. */
export const blockingTables = tableNames.filter((table) => {
  const nature = tables[table];
  return "onRevert" in nature && nature.onRevert === "blocks";
});
