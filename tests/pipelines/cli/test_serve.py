import socket

import pytest

from tests.pipelines.cli.conftest import Khabar


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
