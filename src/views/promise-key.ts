/** What names one promise of a customer in a command line: the end of its id. */
export const promiseKey = ({ id }: { readonly id: string }): string => id.slice(-6);
