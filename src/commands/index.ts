import type { Command } from "../bot/command.ts";
import { accept } from "./accept.ts";
import { answerGiven } from "./answer-given.ts";
import { bind } from "./bind.ts";
import { businessCard } from "./business-card.ts";
import { chatLog } from "./chat-log.ts";
import { confirm } from "./confirm.ts";
import { contact } from "./contact.ts";
import { contactGone } from "./contact-gone.ts";
import { customer } from "./customer.ts";
import { dormant } from "./dormant.ts";
import { dormantAfter } from "./dormant-after.ts";
import { find } from "./find.ts";
import { greet } from "./greet.ts";
import { handover } from "./handover.ts";
import { help } from "./help.ts";
import { history } from "./history.ts";
import { holiday } from "./holiday.ts";
import { importCommand } from "./import.ts";
import { kept } from "./kept.ts";
import { link } from "./link.ts";
import { log } from "./log.ts";
import { market } from "./market.ts";
import { me } from "./me.ts";
import { more } from "./more.ts";
import { need } from "./need.ts";
import { next } from "./next.ts";
import { observe } from "./observe.ts";
import { off } from "./off.ts";
import { order } from "./order.ts";
import { orders } from "./orders.ts";
import { outbox } from "./outbox.ts";
import { own } from "./own.ts";
import { preview } from "./preview.ts";
import { promises } from "./promises.ts";
import { propose } from "./propose.ts";
import { refuse } from "./refuse.ts";
import { resume } from "./resume.ts";
import { rules } from "./rules.ts";
import { segments } from "./segments.ts";
import { sheet } from "./sheet.ts";
import { skip } from "./skip.ts";
import { snooze } from "./snooze.ts";
import { stage } from "./stage.ts";
import { stop } from "./stop.ts";
import { tag } from "./tag.ts";
import { team } from "./team.ts";
import { tier } from "./tier.ts";
import { today } from "./today.ts";
import { undo } from "./undo.ts";
import { value } from "./value.ts";
import { waiting } from "./waiting.ts";
import { week } from "./week.ts";
import { why } from "./why.ts";
import { zone } from "./zone.ts";

/** Every command of the engine, in the order of the help. */
export const commands: readonly Command<unknown>[] = [
  today,
  next,
  more,
  log,
  confirm,
  waiting,
  answerGiven,
  promises,
  kept,
  snooze,
  skip,
  undo,
  customer,
  order,
  orders,
  history,
  find,
  why,
  dormant,
  greet,
  contact,
  contactGone,
  businessCard,
  importCommand,
  sheet,
  chatLog,
  observe,
  tier,
  stage,
  zone,
  tag,
  own,
  stop,
  resume,
  need,
  propose,
  accept,
  refuse,
  week,
  segments,
  market,
  value,
  me,
  preview,
  off,
  handover,
  team,
  holiday,
  link,
  help,
  bind,
  rules,
  dormantAfter,
  outbox,
];
