"""First cut: names of the reference data, longest first."""

from collections.abc import Sequence
from functools import cache

from pipelines.parse.entities.words import keys_of, read_words
from schemas.entity import Entity, EntityKind, Mention, Stretch


@cache
def _names() -> dict[tuple[str, ...], tuple[str, EntityKind, str, str | None]]:
    from pipelines.reference import _parsed
    from icu import Locale, LocaleDisplayNames

    out = {}

    def add(row, *names):
        for n in names:
            out[keys_of(n)] = row

    hi, en = (LocaleDisplayNames.createInstance(Locale(x)) for x in ("hi", "en"))
    extra = _parsed("entities_territories.yaml")["territories"]
    for c in Locale.getISOCountries():
        x = extra.get(c, {})
        name = x.get("name") or hi.regionDisplayName(c)
        add((f"place:{c}", "place", name, en.regionDisplayName(c)), name, *x.get("aliases", ()))
    for file, kind, pre in (
        ("places", "place", "place"),
        ("organisations", "organisation", "org"),
        ("persons", "person", "person"),
    ):
        for x in _parsed(f"entities_{file}.yaml")[file]:
            id = x.get("id") or pre + ":" + x["latin"].lower().replace(" ", "-").replace("'", "")
            add((id, kind, x["name"], x["latin"]), x["name"], *x.get("aliases", ()), *x.get("short", ()))
    return out


def find_entities(stretches: Sequence[Stretch]) -> list[Entity]:
    """Return the entities of `stretches` in the order of their first mention."""
    found: dict = {}
    names = _names()
    for stretch in stretches:
        words = read_words(stretch.text)
        i = 0
        while i < len(words):
            for n in (6, 5, 4, 3, 2, 1):
                row = names.get(tuple(words.keys[i : i + n]))
                if row and all(words.joined(j) for j in range(i, i + n - 1)):
                    a, b = words.starts[i], words.ends[i + n - 1]
                    found.setdefault(row, []).append(
                        Mention(text=stretch.text[a:b], start=stretch.start + a, end=stretch.start + b)
                    )
                    i += n
                    break
            else:
                i += 1
    return [
        Entity(id=r[0], kind=r[1], name=r[2], name_latin=r[3], basis="reference", mentions=tuple(m))
        for r, m in found.items()
    ]
