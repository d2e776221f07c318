"""Merges: proposed from the records, decided by a person, followed by the next index."""

from pathlib import Path

import pytest

from pipelines.errors import ReferenceDataError, UsageError
from pipelines.flow.loading import load_batch
from pipelines.flow.manifests import write_manifests
from pipelines.flow.merging import merge_entities, read_merges, settle, to_accepted, version_of, write_merges
from pipelines.flow.proposing import Bearer, find_merges, propose_merges
from pipelines.flow.rebuilding import rebuild
from pipelines.flow.records import ARTICLES, Records
from pipelines.flow.steps import open_batch, parse_batch
from pipelines.index.generations import NO_MERGES, serving
from pipelines.index.store import Store
from pipelines.settings import Settings
from schemas.merge import Merge, Named
from tests.pipelines.flow.samples import story

SPELLINGS = ("धर्मपाल वाजपेयी", "धर्मपाल वाजपई")


def told(number: int, name: str) -> str:
    quote = f"\n\nमंत्री {name} ने लखनऊ में कहा कि योजना के लिए धन मिल गया है। {name} ने किसानों से भी बात की।"
    return story(number) + quote


@pytest.fixture
def two_spellings(tmp_path: Path, settings: Settings, records: Records, store: Store) -> str:
    """The key of an indexed batch of two articles, one person spelt in two ways."""
    folder = tmp_path / "news"
    folder.mkdir()
    for number, name in enumerate(SPELLINGS):
        (folder / f"{number}.txt").write_text(told(number, name), encoding="utf-8")
    ((batch, _),) = write_manifests([str(folder)], settings, records)
    open_batch(records, batch, settings)
    parse_batch(records, batch, settings)
    load_batch(records, batch, store, settings)
    return batch


def persons(store: Store, settings: Settings) -> dict[str, int]:
    asked = {"size": 0, "aggs": {"persons": {"terms": {"field": "persons"}}}}
    store.request("POST", f"/{settings.alias}/_refresh")
    buckets = store.request("POST", f"/{settings.alias}/_search", asked)["aggregations"]["persons"]["buckets"]
    return {bucket["key"]: bucket["doc_count"] for bucket in buckets}


def test_two_values_become_one_in_the_next_index(
    two_spellings: str, settings: Settings, records: Records, store: Store
) -> None:
    before, old = persons(store, settings), serving(store, settings.alias)
    assert before == dict.fromkeys(SPELLINGS, 1)
    (proposal,) = (merge for merge in propose_merges(records) if merge.kind == "person")
    assert {proposal.gone.name, proposal.kept.name} == set(SPELLINGS)
    assert rebuild(records, store, settings, only_outdated=True).why is None
    settle(records, [proposal.key], "accepted")
    rebuilt = rebuild(records, store, settings, only_outdated=True)
    assert rebuilt.why is not None
    assert rebuilt.why.startswith("merges is none, now ")
    assert rebuilt.name != old
    assert persons(store, settings) == {proposal.kept.name: 2}
    settle(records, [proposal.key], "refused")
    rebuild(records, store, settings, only_outdated=True)
    assert (persons(store, settings), serving(store, settings.alias)) == (before, old)


def test_a_decision_stays_and_is_not_proposed_again(two_spellings: str, records: Records) -> None:
    (proposal,) = (merge for merge in propose_merges(records) if merge.kind == "person")
    (refused,) = settle(records, [proposal.key], "refused")
    assert refused not in propose_merges(records)
    assert [merge for merge in read_merges(records) if merge.state == "refused"] == [refused]


def test_the_records_keep_what_was_parsed(two_spellings: str, records: Records) -> None:
    one = next(a for a in records.read(two_spellings, ARTICLES) if any(e.kind == "person" for e in a.entities))
    person = next(e for e in one.entities if e.kind == "person")
    kept = Named(id="person:somebody", name="कोई और", name_latin=None, articles=1)
    merged = merge_entities(one, {(person.id, person.name): kept})
    (found,) = (e for e in merged.entities if e.kind == "person")
    assert (found.id, found.name, found.basis, found.mentions) == (
        "person:somebody",
        "कोई और",
        "reference",
        person.mentions,
    )
    assert merge_entities(one, {("person:another", "कोई"): kept}) is one


def test_one_named_twice_in_an_article_is_one_with_all_mentions(two_spellings: str, records: Records) -> None:
    article = next(records.read(two_spellings, ARTICLES))
    first, second = article.entities[:2]
    kept = Named(id=first.id, name=first.name, name_latin=first.name_latin, articles=1)
    merged = merge_entities(article, {(second.id, second.name): kept}).entities
    assert len(merged) == len(article.entities) - 1
    joined = next(e for e in merged if e.id == first.id)
    assert joined.name == first.name
    assert sorted(m.start for m in joined.mentions) == [m.start for m in joined.mentions]
    assert set(joined.mentions) == {*first.mentions, *second.mentions}


def merge(key: str, gone: str, kept: str) -> Merge:
    names = (Named(id=id, name=id, name_latin=None, articles=1) for id in (gone, kept))
    one, other = names
    return Merge(key=key, kind="person", gone=one, kept=other, score=0.7, state="accepted")


def test_what_became_of_a_name_in_the_end() -> None:
    chain = [merge("1", "a", "b"), merge("2", "b", "c")]
    assert {gone: kept.id for (gone, _), kept in to_accepted(chain).items()} == {"a": "c", "b": "c"}
    assert version_of(to_accepted([])) == NO_MERGES != version_of(to_accepted(chain)) != version_of({})
    with pytest.raises(UsageError, match="circle"):
        to_accepted([*chain, merge("3", "c", "a")])


def test_a_key_or_line_that_is_wrong_is_told(tmp_path: Path) -> None:
    records = Records(str(tmp_path / "records"))
    write_merges(records, [merge("1", "a", "b")])
    with pytest.raises(UsageError, match="no merge has the key 9"):
        settle(records, ["9"], "accepted")
    (tmp_path / "records" / "merges.jsonl").write_text("{}\n", encoding="utf-8")
    with pytest.raises(ReferenceDataError, match="line 1"):
        read_merges(records)


@pytest.mark.parametrize(
    ("one", "other", "proposed"),
    [
        ("धर्मपाल वाजपेयी", "धर्मपाल वाजपई", True),
        ("शिवराम चौहान", "शिवराम सिंह चौहान", True),
        ("रमेश यादव", "सुरेश यादव", False),
        ("अजय सिंह", "विजय सिंह", False),
        ("राम सिंह", "सिंह", False),
    ],
)
def test_pairs_that_sound_alike_are_proposed(one: str, other: str, proposed: bool) -> None:
    bearers = [Bearer(n, "person", n, None, listed=False, articles=1) for n in (one, other)]
    assert bool(find_merges(bearers)) is proposed


def test_an_acronym_and_its_full_name_are_proposed_and_a_listed_name_is_kept() -> None:
    short = Bearer("org:bpsc", "organisation", "बीपीएससी", "BPSC", listed=False, articles=9)
    full = Bearer(
        "org:x", "organisation", "बिहार पब्लिक सर्विस कमीशन", "Bihar Public Service Commission", listed=True, articles=1
    )
    (found,) = find_merges([short, full])
    assert (found.gone.id, found.kept.id) == ("org:bpsc", "org:x")


def test_two_of_one_article_are_two() -> None:
    both = [Bearer(n, "person", n, None, listed=False, articles=1) for n in ("मोहन यादव", "मोहन जाधव")]
    for bearer, other in zip(both, reversed(both), strict=True):
        bearer.company[other.id] += 1
    assert find_merges(both) == []
