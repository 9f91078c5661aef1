import type { ImportLayout } from "../import-run.ts";
import type { Layout } from "../values/words.ts";
import { contactsLayout } from "./contacts.ts";
import { customersLayout } from "./customers.ts";
import { orderLinesLayout } from "./order-lines.ts";
import { ordersLayout } from "./orders.ts";
import { sheetLayout } from "./sheet.ts";
import { touchesLayout } from "./touches.ts";

/** What each kind of file consists of. */
export const layouts: Readonly<Record<Layout, ImportLayout>> = {
  customers: customersLayout,
  contacts: contactsLayout,
  touches: touchesLayout,
  orders: ordersLayout,
  "order-lines": orderLinesLayout,
  // Its customers and people are read by their own layouts.
  sheet: sheetLayout,
};
