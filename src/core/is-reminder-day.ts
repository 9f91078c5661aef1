/**
 * Whether something that is so many working days overdue is spoken of again: on the first and the
 * third of them, then on every fifth. Never again would lose it, every day would be noise.
 */
export const isReminderDay = (workdays: number): boolean =>
  workdays === 1 || workdays === 3 || (workdays > 0 && workdays % 5 === 0);
