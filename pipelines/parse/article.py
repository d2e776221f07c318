"""A page to an Article, or to the reason why there is none. Pure, and never raises on any text."""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime

from pydantic import ValidationError

from pipelines.hindi.language import detect_language
from pipelines.hindi.normalise import fold_spaces, to_nfc
from pipelines.parse.dates import INDIA, parse_stamp
from pipelines.parse.entities import find_entities
from pipelines.parse.figures import find_figures
from pipelines.parse.header import read_header
from pipelines.parse.layout import read_layout
from pipelines.parse.plain import unmarked
from schemas.article import Article, NewsDate
from schemas.document import BODY_ROLES, Document, Role
from schemas.entity import Stretch
from schemas.figure import Figure
from schemas.source import Facts, Page, RejectCode, Rejected

PARSER_VERSION = "3"
"""Raised with every change of what the parser gives: the index is built anew then."""

_READ_ROLES = BODY_ROLES | {Role.HEADLINE, Role.STANDFIRST, Role.SUMMARY, Role.DATELINE}
# Fields an article should state; those it does not are named in `missing`.
EXPECTED = ("headline", "outlet", "published", "authors", "dateline")
# A body is at least one short sentence (characters).
_SHORTEST_BODY = 20


def parse_page(page: Page, *, any_language: bool = False) -> Article | Rejected:
    """Return `page` as an Article, or Rejected with no_body, language or schema.

    any_language: keep articles that are not in Hindi.
    """
    layout, document = read_layout(page.text, page.facts)
    body = read_body(document)
    if len(body) < _SHORTEST_BODY:
        return Rejected(source=page.source, code=RejectCode.NO_BODY, detail="no paragraph of an article was found")
    language = detect_language(body)
    if not any_language and language != "hi":
        detail = f"the text is {language}, not hi; --any-language keeps it"
        return Rejected(source=page.source, code=RejectCode.LANGUAGE, detail=detail)
    try:
        return _to_article(page, layout, document, language, body)
    except ValidationError as error:
        return Rejected(source=page.source, code=RejectCode.SCHEMA, detail=str(error.errors()[0]["msg"])[:300])


def _to_article(page: Page, layout: str, document: Document, language: str, body: str) -> Article:
    header = read_header(document, page.facts)
    stretches = to_stretches(document)
    url = page.facts.url or page.source.url
    return Article(
        id=to_id(url, document.text),
        version=to_version(header.updated or header.published, page.facts),
        parser_version=PARSER_VERSION,
        source=page.source if page.source.url or not url else page.source.model_copy(update={"url": url}),
        layout=layout,
        language=language,
        outlet=header.outlet,
        headline=header.headline,
        kicker=header.kicker,
        standfirst=header.standfirst,
        section=header.section,
        desk=header.desk,
        credit=header.credit,
        summary_points=header.summary_points,
        tags=header.tags,
        published=header.published,
        updated=header.updated,
        authors=header.authors,
        agencies=header.agencies,
        dateline=header.dateline,
        text=document.text,
        blocks=document.blocks,
        body=body,
        entities=tuple(find_entities(stretches)),
        figures=tuple(_figures(stretches, header.published or header.updated)),
        missing=tuple(name for name in EXPECTED if not getattr(header, name)),
    )


def read_body(document: Document) -> str:
    """Return the article's own text: its paragraphs, subheads, lists, quotes and entries, joined by blank lines."""
    blocks = (fold_spaces(unmarked(document.printed(b))) for b in document.blocks if b.role in BODY_ROLES)
    return "\n\n".join(filter(None, blocks))


def to_stretches(document: Document) -> list[Stretch]:
    """Return the stretches that names and figures are looked for in, headline first, then in reading order."""
    blocks = [b for b in document.blocks if b.role in _READ_ROLES]
    blocks.sort(key=lambda b: b.role is not Role.HEADLINE)
    return [Stretch(b.start, document.text[b.start : b.end]) for b in blocks]


def to_id(url: str | None, text: str) -> str:
    """Return the id of an article: of its address where known, else of its text with spelling and white space folded.

    >>> to_id(None, "नमस्ते\\r\\n दुनिया") == to_id(None, "\\ufeffनमस्ते दुनिया")
    True
    """
    identity = url.split("#")[0].rstrip("/") if url else " ".join(to_nfc(text).split())
    return hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()


def to_version(stated: NewsDate | None, facts: Facts) -> int:
    """Return milliseconds since 1970 of the date that orders revisions; 0 where the source carries none."""
    value = stated.value if stated else None
    if value is None and facts.fetched:
        stamp = parse_stamp(facts.fetched)
        value = stamp.value if stamp else None
    if value is None:
        return 0
    padded = value if len(value) > 7 else f"{value}-01" if len(value) == 7 else f"{value}-01-01"
    moment = datetime.fromisoformat(padded)
    moment = moment if moment.tzinfo else moment.replace(tzinfo=INDIA)
    return max(0, int(moment.timestamp() * 1000))


def _figures(stretches: Sequence[Stretch], published: NewsDate | None) -> Sequence[Figure]:
    day = date.fromisoformat(published.value[:10]) if published and len(published.value) >= 10 else None
    return find_figures(stretches, day)
