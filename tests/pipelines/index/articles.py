"""Small valid articles for tests of the index and the search."""

import hashlib
from typing import Any

from schemas.article import Article, NewsDate
from schemas.document import Block, Role
from schemas.entity import Entity, Mention
from schemas.figure import Figure
from schemas.source import Source

HEADLINE = "पुतिन से मिले किम"
BODY = "सियोल में बैठक हुई। उत्तर कोरिया ने रूस को 5,000 सैनिक भेजे।"


def make_article(number: int, headline: str = HEADLINE, body: str = BODY, **fields: Any) -> Article:
    """Return article `number`: the same number is the same id."""
    text = f"{headline}\n{body}"
    digest = hashlib.sha256(str(number).encode()).hexdigest()
    blocks = (
        Block(role=Role.HEADLINE, start=0, end=len(headline) + 1),
        Block(role=Role.PARAGRAPH, start=len(headline) + 1, end=len(text)),
    )
    values: dict[str, Any] = {
        "id": digest,
        "version": 1,
        "parser_version": "1",
        "source": Source(uri=f"{number}.txt", sha256=digest, format="txt", bytes=len(text)),
        "layout": "generic",
        "language": "hi",
        **dict.fromkeys(("outlet", "kicker", "standfirst", "section", "desk", "credit")),
        **dict.fromkeys(("published", "updated", "dateline")),
        "headline": headline,
        "text": text,
        "blocks": blocks,
        "body": body,
    }
    return Article(**{**values, **fields})


def make_date(value: str, precision: str = "day") -> NewsDate:
    """Return a date as if printed."""
    return NewsDate(value=value, precision=precision, zone=None, basis="text", text=value)


def make_figure(article: Article, printed: str, kind: str = "count", **fields: Any) -> Figure:
    """Return a figure at the first place where `printed` stands."""
    start = article.text.index(printed)
    return Figure(kind=kind, text=printed, start=start, end=start + len(printed), **fields)


def make_person(article: Article, printed: str, name: str, latin: str) -> Entity:
    """Return a person mentioned at the first place where `printed` stands."""
    start = article.text.index(printed)
    mention = Mention(text=printed, start=start, end=start + len(printed))
    return Entity(id=f"person:{latin}", kind="person", name=name, name_latin=latin, basis="rule", mentions=(mention,))
