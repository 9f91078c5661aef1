import {
  type CountryCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from "libphonenumber-js";
import type { Inline } from "../../chat/message.ts";
import { text } from "../blocks/inline.ts";

/**
 * A phone number as written, to be called with a tap (RFC 3966). One without a country code is of
 * the customer's country. What is no possible number stays text: a tap must not call somebody else.
 */
export function phoneLink(written: string, country: string | null): Inline {
  const home: CountryCode | undefined =
    country !== null && isSupportedCountry(country) ? country : undefined;
  const number = parsePhoneNumberFromString(written.normalize("NFKC"), {
    ...(home === undefined ? {} : { defaultCountry: home }),
    extract: false,
  });
  return number?.isPossible()
    ? { type: "link", text: written, url: number.getURI() }
    : text(written);
}
