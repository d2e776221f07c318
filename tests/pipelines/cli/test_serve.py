import pytest

from tests.pipelines.cli.conftest import Khabar


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "::"])
def test_it_listens_to_this_machine_only(khabar: Khabar, host: str) -> None:
    ended = khabar("serve", "--host", host)
    assert ended.code == 2
    assert "not this machine alone" in ended.err
