"""What `make run` shows: the records, the facets, a search, and what to type next."""

from pipelines.cli.console import out
from pipelines.cli.show import MARKING, article_table, facet_table, hit_list
from pipelines.flow.cluster import open_cluster
from pipelines.serve.query import SearchParams
from pipelines.serve.search import search
from pipelines.settings import Settings

RECORDS = 10
NEXT = """[bold]What to type next[/]
  [green].venv/bin/khabar search {word}[/]                          words, ranked, with highlights
  [green].venv/bin/khabar search --figure "{counted} >= 10000"[/]     numbers as facts
  [green].venv/bin/khabar search --person "{word}" --sort newest[/]    one person, newest first
  [green].venv/bin/khabar parse --explain {uri}[/]   which line became which field
  [green].venv/bin/khabar run PATH...[/]                            your own files
  [green]make dev[/]                                                the runs in the Dagster UI
  [green].venv/bin/khabar engine status[/]                          the node: [link]{url}[/]"""


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
    out.print(f"\n[bold]khabar search {word}[/]: {sample.total} articles in {sample.took_ms} ms")
    out.print(hit_list(sample))
    uri = articles[0].source.uri
    out.print(NEXT.format(word=word, counted=counted[0].value if counted else "सैनिक", uri=uri, url=store.url))
