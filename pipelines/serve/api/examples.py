"""An example for every operation, in the OpenAPI document and on /docs. All of them run on the five seeds."""

from typing import Any

EXAMPLES = {
    "search": "/v1/search?q=पुतिन किम&from=2025-09&figure=सैनिक >= 10000&fields=headline&size=3",
    "article": "/v1/articles/5a1e517e953fc8f1429a3668068447091d179a47ed6471faa81d1f2d92c3f68e",
    "similar": "/v1/articles/5a1e517e953fc8f1429a3668068447091d179a47ed6471faa81d1f2d92c3f68e/similar?size=3",
    "facet": "/v1/facets/person?prefix=put",
    "suggest": "/v1/suggest?q=put",
    "entity": "/v1/entities/person:vladimir-putin",
    "figures": "/v1/figures?of=सैनिक&least=10000&sort=newest",
    "compare": "/v1/compare?about=North Korea&kind=count",
    "export": "/v1/export?q=पुतिन&format=csv",
    "live": "/v1/health/live",
    "ready": "/v1/health/ready",
}


def sample(name: str) -> dict[str, Any]:
    """Return the extension of an operation that shows how it is called."""
    path, _, query = EXAMPLES[name].partition("?")
    words = [f" --data-urlencode '{pair}'" for pair in query.split("&") if pair]
    curl = f"curl -s{' -G' if words else ''} http://127.0.0.1:8080{path}{''.join(words)}"
    return {"x-codeSamples": [{"lang": "curl", "source": curl}]}
