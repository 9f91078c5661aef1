import { callOf } from "./call-of.ts";
import { calls, type Reader } from "./reading.ts";

/** A reference or a number of a list and nothing else: somebody wants to see more. */
export const bareTarget: Reader = {
  name: "bare-target",
  read(line) {
    const isOne = /^(# ?|(?=\D*\d))[a-z0-9]+$/i.test(line.text) && line.head().rest === "";
    return isOne ? calls(callOf("c", { about: line.head() })) : "no";
  },
};
