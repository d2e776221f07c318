"""What `make run` shows: the records, the facets, a search, and what to type next."""

from shlex import quote

from rich.text import Text

from pipelines.cli.console import out
from pipelines.cli.show import MARKING, article_table, facet_table, hit_list
from pipelines.flow.cluster import open_cluster
from pipelines.serve.query import SearchParams
from pipelines.serve.search import search
from pipelines.settings import Settings

RECORDS = 10


def show_tour(settings: Settings) -> None:
    """Print the newest records, the facet counts, one highlighted search and what to type next."""
    store = open_cluster(settings)
    newest = search(store, settings.alias, SearchParams(sort="newest", size=RECORDS), MARKING)
    if not newest.hits:
        return
    articles = [hit.article for hit in newest.hits]
    shown = f"the {len(articles)} newest of {newest.total}" if newest.total > len(articles) else f"{newest.total}"
    out.print(article_table(articles, f"Articles in the index: {shown}"))
    out.print()
    out.print(facet_table(newest.facets))
    # The sample asks for what is there: the person most articles name, else the first word of the newest article.
    persons, counted = newest.facets["person"], newest.facets["counted"]
    word = persons[0].value if persons else articles[0].body.split()[0]
    sample = search(store, settings.alias, SearchParams(q=word, size=2), MARKING)
    out.print(f"\n[bold]khabar search {quote(word)}[/]: {sample.total} articles in {sample.took_ms} ms")
    out.print(hit_list(sample))
    thing = counted[0].value if counted else "सैनिक"
    out.print(_next_steps(word, thing, articles[0].source.uri, store.url))


def _next_steps(word: str, thing: str, uri: str, url: str) -> Text:
    """What to type next, each a line that can be copied as it is."""
    khabar = ".venv/bin/khabar"
    steps = (
        (f"{khabar} search {quote(word)}", "words, ranked, with highlights"),
        (f"{khabar} search --figure {quote(f'{thing} >= 1000')}", "numbers as facts"),
        (f"{khabar} search --person {quote(word)} --sort newest", "one person, newest first"),
        (f"{khabar} parse --explain {quote(uri)}", "which line became which field"),
        (f"{khabar} run PATH...", "your own files, folders, archives"),
        ("make serve", "the search page and the API"),
        ("make dev", "the runs in the Dagster UI"),
        (f"{khabar} engine status", f"the node: {url}"),
    )
    text = Text("\nWhat to type next\n", style="bold")
    for command, why in steps:
        text.append(f"  {command}\n", style="not bold green").append(f"      {why}\n", style="not bold dim")
    return text
