/** Orders of the same amount no more days apart may be the same. */
export const sameWithin = 14;
