import type { BusinessCard } from "./business-card.ts";
import type { ContactField } from "./contact-field.ts";

/** What a card may be corrected in besides the fields of a person. */
export type CardField =
  | "company"
  | "country"
  | "city"
  | "website"
  | "source"
  | "person"
  | ContactField;

/** A card with one of its fields as it should be; null takes it away. */
export function withField(
  card: BusinessCard,
  field: CardField,
  value: string | null,
): BusinessCard {
  switch (field) {
    case "company":
    case "country":
    case "city":
    case "website":
    case "source":
    case "person":
      return { ...card, [field]: value };
    case "name":
      return { ...card, person: value };
    default: {
      const others = card.facts.filter((fact) => fact.field !== field);
      return { ...card, facts: value === null ? others : [...others, { field, value }] };
    }
  }
}
