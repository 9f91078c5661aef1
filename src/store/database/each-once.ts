import { type Sql, sql } from "./sql.ts";

/**
 * What stands in a column of a relation, each value once and in order, by steps from one to the next
 * along an index: the rows in between are not read.
 */
export const eachOnce = (all: Sql, column: Sql): Sql => sql`
  WITH RECURSIVE used AS (
    SELECT min(c.${column}) AS ${column} FROM ${all} c
    UNION ALL
    SELECT (SELECT min(c.${column}) FROM ${all} c WHERE c.${column} > used.${column})
    FROM used WHERE used.${column} IS NOT NULL)
  SELECT ${column} FROM used WHERE ${column} IS NOT NULL`;
