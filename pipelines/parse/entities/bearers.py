"""Who bears a person's name: one id for all its spellings."""

import re
from collections import defaultdict
from functools import cache

from pipelines.hindi.acronyms import LETTER_OF, decode_acronym
from pipelines.hindi.normalise import NUKTA, to_nfc
from pipelines.hindi.sounding import name_key
from pipelines.hindi.transliterate import to_latin
from pipelines.parse.entities.names import Name
from pipelines.parse.entities.rows import read_rows, slug


def person_of(printed: str) -> Name:
    """Return the person of a printed name: a listed one spelt otherwise, else an unlisted one.

    The id of a full name is how its consonants sound, the same for spelling variants and in both scripts. A single name
    keeps its vowels: too many share its consonants.

    >>> person_of("महबूबा मुफ़्ती").id == person_of("महबूबा मुफ्ती").id == person_of("Mehbooba Mufti").id
    True
    >>> person_of("टी. एस. तिरुमूर्ति").id == person_of("टीएस तिरुमूर्ति").id == "person:ts-trmrti"
    True
    >>> person_of("मनीष").id, person_of("Vladimir Putin").name
    ('person:manish', 'व्लादिमीर पुतिन')
    """
    name = re.sub(r"\s+", " ", to_nfc(printed))
    plain = re.sub(r"(?<=\b[A-Z])[.\s]+(?=[A-Z]\b)", "", to_latin(name.replace(NUKTA, "")))
    single = len(plain.split()) == 1
    key = slug(plain) if single else _sound(plain, name)
    listed = None if single else _listed_by_sound().get(key)
    return listed or Name(f"person:{key}", "person", name, to_latin(name), "rule")


def _sound(plain: str, name: str) -> str:
    """Return the key of a full name: initials in Latin letters, the rest by sound."""
    words = name.replace(".", ". ").split()
    initials = [w for w in plain.split() if w.isupper()]
    rest = [
        w for w in words if len(w) > 1 and not decode_acronym(w) and w.rstrip(".") not in LETTER_OF and not w.isupper()
    ]
    return slug("-".join([*(w.replace(".", "").lower() for w in initials), *map(name_key, rest)]))


@cache
def _listed_by_sound() -> dict[str, Name]:
    """Return the listed persons by the key of their full names, where no two share it."""
    found: defaultdict[str, set[Name]] = defaultdict(set)
    for row in read_rows():
        if row.kind == "person":
            for text in (row.name, row.latin, *row.aliases):
                if len(text.split()) > 1:
                    found[name_key(text)].add(Name(row.id, row.kind, row.name, row.latin))
    return {key: next(iter(names)) for key, names in found.items() if len(names) == 1}
