import { defineFeature } from "../define-feature.ts";
import { newCustomer } from "./new.command.ts";

/** A customer that is typed rather than imported. */
export const newCustomers = defineFeature({ name: "new-customer", commands: [newCustomer] });
