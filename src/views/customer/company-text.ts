import type { CompanyFact } from "../../core/customer/company-field.ts";
import type { Speaker } from "../../i18n/speaker.ts";

/** What is told of a company: `website: www.delta.de`, `规模：200人`; or that it is kept no longer. */
export function companyText({ field, value }: CompanyFact, speak: Speaker): string {
  const named = speak.t(`company.field.${field}`);
  if (value === null) return speak.t("contact.forgot", { field: named });
  return speak.t("contact.told", { field: named, value: valueText(field, value, speak) });
}

function valueText(field: CompanyFact["field"], value: string, speak: Speaker): string {
  switch (field) {
    case "industry":
      return speak.industry(value);
    case "language":
      return speak.language(value);
    case "country":
      return speak.country(value);
    default:
      return value;
  }
}
