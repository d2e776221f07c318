import socket

import pytest

from tests.pipelines.cli.conftest import Khabar


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "::"])
def test_it_listens_to_this_machine_only(khabar: Khabar, host: str) -> None:
    ended = khabar("serve", "--host", host)
    assert ended.code == 2
    assert "not this machine alone" in ended.err


def test_a_port_that_is_taken_is_said_before_anything_is_started(khabar: Khabar) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ended = khabar("serve", "--port", str(taken.getsockname()[1]))
    assert ended.code == 2
    assert "choose another --port" in ended.err
