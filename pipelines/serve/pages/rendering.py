"""Templates into pages."""

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from fastapi import Response
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from pipelines.serve.pages.links import Address
from pipelines.serve.pages.words import LANGUAGES, Words

STATIC = {
    "khabar.css": "text/css; charset=utf-8",
    "khabar.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
}


@cache
def static(name: str) -> bytes:
    """Return a static file. Raises KeyError for one that is not served."""
    if name not in STATIC:
        raise KeyError(name)
    return (files(__package__) / "static" / name).read_bytes()


@cache
def static_address(name: str) -> str:
    """Return the address of a static file; it changes with the content, so that browsers may keep it for good."""
    return f"/static/{hashlib.sha256(static(name)).hexdigest()[:12]}/{name}"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader(__package__),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["static"] = static_address
    # Highlights come escaped from the index, with <mark> as the only tag.
    environment.filters["marked"] = lambda pieces: Markup(" … ".join(pieces))
    return environment


def render(template: str, address: Address, values: Mapping[str, Any], status: int = 200) -> Response:
    """Return a page in the language of its address."""
    words = Words(address.language)
    other = address.in_language(LANGUAGES[1 - LANGUAGES.index(address.language)])
    html = _environment().get_template(template).render(w=words, at=address, other=other, **values)
    return Response(html, status, {"content-language": address.language}, "text/html; charset=utf-8")
