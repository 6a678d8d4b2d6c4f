"""Values in plain words, the same on the page, in Markdown and on the terminal.

Input is the plain JSON data of a claim's value or a finding's value; output is one line of text without markup. Nothing
here says "confirmed" for the machine: stances are told as somebody's words, descriptions stay in quotation marks.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from importlib.resources import files
from typing import Any

from unfog.export.outlines import country_names
from unfog.lexicon.actors import actor_named

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_QUOTES = "“”„«»'\""

_NO_ZONE = " (time zone not stated)"

COUNTS = ("killed", "injured", "missing")
PARTIES = ("attacker", "target", "victim", "weapon")


@lru_cache(maxsize=1)
def words() -> dict[str, Any]:
    """The reviewed table of public words (``words.toml``)."""
    table: dict[str, Any] = tomllib.loads(files("unfog.export").joinpath("words.toml").read_text(encoding="utf-8"))
    return table


def field_label(field: str) -> str:
    """How a field is headed: "When" for ``date``."""
    return str(words()["fields"].get(field, field))


def day_words(iso: str) -> str:
    """``2031-05-04`` as "4 May 2031"; months, years and anything else as far as they go."""
    parts = iso[:10].split("-")
    if not all(p.isdigit() for p in parts) or (len(parts) > 1 and not 1 <= int(parts[1]) <= 12):
        return iso
    named = [parts[0], *(MONTHS[int(p) - 1] for p in parts[1:2]), *(str(int(p)) for p in parts[2:3])]
    return " ".join(reversed(named))


def moment_words(stamp: str | None) -> str:
    """A publication time: "22 March 2031, 16:05 +03:00"; "time unknown" for none."""
    if not stamp:
        return "time unknown"
    try:
        when = datetime.fromisoformat(stamp)
    except ValueError:
        return stamp
    if len(stamp) <= 10:
        return day_words(stamp)
    zone = stamp[19:] if when.tzinfo else ""
    zone = "UTC" if zone in ("Z", "+00:00") else zone
    return f"{day_words(stamp)}, {when:%H:%M} {zone}".rstrip()


def value_words(field: str, value: Any) -> str:
    """One value of ``field`` in words; ``value`` as in a claim, a conflict's position, a change or a finding."""
    if value is None:
        return "no value"
    if field in COUNTS and "low" in value:
        return toll_words(value)
    if field in PARTIES and isinstance(value, list):
        return "; ".join(_row_words(row) for row in value)
    if field == "responsibility":
        rows = value if isinstance(value, list) else [value]
        return "; ".join(blame_words(row) for row in rows)
    made = _WORDS.get(field)
    return str(made(value)) if made and isinstance(value, Mapping) else str(value)


def count_words(value: Mapping[str, Any]) -> str:
    """A claim's count: "at least 5 civilians", "none reported (civilians)", "2 to 4"."""
    low, high = value.get("min"), value.get("max")
    qualifier, group = value.get("qualifier", "exact"), str(value.get("group", "all"))
    if low is None and high is None:
        return str(qualifier) + ("" if group == "all" else f" ({group_words(group)})")
    of = "" if group == "all" else f" {group_words(group, 1 if low == high == 1 else 2)}"
    if qualifier in ("up to", "fewer than"):
        number = f"{qualifier} {high if high is not None else low}"
    elif qualifier in ("several", "dozens", "hundreds"):
        number = f"{qualifier} ({range_words(low, high)})"
    else:
        number = ("" if qualifier == "exact" else f"{qualifier} ") + range_words(low, high, open_ended=qualifier == "exact")
    return number + of


def rivals(values: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """Rival figures by group, the whole first: ``{"all": "2 or 3", "militants": "1 or at least 2"}``."""
    by: dict[str, list[tuple[int, str]]] = {}
    for value in values:
        group = str(value.get("group", "all"))
        alone = count_words({**value, "group": "all"})
        by.setdefault(group, []).append((value.get("min") or value.get("max") or 0, alone))
    told = {group: listed(list(dict.fromkeys(text for _, text in sorted(rows))), "or") for group, rows in by.items()}
    return dict(sorted(told.items(), key=lambda pair: (pair[0] != "all", -len(by[pair[0]]), pair[0])))


def group_words(group: str, number: int = 2) -> str:
    """A group of people after a number: "militant" for one, "militants" else; "of another group" for ``other``."""
    singular, plural = words()["groups"].get(group, (group, group))
    return str(singular if number == 1 else plural)


def type_words(value: Mapping[str, Any]) -> str:
    """An event type as a heading, in plain words: "Air or drone strike"."""
    kind = str((value.get("acled") or ("", ""))[1])
    told = str(words()["events"].get(kind.lower(), kind)).removeprefix("an ").removeprefix("a ")
    return f"{told[:1].upper()}{told[1:]}" or "Type of event unknown"


def range_words(low: int | None, high: int | None, *, open_ended: bool = False) -> str:
    """ "2", "2 to 4", "at least 2", "up to 4"."""
    if low is None:
        return "number unknown" if high is None else f"up to {high:,}"
    if high is None:
        return f"at least {low:,}" if open_ended else f"{low:,}"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def toll_words(value: Mapping[str, Any]) -> str:
    """A finding's count: the best figure, then the range when the sources leave one, then the groups."""
    low, best, high = value.get("low"), value.get("best"), value.get("high")
    parts = [_group_words(row) for row in value.get("by_group") or ()]
    if best is None:
        head = "" if parts else "no number"
    elif low == high == best:
        head = f"{best:,}"
    else:
        head = f"{best:,} (given: {range_words(low, high, open_ended=True)})"
    return "; ".join(p for p in (head, *parts) if p)


def _group_words(row: Mapping[str, Any]) -> str:
    low, best, high = row.get("low"), row.get("best"), row.get("high")
    group = group_words(str(row["group"]))
    if best is None:
        return f"{group}: {row.get('qualifier') or 'no number'}"
    return f"{group}: {best:,}" + ("" if low == high else f" (given: {range_words(low, high, open_ended=True)})")


def date_words(value: Mapping[str, Any]) -> str:
    """ "22 March 2031 at 14:30 (Asia/Amman)", "between 3 March 2031 and 5 March 2031", "March 2031"."""
    first, last = str(value.get("earliest") or ""), str(value.get("latest") or "")
    precision = value.get("precision")
    if precision in ("month", "year") and first[:7] == last[:7]:
        told = day_words(first[:7])
    elif precision == "year" and first[:4] == last[:4]:
        told = first[:4]
    elif first[:10] == last[:10]:
        told = day_words(first)
    else:
        told = f"between {day_words(first)} and {day_words(last)}"
    if value.get("time"):
        told += f" at {value['time']}" + (f" ({value['zone']})" if value.get("zone") else _NO_ZONE)
    return told


def place_name(value: Mapping[str, Any]) -> str:
    """ "Qadra", "30 km south of Qadra", "between Qadra and Harnabad"."""
    return " ".join(str(part) for part in (value.get("relation"), value.get("name")) if part)


def place_words(value: Mapping[str, Any], *, precision: bool = True) -> str:
    """ "Qadra, Jordan (town)"; with ``precision`` off without the bracket."""
    code = value.get("country")
    name, country = place_name(value), country_names().get(str(code), code)
    where = ", ".join(str(p) for p in (name, country if country != name else None) if p)
    return where + (f" ({value['precision']})" if precision and value.get("precision") else "")


def brief_words(field: str, value: Any) -> str:
    """A claim's value for a narrow cell: without the words that stand beside it elsewhere."""
    if field == "event_type" and isinstance(value, Mapping):
        return type_words(value)
    if field == "date" and isinstance(value, Mapping):
        return date_words(value).removesuffix(_NO_ZONE)
    if field == "place" and isinstance(value, Mapping):
        return place_name(value) or place_words(value, precision=False)
    return value_words(field, value)


def party_words(value: Mapping[str, Any]) -> str:
    """A party's name; a mere description in quotation marks, since it is somebody's word."""
    if value.get("name"):
        return str(value["name"])
    return quoted(str(value.get("label") or "not named"))


def quoted(text: str) -> str:
    """The words in curly quotation marks, once."""
    return f"“{text.strip().strip(_QUOTES)}”"


def blame_words(value: Mapping[str, Any]) -> str:
    """Who is said to have done it; with ``stances`` also by whom: "The Front: accused by Col. Safi; denied by itself"."""
    name = str(value.get("party") or "unnamed")
    if "stances" in value:
        said = dict.fromkeys(stance_words(name, row) for row in merged_stances(value["stances"]))
        return f"{name}: " + ", ".join(said)
    stance = value.get("stance", "")
    if stance == "claims":
        return f"{name} claims it"
    return {"confirms": f"{name}: own part acknowledged", "accuses": f"{name} is accused", "denies": f"{name}: denied"}.get(
        str(stance), name
    )


def merged_stances(rows: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Each stance of each speaker once, in the order given."""
    seen: dict[tuple[str, str], Mapping[str, Any]] = {}
    for row in rows:
        seen.setdefault((str(row.get("stance")), (row.get("speaker") or "").casefold()), row)
    return list(seen.values())


def one_a_name(rows: Sequence[Mapping[str, Any]], key: str) -> list[dict[str, Any]]:
    """Rows of parties with one row a name, stances and support put together: a reader cannot tell two rows of one name apart."""
    made: dict[str, dict[str, Any]] = {}
    for row in rows:
        name = bare(str(row.get(key) or ""))
        if name not in made:
            made[name] = dict(row)
            continue
        for part in ("stances", "support"):
            if row.get(part):
                made[name][part] = [*(made[name].get(part) or ()), *row[part]]
    return list(made.values())


def stance_words(party: str, row: Mapping[str, Any]) -> str:
    """One stance towards ``party``: "accused by Col. Safi", "denied by itself"."""
    speaker = row.get("speaker")
    own = bool(speaker) and one_party(str(speaker), party)
    by = "itself" if own else str(speaker or "a report in its own voice")
    verb = {"claims": "claimed by", "confirms": "own part acknowledged by", "accuses": "accused by", "denies": "denied by"}
    return f"{verb.get(str(row.get('stance')), 'named by')} {by}"


def one_party(one: str, two: str) -> bool:
    """Whether two names are those of one party: the same words, or one that the actor file knows by both."""
    known = actor_named(one)
    return bare(one) == bare(two) or (known is not None and known == actor_named(two))


def bare(name: str) -> str:
    """A name without case and article, for telling that "The Front" and "the Front" are one."""
    folded = name.casefold().strip()
    return folded.removeprefix("the ").strip()


def _row_words(row: Mapping[str, Any]) -> str:
    status = words()["status"].get(row.get("status"), row.get("status"))
    plain_status = row.get("status") == "named"
    return f"{row.get('name') or 'not named'}" + ("" if plain_status else f" ({status})")


def _event_words(value: Mapping[str, Any]) -> str:
    label = value.get("label")
    return type_words(value) + (f", in the words {quoted(str(label))}" if label else "")


def _affiliation_words(value: Mapping[str, Any]) -> str:
    return f"{value.get('entity')}: {value.get('relation')} {value.get('of')}"


def _link_words(value: Mapping[str, Any]) -> str:
    date = value.get("date")
    return f"{value.get('type')} {value.get('to')}" + (f" ({day_words(str(date))})" if date else "")


def _statement_words(value: Mapping[str, Any]) -> str:
    return quoted(str(value.get("text", "")))


_WORDS = {
    "killed": count_words, "injured": count_words, "missing": count_words, "date": date_words, "place": place_words,
    "attacker": party_words, "target": party_words, "victim": party_words, "weapon": party_words,
    "event_type": _event_words, "affiliation": _affiliation_words, "link": _link_words, "statement": _statement_words,
}  # fmt: skip


def listed(items: Sequence[str], last: str = "and") -> str:
    """ "a", "a and b", "a, b and c"."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {last} {items[-1]}" if items else ""


def many(number: int, one: str, several: str | None = None) -> str:
    """ "1 report", "3 reports"."""
    return f"{number:,} {one if number == 1 else several or one + 's'}"
