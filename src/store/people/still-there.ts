import { type Sql, sql } from "../database/sql.ts";

/** Condition on contact `p`: they work there. Whoever left is neither greeted nor offered as whom to speak to. */
export const isThere: Sql = sql`p.left_at IS NULL`;
