"""What a web page says about itself: JSON-LD, OpenGraph and meta tags, each value as printed."""

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any
from urllib.parse import urljoin, urlsplit

from pydantic import BaseModel, ConfigDict

from pipelines.reference import load
from pipelines.sources.columns import MANY
from schemas.source import Facts

_SITE_TAIL = re.compile(r"\s+[|\-–—:»]\s+([^|\-–—:»]{1,60})$")
_LONGEST_MARKED = 200


class _Names(BaseModel):
    model_config = ConfigDict(extra="forbid")
    structured: dict[str, list[str]]
    types: tuple[str, ...]
    meta: dict[str, list[str]]


@cache
def _names() -> _Names:
    return load("page_metadata.yaml", _Names)


def page_facts(tree: Any, container: Facts) -> Facts:
    """Return what a parsed page says of its article; what it does not say is taken from its container.

    JSON-LD goes before meta tags, these before the page's visible title. Nothing is taken from the running text.
    """
    metas = _metas(tree)
    structured = _article(_objects(tree), _address(tree, {}, metas, container))
    found: dict[str, Any] = {
        field: _field(field, structured, metas) or getattr(container, field) for field in Facts.model_fields
    }
    found["url"] = _address(tree, structured, metas, container)
    found["language"] = found["language"] or tree.get("lang")
    found["headline"] = _headline(tree, found["headline"], found["outlet"])
    return Facts(**found)


def article_body(tree: Any) -> str | None:
    """Return the text of the article its JSON-LD holds, None when it holds none."""
    body = _article(_objects(tree), None).get("articleBody")
    return html.unescape(body) if isinstance(body, str) and body.strip() else None


def _field(field: str, structured: Mapping[str, Any], metas: Mapping[str, list[str]]) -> Any:
    names = _names()
    found = [_strings(structured.get(key), field) for key in names.structured.get(field, ())]
    found += [_strings(metas.get(key), field) for key in names.meta.get(field, ())]
    values = next((value for value in found if value), [])
    return tuple(values) if field in MANY else values[0] if values else None


def _strings(value: Any, field: str) -> list[str]:
    return [text for text in _printed(value, field) if text and not (field != "url" and text.startswith("http"))]


def _printed(value: Any, field: str) -> Iterator[str]:
    if isinstance(value, str):
        parts = value.split(",") if field == "tags" else [value]
        yield from (" ".join(html.unescape(part).split()) for part in parts)
    elif isinstance(value, list):
        for item in value:
            yield from _printed(item, field)
    elif isinstance(value, Mapping) and not (
        field == "authors" and _types(value) & {"Organization", "NewsMediaOrganization"}
    ):
        # A house is no person: it is the outlet's business, and an author of that type would be taken for a writer.
        yield from _printed(value.get("name") or value.get("@id") or value.get("url"), field)


def _metas(tree: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        key = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv")
        content = meta.get("content")
        if key and content and content.strip():
            found.setdefault(key.strip().lower(), []).append(content)
    return _marked(tree) | found


def _marked(tree: Any) -> dict[str, list[str]]:
    """Return what the page marks in its visible part (microdata, rel=author), where it marks one value only.

    Lists of other articles carry the same marks: with several values none can be told to be this article's.
    """
    found: dict[str, set[str]] = {}
    for element in tree.xpath("//body//*[@itemprop or @rel='author']"):
        names = element.xpath(".//*[@itemprop='name']") or [element]
        value = element.get("datetime") or element.get("content") or " ".join(names[0].text_content().split())
        if 0 < len(value) <= _LONGEST_MARKED:
            found.setdefault((element.get("itemprop") or "author").lower(), set()).add(value)
    return {key: list(values) for key, values in found.items() if len(values) == 1}


def _objects(tree: Any) -> list[Mapping[str, Any]]:
    """Return the JSON-LD objects of a page, those in lists and graphs included; broken ones are left out."""
    found: list[Mapping[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            found.extend(_flat(_json(script.text or "")))
    return found


def _json(text: str) -> Any:
    text = re.sub(r"^\s*(?:<!--|//<!\[CDATA\[)|(?:-->|//\]\]>)\s*;?\s*$", "", text)
    try:
        return json.loads(text, strict=False)  # newlines within strings are common and harmless
    except (ValueError, RecursionError):
        return None


def _flat(value: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, list):
        for item in value:
            yield from _flat(item)
    elif isinstance(value, Mapping):
        yield value
        for key in ("@graph", "mainEntity"):
            yield from _flat(value.get(key))


def _types(value: Mapping[str, Any]) -> set[str]:
    types = value.get("@type")
    return {t for t in (types if isinstance(types, list) else [types]) if isinstance(t, str)}


def _article(objects: Iterable[Mapping[str, Any]], address: str | None) -> Mapping[str, Any]:
    """Return the object that is the page's article: among several the one with its address, else the first."""
    articles = [o for o in objects if any(t.endswith(_names().types) for t in _types(o))]
    here = [o for o in articles if address and address == _field("url", o, {})]
    return next(iter(here or articles), {})


def _address(tree: Any, structured: Mapping[str, Any], metas: Mapping[str, list[str]], container: Facts) -> str | None:
    """Return the page's canonical address: its link, else what its metadata say, else where it was fetched.

    The front page given as canonical by a careless template would make one article of a whole site: it does not count.
    """
    links = [link.get("href") for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split()]
    said = [_field("url", {}, metas), _field("url", structured, {})]
    found = (_joined(container.url, given) for given in [*links, *said] if given)
    return next((address for address in found if address), container.url)


def _joined(base: str | None, given: str) -> str | None:
    try:
        found = urljoin(base or "", given.strip())
        whole = urlsplit(found).scheme in ("http", "https") and urlsplit(found).path.strip("/")
    except ValueError:  # "http://[" and the like
        return None
    return found if whole else None


def _headline(tree: Any, said: str | None, outlet: str | None) -> str | None:
    """Return the stated headline, else the page's title, without the name of the site after it."""
    titles = (" ".join("".join(title.itertext()).split()) for title in tree.iter("title"))
    title: str | None = said or next(titles, None) or None
    tail = _SITE_TAIL.search(title or "")
    if title and tail and outlet and _same_site(tail[1], outlet):
        return title[: tail.start()]
    return title


def _same_site(tail: str, outlet: str) -> bool:
    first, second = ("".join(name.casefold().split()) for name in (tail, outlet))
    return first in second or second in first
