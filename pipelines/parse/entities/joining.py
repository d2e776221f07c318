"""Inside one article: names that are one person or body printed longer and shorter become one."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from pipelines.hindi.normalise import SHORT_VOWELS, fold
from pipelines.parse.entities.marks import Mark, Piece
from pipelines.parse.entities.names import Name
from pipelines.parse.entities.rules import rules
from pipelines.parse.entities.spellings import word_key
from pipelines.parse.entities.words import keys_of

Parts = tuple[str, ...]
_SHORT = str.maketrans({**SHORT_VOWELS, "ा": None})


def join_persons(pieces: Sequence[Piece]) -> None:
    """Let a person's shorter name belong to the only longer one (सुशील मोदी, सुशील कुमार मोदी).

    But a name that is printed shorter more often than longer ends there: डेविड वॉर्नर, not डेविड वॉर्नर अकेले.
    """
    seen = _seen(pieces, "person")
    if not _may_join(seen):
        return
    parts = {name: tuple(word_key(word).key for word in fold(name.name).split()) for name in seen}
    cut = _overlong(seen, parts)
    kept = {name: part for name, part in parts.items() if name not in cut}
    longer, nobody = _holders(kept, is_shorter)
    for piece in pieces if cut or longer or nobody else ():
        marks = (_cut(piece, mark, cut) for mark in piece.marks if mark.name not in nobody)
        piece.replace(mark._replace(name=longer.get(mark.name, mark.name)) for mark in marks)


def join_spellings(pieces: Sequence[Piece]) -> None:
    """Let a full name printed with another length of a vowel be the one printed more often: अलोक वर्मा, आलोक वर्मा.

    The last vowel counts: it may tell a man from a woman.
    """
    seen = _seen(pieces, "person")
    if not _may_join(seen):
        return
    alike: defaultdict[Parts, list[Name]] = defaultdict(list)
    for name in seen:
        words = fold(name.name).split()
        if len(words) > 1:
            alike[*map(_without_lengths, words)].append(name)
    usual: dict[Name, Name] = {}
    for names in alike.values():
        first = max(names, key=lambda name: (name.basis == "reference", seen[name]))
        rarer = [name for name in names if name.basis != "reference" and seen[name] < seen[first]]
        usual |= dict.fromkeys(rarer, first)
    for piece in pieces if usual else ():
        piece.replace([mark._replace(name=usual.get(mark.name, mark.name)) for mark in piece.marks])


def _without_lengths(word: str) -> str:
    return word[:-1].translate(_SHORT) + word[-1:]


def join_bodies(pieces: Sequence[Piece]) -> None:
    """Let the last words of an unlisted organisation's name belong to the only longer one: बापू ट्रस्ट."""
    seen = _seen(pieces, "organisation")
    if not _may_join(seen):
        return
    longer, _ = _holders({name: keys_of(name.name) for name in seen}, lambda one, two: len(one) > 1 and _ends(one, two))
    for piece in pieces if longer else ():
        piece.replace([_widened(piece, mark, longer) for mark in piece.marks])


def _widened(piece: Piece, mark: Mark, longer: Mapping[Name, Name]) -> Mark:
    """Return a mark of the longer name, over the words before it that were printed too."""
    if mark.name not in longer:
        return mark
    name, words = longer[mark.name], piece.words
    start = mark.start - (len(keys_of(name.name)) - len(keys_of(mark.name.name)))
    whole = start >= 0 and tuple(words.keys[start : mark.start]) == keys_of(name.name)[: mark.start - start]
    free = whole and not any(start < other.end <= mark.start for other in piece.marks)
    joined = free and all(words.joined(i) for i in range(start, mark.start))
    return mark._replace(name=name, start=start if joined else mark.start)


def is_shorter(one: Parts, other: Parts) -> bool:
    """Say whether a person's name is another one's shorter form.

    >>> is_shorter(("sushil", "modi"), ("sushil", "kumar", "modi")), is_shorter(("sncj",), ("advrd", "sncj", "hrnndj"))
    (True, True)
    >>> is_shorter(("rahul", "gandhi"), ("sonia", "gandhi")), is_shorter(("kumar", "modi"), ("sushil", "modi"))
    (False, False)
    """
    n = len(one)
    if not 0 < n < len(other):
        return False
    if any(other[i : i + n] == one for i in range(len(other) - n + 1)):
        return True
    rest = iter(other)
    return n > 1 and one[0] == other[0] and one[-1] == other[-1] and all(part in rest for part in one)


def _ends(one: Parts, other: Parts) -> bool:
    return len(one) < len(other) and other[-len(one) :] == one


def _seen(pieces: Iterable[Piece], kind: str) -> Counter[Name]:
    return Counter(m.name for piece in pieces for m in piece.marks if m.name.kind == kind and m.how == "full")


def _may_join(seen: Mapping[Name, int]) -> bool:
    return len(seen) > 1 and any(name.basis != "reference" for name in seen)


def _overlong(seen: Mapping[Name, int], parts: Mapping[Name, Parts]) -> dict[Name, Name]:
    """Return the names that run on into words of no name, with the name they should have been."""
    by_parts = {part: name for name, part in parts.items() if len(part) > 1}
    found: dict[Name, Name] = {}
    for name, part in parts.items():
        words = fold(name.name).split()
        for end in range(2, len(part)) if name.basis != "reference" else ():
            shorter = by_parts.get(part[:end])
            if (
                shorter
                and seen[shorter] + _is_whole(words[:end]) > seen[name]
                and not any(map(_may_be_named, words[end:]))
            ):
                found[name] = shorter
    return found


def _is_whole(words: list[str]) -> bool:
    """Say whether a name needs no more words: a surname is there already, and none that is often a middle name."""
    return words[-1] in rules().surnames and words[-1] not in rules().middles


def _may_be_named(word: str) -> bool:
    return word_key(word).known or rules().is_given(word)


def _holders(
    parts: Mapping[Name, Parts], shorter: Callable[[Parts, Parts], bool]
) -> tuple[dict[Name, Name], frozenset[Name]]:
    """Return the unlisted names that belong to just one longer name; and the single words that could be several's."""
    having: defaultdict[str, list[Name]] = defaultdict(list)
    for name, part in parts.items():
        for word in set(part):
            having[word].append(name)
    longer: dict[Name, Name] = {}
    nobody: set[Name] = set()
    for name, part in parts.items():
        near = having[part[0]] if part and name.basis != "reference" else ()
        longest = _longest([other for other in near if shorter(part, parts[other])], parts, shorter)
        if len({other.id for other in longest}) == 1:
            longer[name] = longest[0]
        elif longest and len(part) == 1:
            nobody.add(name)
    return longer, frozenset(nobody)


def _longest(names: list[Name], parts: Mapping[Name, Parts], shorter: Callable[[Parts, Parts], bool]) -> list[Name]:
    return [one for one in names if not any(shorter(parts[one], parts[other]) for other in names)]


def _cut(piece: Piece, mark: Mark, cut: Mapping[Name, Name]) -> Mark:
    """Return a mark without the words that run on behind a name."""
    if mark.name not in cut:
        return mark
    name = cut[mark.name]
    return mark._replace(name=name, end=min(mark.end, mark.start + len(keys_of(name.name))))
