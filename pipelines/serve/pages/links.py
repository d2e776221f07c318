"""Addresses of the pages: every state of a page is its address, so that it can be shared and bookmarked."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple
from urllib.parse import quote, urlencode

from pipelines.serve.pages.words import LANGUAGES, Language

Pairs = tuple[tuple[str, str], ...]
# What chooses a page of an answer, not the answer.
PAGING = frozenset({"cursor"})


class Address(NamedTuple):
    """A path and its parameters; the language is one of them unless it is the first one."""

    path: str
    pairs: Pairs
    language: Language

    def __str__(self) -> str:
        spoken = () if self.language == LANGUAGES[0] else (("lang", self.language),)
        query = urlencode([*self.pairs, *spoken], quote_via=quote, safe=":,")
        return f"{quote(self.path)}?{query}" if query else quote(self.path)

    def get(self, name: str) -> str:
        """Return the first value of a parameter, "" when it has none."""
        return next((value for key, value in self.pairs if key == name), "")

    def has(self, name: str, value: str) -> bool:
        """Tell whether a parameter has a value."""
        return (name, value) in self.pairs

    def to(self, path: str, *pairs: tuple[str, str]) -> "Address":
        """Return another page in the same language."""
        return Address(path, pairs, self.language)

    def without(self, *names: str) -> "Address":
        """Return the address without some parameters, at its first page."""
        dropped = PAGING.union(names)
        return self._replace(pairs=tuple(pair for pair in self.pairs if pair[0] not in dropped))

    def with_one(self, name: str, value: str) -> "Address":
        """Return the address with one value of a parameter, at its first page."""
        rest = self.without(name)
        return rest._replace(pairs=(*rest.pairs, (name, value)))

    def toggle(self, name: str, value: str) -> "Address":
        """Return the address with a value of a parameter put in, or taken out if it is there."""
        rest = self.without()
        pair = (name, value)
        kept = tuple(one for one in rest.pairs if one != pair)
        return rest._replace(pairs=kept if pair in rest.pairs else (*kept, pair))

    def between(self, first: str, last: str) -> "Address":
        """Return the address for some days."""
        rest = self.without("from", "to")
        return rest._replace(pairs=(*rest.pairs, ("from", first), ("to", last)))

    def in_language(self, language: Language) -> "Address":
        """Return the same page in another language."""
        return self._replace(language=language)

    def hidden(self, *but: str) -> Pairs:
        """Return the parameters a form must carry along, all `but` its own fields."""
        spoken = () if self.language == LANGUAGES[0] else (("lang", self.language),)
        return (*self.without(*but).pairs, *spoken)


def read_address(path: str, pairs: Iterable[tuple[str, str]], known: Sequence[str]) -> Address:
    """Return the address of a request: known parameters with a value, in order, each once.

    Forms send their empty fields too, and other sites add parameters of their own: neither is part of the question.
    """
    kept = dict.fromkeys((name, value.strip()) for name, value in pairs)
    language = next((value for name, value in kept if name == "lang"), LANGUAGES[0])
    spoken: Language = "en" if language == "en" else "hi"
    return Address(path, tuple((name, value) for name, value in kept if value and name in known), spoken)
