"""The five seeds behind a running app."""

import shutil
import threading
import time
from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from playwright import sync_api as browsers
from playwright.sync_api import ViewportSize, sync_playwright
from starlette.testclient import TestClient

from pipelines.index.actions import load_articles
from pipelines.index.generations import ensure, plan_generation
from pipelines.index.store import open_async_store, open_store
from pipelines.parse.article import parse_page
from pipelines.serve.api.app import create_app
from pipelines.serve.api.server import listen, make_server
from pipelines.settings import ROOT, Settings
from pipelines.sources.opening import open_raw
from pipelines.sources.readers import read_page
from schemas.article import Article
from schemas.source import Page, RawFile

ALIAS = "served"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync"]  # fmt: skip
# What a page does not show after so many milliseconds it never does, however busy the machine.
LONG = 60_000
PHONE, DESK = ViewportSize(width=390, height=800), ViewportSize(width=1280, height=900)


def read_seed(name: str) -> Article:
    """Return the record of one seed; its uri is the same wherever the tests run."""
    (raw,) = open_raw(str(ROOT / "seeds" / name), max_bytes=1_000_000)
    assert isinstance(raw, RawFile)
    page = read_page(raw.model_copy(update={"source": raw.source.model_copy(update={"uri": f"seeds/{name}"})}))
    assert isinstance(page, Page)
    article = parse_page(page)
    assert isinstance(article, Article)
    return article


@pytest.fixture(scope="session")
def seeds() -> list[Article]:
    """The records of the five seeds."""
    return [read_seed(path.name) for path in sorted((ROOT / "seeds").glob("*.txt"))]


@pytest.fixture(scope="session")
def app(node: str, seeds: list[Article]) -> FastAPI:
    """The app over an index of the seeds."""
    store = open_store(node)
    ensure(store, plan_generation(ALIAS, "1"))
    load_articles(store, ALIAS, seeds, refresh=True)
    store.close()
    settings = Settings(alias=ALIAS, api_hosts=("testserver", "127.0.0.1"))
    return create_app(open_async_store(node), settings)


@pytest.fixture(scope="session")
def client(app: FastAPI) -> Iterator[TestClient]:
    """A client of the app that gets error answers, not exceptions."""
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client


@pytest.fixture(scope="session")
def address(node: str, app: FastAPI) -> Iterator[str]:
    """The address of a running server over the seeds (`app` has put them into the index)."""
    server = make_server(create_app(open_async_store(node), Settings(alias=app.state.reader.alias)))
    with listen("127.0.0.1", 0) as listening:
        thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.05)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[browsers.Browser]:
    """A browser; it ends with its module, for it keeps an event loop running in which no other can be run."""
    with sync_playwright() as playwright:
        browsers.expect.set_options(timeout=LONG)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS, timeout=3 * LONG)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: browsers.Browser, address: str) -> Iterator[browsers.Page]:
    """A page whose console stays empty and that asks nobody else for anything."""
    context = browser.new_context(base_url=address, viewport=DESK)
    context.set_default_timeout(LONG)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith(address) else complaints.append(request.url))
    yield page
    context.close()
    assert complaints == []
