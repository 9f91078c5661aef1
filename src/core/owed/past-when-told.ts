/** Of a complaint that a file tells so many days after it was made nobody waits for an answer any more. */
export const pastWhenTold = 90;
