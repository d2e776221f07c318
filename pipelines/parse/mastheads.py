"""Newspapers and channels told by how their names are made, known or not."""

import re
from functools import lru_cache

from pipelines.hindi.normalise import fold
from pipelines.parse.credits import house_words, is_place, looks_like_place, not_names, prose_words
from pipelines.parse.markers import find_mark


@lru_cache(maxsize=20_000)
def is_house(chunk: str) -> bool:
    """Tell whether `chunk` ends like the name of a newspaper or channel, known or not.

    >>> is_house("मालवा समाचार"), is_house("CITY NEWS"), is_house("इंदौर")
    (True, True, False)
    """
    words = fold(chunk).split()
    if not 2 <= len(words) <= 4:
        return False
    ends, begins = words[-1] in house_words(), words[0] in house_words()
    return (ends and not prose_words() & set(words[:-1])) or (begins and not prose_words() & set(words[1:]))


_LONGEST_WORD = 20
_ROUND_THE_CLOCK = "24"
_OF_CHANNELS_SIGNS = ("news", "khabar", "samachar")


def is_house_word(word: str) -> bool:
    """Tell whether one word is made like a newspaper's name: महामीडिया, जनसंदेश, लाइवमालवा24."""
    folded = fold(word)
    if " " in folded or len(folded) > _LONGEST_WORD:
        return False
    if folded.endswith(_ROUND_THE_CLOCK):
        bare = folded.removesuffix(_ROUND_THE_CLOCK)
        return any(bare.startswith(part) or bare.endswith(part) for part in house_words())
    # "ASHANEWSJ", set in capitals: a channel's sign before its town.
    opened = word.isupper() and any(part in folded for part in _OF_CHANNELS_SIGNS)
    return opened or any(folded.endswith(part) and len(folded) > len(part) + 1 for part in house_words())


# Houses made of house words alone hold none of these: they are buttons and sections.
_OF_CHANNELS = frozenset(map(fold, ("live", "tv", "media", "network", "लाइव", "टीवी", "मीडिया", "नेटवर्क", "डिजिटल")))


def _is_of_houses(word: str) -> bool:
    """Whether a word is a house word, or two of them glued: "NewsTv"."""
    houses = house_words()
    return word in houses or any(word[:cut] in houses and word[cut:] in houses for cut in range(2, len(word) - 1))


@lru_cache(maxsize=20_000)
def is_masthead(text: str) -> bool:
    """Tell whether `text` is a newspaper's or channel's own name: not a section ("Crime News"), not a town's news.

    >>> is_masthead("CityWeb News"), is_masthead("खबर पहाड़"), is_masthead("Kanpur News"), is_masthead("ताजा समाचार")
    (True, True, False, False)
    """
    words = fold(text).split()
    rest = [word for word in words if not _is_of_houses(word)]
    if not 2 <= len(words) <= 4 or not (_is_of_houses(words[0]) or _is_of_houses(words[-1])):
        return False
    if not rest:
        return not _OF_CHANNELS & set(words) and not find_mark(text)  # "खबर टुडे", but not "न्यूज लाइव"
    if is_place(" ".join(rest)):
        return False  # "UTTAR PRADESH NEWS"
    common = prose_words() | not_names()
    return not find_mark(text) and not any(word in common or is_place(word) or find_mark(word) for word in rest)


_LONGEST = 60
_TOWN = re.compile(r"\s*[,|:]\s*")


def own_name(text: str) -> str | None:
    """Return the paper's name in a line that holds it alone or beside its town, or None.

    >>> own_name("दैनिक विंध्य टाइम्स, रीवा"), own_name("खबर पहाड़"), own_name("रीवा, सतना")
    ('दैनिक विंध्य टाइम्स', 'खबर पहाड़', None)
    """
    if len(text) > _LONGEST:
        return None
    name, *places = _TOWN.split(text.strip(" •-–—|:;,।"))
    return name if is_masthead(name) and all(map(looks_like_place, places)) else None


@lru_cache(maxsize=20_000)
def is_own_name(text: str) -> bool:
    """Tell whether a line is a paper's name, maybe with its town."""
    return own_name(text) is not None
