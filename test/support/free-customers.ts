import { loadLexicon } from "../../src/bot/grammar/words/load-lexicon.ts";
import { heard, type Said } from "../../src/bot/grammar/words/normalise-input.ts";
import { findSpans } from "../../src/bot/understanding/free/find-spans.ts";
import type { Span } from "../../src/bot/understanding/free/mask.ts";
import type { Callable } from "../../src/core/search/callable.ts";
import type { CivilDate } from "../../src/core/time/civil.ts";
import { loadLocales } from "../../src/i18n/load-locales.ts";

export const lexicon = loadLexicon(loadLocales());

/** A Wednesday. */
export const today = "2026-12-02" as CivilDate;

const customer = (
  ref: string,
  name: string,
  country: string,
  city: string,
  ...people: readonly string[]
): Callable => ({ id: ref, ref, name, lastTouchAt: null, country, city, people });

/** Customers that free lines are about; their ids are their references. */
export const customers: readonly Callable[] = [
  customer("NIL", "Nile Trading", "EG", "Cairo", "Mahmoud Fathy"),
  customer("ANA", "Anadolu Tekstil", "TR", "Istanbul", "Emre Yıldız"),
  customer("GUL", "Gulf Supplies", "SA", "Riyadh", "Abdullah Al-Harbi", "Faisal Noor"),
  customer("BRA", "Brasil Metais", "BR", "São Paulo", "Ricardo Almeida"),
  customer("HAN", "Hansa Werkzeuge GmbH", "DE", "Hamburg", "Dr. Katrin Vogel", "Jens Peters"),
  customer("LON", "Lone Star Pipe & Valve", "US", "Houston", "Travis Boone"),
  customer("MAN", "Manila Home Center", "PH", "Manila", "Maria Santos"),
  customer("OSA", "Osaka Tool Trading", "JP", "Osaka", "佐藤 健"),
  customer("BUS", "Busan Shipping Supply", "KR", "Busan", "김민수"),
  customer("MOS", "Moskva Instrument", "RU", "Moscow", "Игорь Смирнов"),
  customer("KRA", "Kraków Ceramika", "PL", "Kraków", "Anna Zając"),
  customer("DTR", "Delta Trade", "GR", "Athens"),
  customer("DFO", "Delta Foods", "GR", "Patras"),
  customer("MZY", "明珠贸易有限公司", "SG", "Singapore", "王晓明", "欧阳 静"),
];

/** What a text names, and where. */
export function read(typed: string): { readonly said: Said; readonly spans: readonly Span[] } {
  const said = heard(typed);
  const names = { customers, members: [{ handle: "wei", name: "王伟 Wei" }], certain: [] };
  return { said, spans: findSpans(said, names, lexicon, today) };
}
