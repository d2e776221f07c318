"""Write the twins: one article of our own in every format that is read. Run it from the root after changing the text.

python -m tests.pipelines.sources.twins
"""

import csv
import gzip
import io
import json
import tarfile
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import zstandard

FOLDER = Path(__file__).parents[2] / "samples_formats"
HEADLINE = "नदी किनारे बसेगा नया पुस्तकालय, पाँच गाँवों के बच्चों को मिलेगा लाभ"
URL = "https://samachar.example.in/rajya/naya-pustakalaya-101.html"
AUTHOR = "मीरा जोशी"
PUBLISHED, UPDATED = "2025-03-04T09:30:00+05:30", "2025-03-04T18:05:00+05:30"
BODY = """\
सोनपुर: जिला परिषद ने मंगलवार को नदी किनारे एक सार्वजनिक पुस्तकालय बनाने की योजना को मंजूरी दे दी। इसके लिए 2.5 करोड़ \
रुपये का प्रावधान किया गया है और काम जून तक शुरू होने की उम्मीद है।

परिषद की अध्यक्ष कमला देवी ने बताया कि इमारत में 120 बच्चों के बैठने की जगह होगी। उन्होंने कहा कि आसपास के पाँच \
गाँवों में अभी एक भी पुस्तकालय नहीं है और बच्चों को पढ़ने के लिए शहर जाना पड़ता है।

स्थानीय शिक्षक रमेश तिवारी ने योजना का स्वागत किया। उनके मुताबिक स्कूल के बाद बच्चों के पास पढ़ने की शांत जगह \
नहीं होती, इसलिए यह फैसला लंबे समय से जरूरी था।"""
PARAGRAPHS = BODY.split("\n\n")
TEXT = f"{HEADLINE}\n\n{BODY}\n"
ROW = {
    "title": HEADLINE,
    "text": BODY,
    "author": AUTHOR,
    "date": PUBLISHED,
    "updated_at": UPDATED,
    "sitename": "उदाहरण समाचार",
    "url": URL,
}
FRONT_MATTER = f"""---
title: {HEADLINE}
author: {AUTHOR}
url: {URL}
hostname: samachar.example.in
description: परिषद ने पुस्तकालय की योजना को मंजूरी दी
sitename: उदाहरण समाचार
date: 2025-03-04
categories: ['राज्य']
tags: ['पुस्तकालय', 'शिक्षा']
---
"""
STRUCTURED = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": HEADLINE,
    "datePublished": PUBLISHED,
    "dateModified": UPDATED,
    "author": [{"@type": "Person", "name": AUTHOR}],
    "publisher": {"@type": "Organization", "name": "उदाहरण समाचार"},
    "articleSection": "राज्य",
    "keywords": "पुस्तकालय, शिक्षा",
    "inLanguage": "hi",
}
HTML = f"""<!DOCTYPE html>
<html lang="hi">
<head>
<meta charset="utf-8">
<title>{HEADLINE} | उदाहरण समाचार</title>
<link rel="canonical" href="{URL}">
<meta property="og:title" content="{HEADLINE}">
<meta property="og:site_name" content="उदाहरण समाचार">
<script type="application/ld+json">{json.dumps(STRUCTURED, ensure_ascii=False)}</script>
</head>
<body>
<nav><a href="/">होम</a> <a href="/rajya">राज्य</a> <a href="/khel">खेल</a></nav>
<article>
<h1>{HEADLINE}</h1>
{"".join(f"<p>{paragraph}</p>{chr(10)}" for paragraph in PARAGRAPHS)}</article>
<footer>सर्वाधिकार सुरक्षित</footer>
</body>
</html>
"""


def warc(*pages: str) -> bytes:
    """Return a compressed web archive of `pages`, with an image among them as crawlers have it."""
    records = [
        warc_record("response", "text/html; charset=utf-8", page.encode(), name=str(n)) for n, page in enumerate(pages)
    ]
    records.append(warc_record("response", "image/png", b"\x89PNG", name="photo.png"))
    return b"".join(gzip.compress(record, mtime=0) for record in records)


def warc_record(kind: str, content_type: str, payload: bytes, *, status: str = "200 OK", name: str = "x") -> bytes:
    """Return one record of a web archive; a response has its HTTP headers within."""
    if kind == "response":
        payload = f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\n\r\n".encode() + payload
        content_type = "application/http; msgtype=response"
    headers = {
        "WARC-Type": kind,
        "WARC-Target-URI": f"https://samachar.example.in/{name}",
        "WARC-Date": "2025-03-05T00:00:00Z",
        "WARC-Record-ID": "<urn:uuid:12345678-9abc-4def-8123-456789abcdef>",
        "Content-Type": content_type,
        "Content-Length": str(len(payload)),
    }
    head = "".join(f"{key}: {value}\r\n" for key, value in headers.items())
    return f"WARC/1.0\r\n{head}\r\n".encode() + payload + b"\r\n\r\n"


def tar_gz(**files: bytes) -> bytes:
    """Return a compressed tar archive of `files`."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as archive:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return buffer.getvalue()


def zipped(files: dict[str, bytes]) -> bytes:
    """Return a zip archive of `files`."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def csv_of(*rows: dict[str, str]) -> str:
    """Return `rows` as CSV with a header."""
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue()


def parquet_of(*rows: dict[str, str]) -> bytes:
    """Return `rows` as a Parquet file."""
    buffer = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(list(rows)), buffer)
    return buffer.getvalue()


def twins() -> dict[str, bytes]:
    """Return the article in every format, by file name."""
    line = json.dumps(ROW, ensure_ascii=False)
    plain = TEXT.encode()
    return {
        "article.txt": plain,
        "article.utf16.txt": TEXT.replace("\n", "\r\n").encode("utf-16"),
        "front-matter.txt": (FRONT_MATTER + BODY).encode(),
        "article.md": (FRONT_MATTER + f"# {HEADLINE}\n\n" + BODY.replace("कमला देवी", "**कमला देवी**")).encode(),
        "article.html": HTML.encode(),
        "article.jsonl": f"{line}\n".encode(),
        "article.json": json.dumps([ROW], ensure_ascii=False, indent=1).encode(),
        "article.csv": csv_of(ROW).encode(),
        "article.parquet": parquet_of(ROW),
        "article.warc.gz": warc(HTML),
        "article.txt.gz": gzip.compress(plain, mtime=0),
        "article.txt.zst": zstandard.compress(plain),
        "article.zip": zipped({"articles/one.txt": plain, "articles/two.jsonl": line.encode()}),
        "article.tgz": tar_gz(**{"one.txt": plain}),
    }


if __name__ == "__main__":
    for name, content in twins().items():
        (FOLDER / name).write_bytes(content)
