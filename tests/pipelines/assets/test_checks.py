"""Asset checks: a loss is noticed even behind our back; a single batch or all of them are judged."""

from pathlib import Path

import dagster as dg
import pytest

from pipelines.assets.checks import CHECKS, batch_checks
from pipelines.assets.resources import build_resources
from pipelines.assets.run import run_paths
from pipelines.flow.health import Case, Finding, check_conservation, check_mapping, check_rejects
from pipelines.flow.records import ARTICLES, LOADED, PARSED, Records
from pipelines.index.store import Store
from pipelines.settings import Settings


def judged(settings: Settings) -> dict[str, bool]:
    result = dg.materialize(
        [batch_checks], resources=build_resources(settings), selection=dg.AssetSelection.checks(batch_checks)
    )
    assert result.success
    return {e.check_name: e.passed for e in result.get_asset_check_evaluations()}


def test_a_sound_batch_passes_all_but_what_is_unusual(batch: str, settings: Settings) -> None:
    # Two rejects of seven files are more than the threshold allows.
    assert judged(settings) == dict.fromkeys(CHECKS, True) | {"reject_rate": False}


def test_a_document_deleted_behind_our_back_is_noticed(
    batch: str, settings: Settings, store: Store, records: Records
) -> None:
    gone = next(records.read(batch, ARTICLES)).id
    store.request("DELETE", f"/{settings.alias}/_doc/{gone}")
    finding = check_conservation(Case(records, batch, store, settings.alias))
    assert not finding.sound
    assert finding.figures["absent"] == 1
    assert finding.figures["examples"] == [gone]
    assert "1 of 4 articles" in finding.told


def test_a_run_that_loses_a_document_fails_and_the_next_one_mends_it(
    batch: str, folder: Path, settings: Settings, store: Store, records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = next(records.read(batch, ARTICLES)).id

    def lose(case: Case) -> Finding:
        # With its version: a plain delete would count it up, and the article would be the older one for a minute.
        held = {"version": 0, "version_type": "external_gte"}
        store.request("DELETE", f"/{settings.alias}/_doc/{gone}", params=held)
        return check_conservation(case)

    with monkeypatch.context() as patch:
        patch.setitem(CHECKS, "conservation", CHECKS["conservation"]._replace(measure=lose))
        report = run_paths([str(folder)], settings)
    assert "conservation: 1 of 4 articles are not in" in report.errors[batch]
    assert report.exit_code == 1
    assert run_paths([str(folder)], settings).errors == {}


def test_a_count_that_does_not_add_up_is_noticed(
    batch: str, settings: Settings, store: Store, records: Records
) -> None:
    loaded = records.only(batch, LOADED)
    records.write(batch, LOADED, [loaded.model_copy(update={"indexed": loaded.indexed - 1})])
    finding = check_conservation(Case(records, batch, store, settings.alias))
    assert (finding.sound, finding.figures["lost"]) == (False, 1)


def test_a_mapping_changed_by_hand_is_noticed(batch: str, settings: Settings, store: Store, records: Records) -> None:
    case = Case(records, batch, store, settings.alias)
    assert check_mapping(case).sound
    store.request("PUT", f"/{settings.alias}/_mapping", {"properties": {"clicks": {"type": "long"}}})
    finding = check_mapping(case)
    assert (finding.sound, finding.figures["differing"]) == (False, ["clicks.type"])


def test_rejects_are_told_by_code(batch: str, settings: Settings, store: Store, records: Records) -> None:
    finding = check_rejects(Case(records, batch, store, settings.alias))
    assert finding.told == "2 of 7 files were rejected (29%; the limit is 20%)"
    assert finding.figures["empty"] == 1
    parsed = records.only(batch, PARSED)
    records.write(batch, PARSED, [parsed.model_copy(update={"rejected": 0, "codes": {}})])
    assert check_rejects(Case(records, batch, store, settings.alias)).sound
