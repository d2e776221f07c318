"""One person, place or organisation by whatever it is called: its id, a name in either script, an alias."""

from collections.abc import Iterator
from typing import Any, get_args

from pipelines.hindi.normalise import fold
from pipelines.serve.selections import build_selection
from pipelines.serve.synonyms import known_names
from schemas.article import Article
from schemas.entity import Entity, EntityKind, Mention


def build_named(name: str) -> dict[str, Any]:
    """Return the filter for articles that name it, as a person, a place or an organisation."""
    kinds = [build_selection(kind, (name,)) for kind in get_args(EntityKind)]
    return {"bool": {"should": kinds, "minimum_should_match": 1}}


def mentions_of(article: Article, name: str) -> Iterator[Mention]:
    """Yield where an article names it."""
    ids = {known.id for known in known_names(name) if not known.rest}
    key = fold(name)
    for entity in article.entities:
        if entity.id == name or entity.id in ids or key in _keys(entity):
            yield from entity.mentions


def _keys(entity: Entity) -> set[str]:
    names = (entity.name, entity.name_latin or "", *(mention.text for mention in entity.mentions))
    return {fold(name) for name in names if name}
