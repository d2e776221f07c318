import os
import re
import signal
import socket
import subprocess
import sys

import httpx2
import pytest

from tests.pipelines.cli.conftest import Khabar


@pytest.mark.node
def test_it_tells_its_address_serves_and_ends_with_ctrl_c(node: str) -> None:
    program = [sys.executable, "-u", "-c", "from pipelines.cli import main; main()", "serve", "--port", "0"]
    env = os.environ | {"OPENSEARCH_URL": node, "KHABAR_ALIAS": "served-by-nobody"}
    with subprocess.Popen(program, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as served:
        assert served.stdout is not None
        told = re.search(r"http://127\.0\.0\.1:\d+", served.stdout.readline())
        assert told is not None
        connect = httpx2.HTTPTransport(retries=10)  # it listens a moment after it has told its address
        with httpx2.Client(transport=connect, timeout=60) as client:
            answers = [client.get(f"{told[0]}/v1/{path}") for path in ("health/live", "search")]
        served.send_signal(signal.SIGINT)
    assert [answer.status_code for answer in answers] == [200, 503]
    assert answers[1].json()["detail"] == "nothing is indexed yet"


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "::"])
def test_it_is_not_opened_to_others_without_a_key(khabar: Khabar, host: str) -> None:
    ended = khabar("serve", "--host", host)
    assert ended.code == 2
    assert "there is no API key" in ended.err
    assert "khabar keys add" in ended.err


def test_behind_a_proxy_it_asks_for_keys_too(khabar: Khabar, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KHABAR_API_REQUIRE_KEYS", "true")
    ended = khabar("serve")
    assert (ended.code, "there is no API key" in ended.err) == (2, True)


def test_a_port_that_is_taken_is_said_before_anything_is_started(khabar: Khabar) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ended = khabar("serve", "--port", str(taken.getsockname()[1]))
    assert ended.code == 2
    assert "choose another --port" in ended.err
