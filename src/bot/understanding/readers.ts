import { asAwaited } from "./readers/as-awaited.ts";
import { asBareTarget } from "./readers/as-bare-target.ts";
import { asCardAmended } from "./readers/as-card-amended.ts";
import { asChangeOfTarget } from "./readers/as-change-of-target.ts";
import { asChoiceContinued } from "./readers/as-choice-continued.ts";
import { asCommand } from "./readers/as-command.ts";
import { asCommandOfTarget } from "./readers/as-command-of-target.ts";
import { asCompanyFact } from "./readers/as-company-fact.ts";
import { asContactFact } from "./readers/as-contact-fact.ts";
import { asCourtesy } from "./readers/as-courtesy.ts";
import { asCustomerCalled } from "./readers/as-customer-called.ts";
import { asDecision } from "./readers/as-decision.ts";
import { asDraftsChosen } from "./readers/as-drafts-chosen.ts";
import { asFavour } from "./readers/as-favour.ts";
import { asHolidayAsked } from "./readers/as-holiday-asked.ts";
import { asLeaving } from "./readers/as-leaving.ts";
import { asListAnswer } from "./readers/as-list-answer.ts";
import { asLoyalty } from "./readers/as-loyalty.ts";
import { asNamedChoice } from "./readers/as-named-choice.ts";
import { asOrderStep } from "./readers/as-order-step.ts";
import { asOverheard } from "./readers/as-overheard.ts";
import { asPastedCard } from "./readers/as-pasted-card.ts";
import { asPastedChat } from "./readers/as-pasted-chat.ts";
import { asQuestionRested } from "./readers/as-question-rested.ts";
import { asReminder } from "./readers/as-reminder.ts";
import { asReport } from "./readers/as-report.ts";
import { asRequest } from "./readers/as-request.ts";
import { asSavedChoice } from "./readers/as-saved-choice.ts";
import { asSearch } from "./readers/as-search.ts";
import { asSetting } from "./readers/as-setting.ts";
import { asSlip } from "./readers/as-slip.ts";
import { asTodayOf } from "./readers/as-today-of.ts";
import { asTold } from "./readers/as-told.ts";
import { asToldInReply } from "./readers/as-told-in-reply.ts";
import { asVisit } from "./readers/as-visit.ts";
import { asWordBeforeWhom } from "./readers/as-word-before-whom.ts";
import { asWorthAsked } from "./readers/as-worth-asked.ts";
import type { Reader } from "./reading.ts";

/**
 * How a line is read: each reader in turn, until one does not say no. This is the only place where
 * the order stands. First comes what was written for the bot in so many words, then whether the line
 * is for the bot at all, then wishes, then questions; what is left tells what happened.
 */
export const readers: readonly Reader[] = [
  // A chat that was pasted: each of its lines begins with a day, which means something in every reader below.
  asPastedChat,
  // A card, or the signature of a letter, of whose lines each may be a command's word, a name, a number.
  asPastedCard,
  // What is different about the card that was just shown, under the name of its field.
  asCardAmended,
  // `skip` is a command's word as well, which leaves out a due: not right after a question for a fact.
  asQuestionRested,
  // A command's own word: whoever writes it means it, whatever else is open.
  asCommand,
  // The day's list of some of those who are due: the command's word, and what nobody else reads so.
  asTodayOf,
  // `1,3` or `all` under drafts chooses among them, before a number can be anything else.
  asDraftsChosen,
  // A bare number answers the question that was asked last, before it can be a list's number.
  asSavedChoice,
  // `2 gift tea` goes on with what the list shown last keeps under its number, before it tells of a touch.
  asChoiceContinued,
  // `1 ok, 2 no` under proposals decides; everywhere else the same words tell of touches.
  asDecision,
  // In a group most talk is not for the bot; what is read above is, even where nobody calls it.
  asOverheard,
  // `thanks` has no target, date or outcome that a reader below might be tempted to see.
  asCourtesy,
  // What the bot has just asked to be told in words, whatever these would mean elsewhere.
  asAwaited,
  // One's own settings, said in words every one of which is about them.
  asSetting,
  // Figures of some days and people: words that tell of a touch name other things as well.
  asReport,
  // Tables of what customers are worth, each asked for in so many words.
  asWorthAsked,
  // A country's days off, before the country alone is a search.
  asHolidayAsked,
  // What is not done here is said before a search lists the customers that it names.
  asRequest,
  // One word that is nothing above, and nearly a command's.
  asSlip,
  // `remind me at three` names an hour: no reader below may take its day for that of the next contact.
  asReminder,
  // `2 birthday 3 March` under a list that asks for it: its line says whose, which no reader below knows.
  asListAnswer,
  // A reference is certain, so a change after it is read before changes that must find who is meant.
  asChangeOfTarget,
  // `K3F event 15 Mar`: a command's word after whom it is about, of the few that are said so.
  asCommandOfTarget,
  // `承诺 K7V 周五前 发样品`, `回访 W3M 7 回复慢`: the word before whom it is about, before both become a note.
  asWordBeforeWhom,
  // `K3F website www.delta.de`: what is known of the company, before its words may name a person.
  asCompanyFact,
  // `K3F Maria birthday 3 March`: a field of a person in so many words, before it may tell of a touch.
  asContactFact,
  // `K3F deposit in`, `K3F ETD 20 Dec`: what becomes of an order, before its day is that of a contact.
  asOrderStep,
  // `K3F introduced them a forwarder`, `want to give K3F 8% off`: a favour told, a concession planned.
  asFavour,
  // `K3F share 40%`, `K3F referred by V6V`: two facts of a customer, in so many words.
  asLoyalty,
  // `K3F 12/10 来访 3人`, `Paulo visits the factory on Thursday`: a day on which they come, in so many words.
  asVisit,
  // In a reply all that is no command and no change tells of the message's customer.
  asToldInReply,
  // `K3F` alone shows. With more it tells, which the next reader sees.
  asBareTarget,
  // The name of what the bot has just asked for is no customer's.
  asNamedChoice,
  // Somebody who left is named, and no customer.
  asLeaving,
  // A search knows all its words; a name is known only to the database, which is asked after it.
  asSearch,
  // A customer who is named and nothing else, or in a question.
  asCustomerCalled,
  // Everything else tells what happened; whose it is, is asked.
  asTold,
];
