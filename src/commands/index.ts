import type { Command } from "../bot/command.ts";
import { check } from "./check.ts";
import { customer } from "./customer.ts";
import { help } from "./help.ts";
import { me } from "./me.ts";
import { more } from "./more.ts";
import { today } from "./today.ts";
import { why } from "./why.ts";

/** Every command there is, in the order of the help. */
export const commands: readonly Command<unknown>[] = [today, more, customer, why, check, me, help];
