import { Prisma } from "../generated/client.ts";

/** A composable SQL statement with bound values; nested `sql` values are spliced in. */
export type Sql = Prisma.Sql;

/** Tagged template for SQL: every `${value}` is bound, never pasted. Arrays bind as arrays. */
export const sql = Prisma.sql;

/** Joins statements, with `, ` unless told otherwise. The list may not be empty. */
export const joinSql = Prisma.join;

/** Pastes trusted text (a table or column name of ours) into SQL. Never user input. */
export const rawSql = Prisma.raw;
