"""Published and updated of whole pages, and what only looks like them (tests/cases/page_dates.tsv)."""

import pytest

from tests.pipelines.parse.test_article import article
from tests.pipelines.parse.test_dates import rows

HEADLINE = "नदी पर नए पुल का काम पूरा, यातायात शुरू"
PARAGRAPHS = (
    "शहर के बीच बहने वाली नदी पर पुल खुल गया और लोग खुश हैं। अब नदी पार करना आसान हो गया है।",
    "बच्चों ने पुल पर दौड़ लगाई और मिठाई बांटी। अधिकारियों ने बताया कि दूसरे पुल का काम अगले साल शुरू होगा।",
)


@pytest.mark.parametrize("row", rows("page_dates.tsv", 3), ids=lambda row: row[0][:60])
def test_pages(row: list[str]) -> None:
    page, published, updated = row
    text = page.replace("{h}", HEADLINE).replace("{b}", PARAGRAPHS[0]).replace("{c}", PARAGRAPHS[1])
    parsed = article(text.replace(" ⏎ ", "\n"))
    assert (parsed.published.value if parsed.published else "") == published
    assert (parsed.updated.value if parsed.updated else "") == updated
