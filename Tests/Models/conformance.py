"""Compares loans with the events that a standard of contracts expects of them.

Usage: conformance.py WORTH [FOLDER]

FOLDER holds the contracts as JSON, `ann`, `lam`, `nam` and `pam`; where it is absent, nothing is compared. A contract
is translated into the words of the kind `loan`: for every date on which something is expected, interest, principal,
what is owed afterwards and the rate must be those. What cannot be said in these words is counted with its reason.
"""

import calendar
import json
import re
import sys
from datetime import date, timedelta
from pathlib import Path

from running import amount, figures

KINDS = {"ann": "annuity", "lam": "linear", "nam": "annuity", "pam": "bullet"}
COUNTS = {"A365": "actual_365", "A360": "actual_360", "30E360": "eu_30_360", "AA": "actual_actual_isda"}
MOVES = {"F": "following", "MF": "modified_following", "P": "preceding", "MP": "modified_preceding"}
UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}
LINES = ["interest", "capitalised", "repaid", "debt", "rate_from", "paid_on"]


def day_of(text):
    """The day of a time; the last second of a day is the next one."""
    day = date.fromisoformat(text[:10])
    return day + timedelta(days=1) if text.endswith("23:59:59") else day


def cycle(text):
    """The number and unit of a cycle such as `P3ML1`, and whether a rest is a long last time."""
    number, unit, stub = re.fullmatch(r"P(\d+)([DWMY])L?(\d)?", text).groups()
    return int(number), unit, stub != "1"


def duration(text):
    """A cycle as it is written in a case."""
    number, unit, _ = cycle(text)
    return f"{number} {UNITS[unit]}{'' if number == 1 else 's'}"


def later(day, number, unit):
    """A day so many units later."""
    if unit in "DW":
        return day + timedelta(days=number * (7 if unit == "W" else 1))
    place = day.year * 12 + day.month - 1 + number * (12 if unit == "Y" else 1)
    year, month = place // 12, place % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def reason_against(terms):
    """Why a contract cannot be said in the words of a loan; nothing where it can."""
    for word in ("purchaseDate", "terminationDate"):
        if word in terms:
            return "bought, or ended, at a price"
    if "scalingEffect" in terms:
        return "amounts follow an index of prices"
    if terms.get("interestCalculationBase", "NT") != "NT":
        return "interest runs on what was owed earlier"
    if float(terms.get("accruedInterest", 0)) != 0:
        return "begins with interest that has run"
    if terms.get("maturityDate", terms.get("amortizationDate", "")).endswith("23:59:59"):
        return "ends within a day"
    return None


def percent(rate):
    """A rate as it is written."""
    return f"{rate * 100:.14g}%"


def resets(contract, terms, matures):
    """The rows of a floating rate: from when, index."""
    number, unit, _ = cycle(terms.get("cycleOfRateReset", "P99Y"))
    known = sorted(
        (date.fromisoformat(v["timestamp"][:10]), float(v["value"]))
        for observed in contract["dataObserved"].values() for v in observed["data"])  # fmt: skip
    spread, found, place = terms.get("rateSpread", 0), [], 0
    first = day_of(terms["cycleAnchorDateOfRateReset"])
    while later(first, number * place, unit) < matures:
        day = later(first, number * place, unit)
        values = [value for since, value in known if since <= day]
        if place == 0 and "nextResetRate" in terms:
            found.append((day, terms["nextResetRate"] - spread))
        elif values:
            found.append((day, values[-1] * float(terms.get("rateMultiplier", 1))))
        place += 1
    return found


def text_of(kind, contract, terms, expected):
    """The loan as it is written in a case."""
    drawn = max(day_of(terms["initialExchangeDate"]), date.fromisoformat(terms["statusDate"][:10]))
    ends = [event for event in expected if event[1] == "MD"]
    stated = terms.get("maturityDate")
    matures = day_of(stated) if stated else date.fromisoformat((ends or expected)[-1][0][:10])
    if not stated and not ends:
        matures = day_of(terms["amortizationDate"])
    interest = terms.get("cycleOfInterestPayment") or terms.get("cycleOfPrincipalRedemption")
    repaid = terms.get("cycleOfPrincipalRedemption") or interest
    first = day_of(terms.get("cycleAnchorDateOfInterestPayment") or terms["cycleAnchorDateOfPrincipalRedemption"])
    lines = [
        f"principal = {terms['currency']} {terms['notionalPrincipal']}", f"drawn = {drawn}, matures = {matures}",
        f"first_payment = {first}, every = {duration(repaid)}", f"rate = {percent(terms['nominalInterestRate'])}",
        f"compounding = nominal, day_count = {COUNTS[terms['dayCountConvention']]}", f"repayment = {KINDS[kind]}",
        f"last_period = {'long' if cycle(interest)[2] else 'short'}",
        "end_of_month_days = "
        + ("last_day" if terms.get("endOfMonthConvention") == "EOM" and cycle(interest)[1] in "MY" else "same_day"),
    ]  # fmt: skip
    if duration(repaid) != duration(interest):
        lines.append(f"interest_every = {duration(interest)}")
    anchor = terms.get("cycleAnchorDateOfPrincipalRedemption")
    if kind != "pam" and anchor and day_of(anchor) != first:
        lines.append(f"first_repayment = {day_of(anchor)}")
        if day_of(anchor) > first:
            lines.append("interest_meanwhile = paid")
    reckoned = terms.get("amortizationDate")
    if reckoned and stated and reckoned != stated:
        lines.append(f"amortised_until = {day_of(reckoned)}")
    if kind != "pam" and "nextPrincipalRedemptionPayment" in terms:
        lines.append(f"instalment = {terms['currency']} {terms['nextPrincipalRedemptionPayment']}")
    if kind == "nam":
        lines.append("debt_may_grow = yes")
    if "capitalizationEndDate" in terms:
        lines.append(f"capitalised_until = {day_of(terms['capitalizationEndDate'])}")
    if "cycleAnchorDateOfRateReset" in terms:
        rows = "\n".join(f"    {day} | {percent(index)}" for day, index in resets(contract, terms, matures))
        lines.append(f"margin = {percent(terms.get('rateSpread', 0))}")
        lines.append("resets {\n    from | index\n" + rows + "\n  }")
        if any(line.startswith("instalment") for line in lines) and kind != "lam":
            lines.append(f"instalment_after_reset = {'worked_out' if kind == 'ann' else 'kept'}")
    moved = terms.get("businessDayConvention", "NULL")
    if moved != "NULL" and terms.get("calendar") == "MF":
        lines.append(
            f"calendar = bank, moved = {MOVES[moved[2:]]}, "
            f"interest_to = {'day_paid' if moved[:2] == 'SC' else 'day_due'}")  # fmt: skip
    return "loan l {\n  " + "\n  ".join(lines) + "\n}\n"


def lines(worth, source):
    """The lines of the loan by their days; a message where there are none."""
    found, message = figures(worth, source)
    if found is None:
        return None, message
    return {name: {v["index"]: amount(v["value"]) for v in found[f"l.{name}"]} for name in LINES}, ""


def apart(found, expected, sign, tolerance):
    """What differs between the lines of a loan and the events that are expected."""
    days = {paid: day for day, paid in reversed(found["paid_on"].items())}
    by_day, told, seen = {}, [], set()
    for event in expected:
        by_day.setdefault(event[0][:10], []).append(event)
    for paid, events in by_day.items():
        day = days.get(paid, paid)
        if day not in found["interest"]:
            if any(abs(event[2]) > 1e-9 and event[1] != "IED" for event in events):
                told.append(f"{paid}: nothing happens")
            continue
        seen.add(day)
        total = lambda names: sign * sum(event[2] for event in events if event[1] in names)
        pairs = [
            ("interest", total(("IP",)), found["interest"][day] - found["capitalised"][day]),
            ("repaid", total(("PR", "MD")), found["repaid"][day]),
        ]  # fmt: skip
        if not any(event[1] == "MD" for event in events):
            pairs.append(("debt", sign * events[-1][3], found["debt"][day]))
        if any(event[1] in ("RR", "RRF") for event in events):
            pairs.append(("rate", events[-1][4], found["rate_from"][day]))
        told += [f"{paid}: {name} {one} expected, {other}" for name, one, other in pairs if abs(one - other) > tolerance]
    for day, interest in found["interest"].items():
        if day not in seen and day <= max(by_day) and abs(interest) + abs(found["repaid"][day]) > 1e-6:
            told.append(f"{day}: nothing is expected")
    return told


def main():
    worth = sys.argv[1]
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(__file__).parents[3] / "shared" / "actus"
    if not folder.is_dir():
        print("skipped: the contracts are not there")
        return 0
    agree = differ = 0
    reasons = {}
    for kind in KINDS:
        for entry in json.loads((folder / f"{kind}.json").read_text()):
            contract, expected = entry["args"][0], entry["expected"]
            terms = contract["terms"]
            reason = reason_against(terms)
            if reason:
                reasons.setdefault(reason, []).append(terms["contractID"])
                continue
            head = 'case "Contract" { currencies = [USD, CHF] }\nbusiness_calendar bank { weekend = saturday_sunday }\n'
            source = head + text_of(kind, contract, terms, expected)
            source += "show " + ", ".join(f"l.{line}" for line in LINES) + "\n"
            found, message = lines(worth, source)
            sign = 1 if terms["contractRole"] == "RPA" else -1
            told = [message] if found is None else apart(found, expected, sign, max(entry.get("tol", 0), 1e-6))
            agree, differ = (agree + 1, differ) if not told else (agree, differ + 1)
            if told:
                print(terms["contractID"], *told[:3])
    left = "; ".join(f"{reason}: {', '.join(names)}" for reason, names in reasons.items())
    print(f"{agree} contracts agree, {differ} differ; not said in these words: {left}")
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
