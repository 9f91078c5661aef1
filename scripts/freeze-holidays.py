"""Freezes the public holidays of the countries that date-holidays has not right, or not at all.

    pip install holidays==0.105 && python3 scripts/freeze-holidays.py > src/core/calendar/official-days.json

Source: vacanza/holidays (MIT), official dates as far as announced, else its estimates. A date
without a year is the same in every year of the table; `~` marks days that wait for the moon.
"""

import json
import re
import warnings

import holidays

warnings.simplefilter("ignore")
YEARS = range(2024, 2036)
# Public days of 2024 to 2030 agree to 97 % both ways: date-holidays is asked for these instead.
RIGHT_IN_LIBRARY = set(
    "AD AT BL CF CI CK CZ DE DK EE FR GF HR IE IL JE JP LR LS LU MT MZ NC NO NZ PA PE PF PL PM PT"
    " RE SI SJ SM US WF YT ZA".split()
)
# The source has this feast two days early; the Emirates announced 5 to 8 June 2025 (WAM, 2025-05-27).
WRONG = {("AE", f"2025-06-0{day}"): f"2025-06-0{day + 2}" for day in range(3, 7)}
# The source's table for the south has Diwali of 2028 a month late.
LATE_DIWALI = {"2028-11-15": "2028-10-17"}
# Feasts that are not the spring festival of the Chinese calendar.
SPRING = {"EG": "Sham El-Nessim", "AZ": "Nowruz", "TM": "Nowruz"}
MOVED = re.compile(
    r"^(?:alternative holiday for|day in lieu of|holiday in lieu of|substitute holiday for)\s+|"
    r"\s*\((?:observed|in lieu|substitute|estimated|alternative holiday)[^)]*\)|"
    r"\s+\(?holiday in lieu\)?$",
    re.IGNORECASE,
)
DAY_OFF = re.compile(r"^(?:day off|public holiday|bridge)[^;]*(?:substituted|bridge)[^;]*$", re.I)


def named(country, years):
    known = holidays.country_holidays(country)
    wanted = [f"en_{country}", "en_US"]
    language = next((each for each in wanted[::-1] if each in known.supported_languages), None)
    return holidays.country_holidays(country, years=years, language=language)


def days_of(country):
    days = [
        (date, name)
        for date, names in sorted(named(country, YEARS).items())
        for name in names.split("; ")
        if name != "Sunday"
    ]
    feasts = [(date, name) for date, name in days if not DAY_OFF.match(name)]
    for date, name in days:
        # A day given for a weekend worked belongs to the feast nearest to it.
        if DAY_OFF.match(name):
            name = min(feasts, key=lambda feast: abs((feast[0] - date).days))[1]
        plain = MOVED.sub("", name.replace(" (additional holiday)", " Holiday")).strip()
        if plain == "Spring Festival":
            plain = SPRING.get(country, plain)
        yield date, plain + ("~" if "(estimated)" in name else "")


def table(country):
    by_name = {}
    for date, name in days_of(country):
        written = date.isoformat()
        written = WRONG.get((country, written), written)
        if re.match("Diwali|Deepavali|Divali", name):
            written = LATE_DIWALI.get(written, written)
        by_name.setdefault(name, set()).add(written)
    return {name: " ".join(shorten(dates)) for name, dates in by_name.items()}


def shorten(dates):
    yearly = {date[5:] for date in dates if all(f"{year}-{date[5:]}" in dates for year in YEARS)}
    return sorted(yearly) + sorted(date for date in dates if date[5:] not in yearly)


def main():
    countries = [
        code
        for code in sorted(holidays.list_supported_countries(include_aliases=False))
        if len(code) == 2 and code not in RIGHT_IN_LIBRARY
    ]
    ends = {code: getattr(holidays.country_holidays(code), "end_year", 2100) for code in countries}
    workdays = {
        code: " ".join(sorted(str(day) for day in worked if day.year in YEARS))
        for code in countries
        if (worked := getattr(named(code, YEARS), "weekend_workdays", None))
    }
    frozen = {
        "from": YEARS[0],
        "to": YEARS[-1],
        "endsEarly": {code: end for code, end in ends.items() if end < YEARS[-1]},
        "workdays": {code: days for code, days in workdays.items() if days},
        "countries": {code: table(code) for code in countries},
    }
    print(json.dumps(frozen, ensure_ascii=False, indent=2))


main()
