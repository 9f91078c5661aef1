import { bareTarget } from "./bare-target.ts";
import { change } from "./change.ts";
import { changeOfTarget } from "./change-of-target.ts";
import { commandWord } from "./command-word.ts";
import { courtesy } from "./courtesy.ts";
import { customerCalled } from "./customer-called.ts";
import { daysOff } from "./days-off.ts";
import { decision } from "./decision.ts";
import { newCustomer } from "./new-customer.ts";
import { overheard } from "./overheard.ts";
import { question } from "./question.ts";
import type { Reader } from "./reading.ts";
import { savedChoice } from "./saved-choice.ts";
import { search } from "./search.ts";
import { told } from "./told.ts";
import { toldInReply } from "./told-in-reply.ts";
import { toldOfTarget } from "./told-of-target.ts";

/**
 * How a line is read: each reader in turn, until one does not say no. This is the only place where
 * the order stands. First comes what was written for the bot in so many words, then whether the line
 * is for the bot at all, then wishes, then questions; what is left tells what happened.
 */
export const readers: readonly Reader[] = [
  // A command's own word: whoever writes it means it, whatever else is open.
  commandWord,
  // A bare number answers the question that was asked last, before it can be a list's number.
  savedChoice,
  // `1 ok, 2 no` under proposals decides; everywhere else the same words tell of touches.
  decision,
  // In a group most talk is not for the bot. What stands above is, without being called.
  overheard,
  // `thanks` has no target, date or outcome that a reader below might be tempted to see.
  courtesy,
  // A reference is certain, so a change after it is read before changes that must find who is meant.
  changeOfTarget,
  // A change or a plan in other words; of a customer by name it asks who is meant.
  change,
  // In a reply all that is no command and no change tells of the message's customer.
  toldInReply,
  // A wish for a new customer names somebody who is nobody's customer yet.
  newCustomer,
  // Days off are the member's own; a name in them would be a colleague's.
  daysOff,
  // `K3F` alone shows. With more it tells, which the next reader sees.
  bareTarget,
  // From here on nothing begins with a reference or a list's number.
  toldOfTarget,
  // A search knows all its words; a name is known only to the database, which is asked after it.
  search,
  // A customer who is named and nothing else, or in a question.
  customerCalled,
  // A question about no customer: its words name the command that answers it.
  question,
  // Everything else tells what happened; whose it is, is asked.
  told,
];
