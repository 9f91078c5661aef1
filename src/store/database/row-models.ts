/**
 * What hangs on a customer, a member or the organization and is read and written row by row: through
 * Prisma, and with the `sql` tag only where the architecture test lets it. Customers are not among
 * it, nor what is worked on in sets: they are asked for by SQL that begins at `visibleCustomers`.
 */
export const rowModels = [
  "auditEntry",
  "calendarLink",
  "calendarRule",
  "careBudget",
  "chat",
  "connectLink",
  "connection",
  "draft",
  "receivedFile",
  "handover",
  "heartbeat",
  "import",
  "linkAttempt",
  "linkCode",
  "loanRequest",
  "localMessage",
  "localPicture",
  "mailFolder",
  "marketScore",
  "member",
  "memberAbsence",
  "memberIdentity",
  "organization",
  "ownSheet",
  "play",
  "poolRule",
  "pushSetting",
  "ruleSet",
  "savedFilter",
  "sentMessage",
  "strangerAnswer",
  "team",
  "teamMember",
  "trip",
  "valuation",
  "weeklyList",
] as const;

/** The name of such a model in Prisma's client. */
export type RowModel = (typeof rowModels)[number];
