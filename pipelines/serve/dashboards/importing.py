"""The import of saved objects into a running OpenSearch Dashboards, and the proof that it stored them.

An import may answer 200, name objects as imported and have stored none of them (opensearch-project/
OpenSearch-Dashboards#12657: one error that could be resolved keeps all back), so each object is read again.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import orjson

from pipelines.serve.dashboards.door import DashboardsError, Door
from pipelines.serve.dashboards.objects import SavedObject, to_ndjson

IMPORT = "/api/saved_objects/_import?overwrite=true"
READ = "/api/saved_objects/_bulk_get"
# What no line of JSON begins with.
BOUNDARY = "khabar-saved-objects"
TOLD = 5


class Stored(NamedTuple):
    """An object that Dashboards holds as it was sent."""

    type: str
    id: str
    title: str


def import_objects(door: Door, objects: Sequence[SavedObject]) -> list[Stored]:
    """Import `objects`, replacing those of the same ids, read each back and return them.

    Raises DashboardsError for a Dashboards that cannot be reached, refuses, or does not hold each object as sent.
    """
    answer = door.send(IMPORT, _form(to_ndjson(objects)), f"multipart/form-data; boundary={BOUNDARY}")
    if not isinstance(answer, dict) or not answer.get("success"):
        raise DashboardsError(
            f"the import was refused: {_told(list(map(_refusal, _errors(answer))))}",
            mend="one object in error may keep back all others; mend it and import again",
        )
    held = _read_back(door, objects)
    wrong = [f"{one['type']} {one['id']} {why}" for one in objects if (why := _differs(one, held))]
    if wrong:
        raise DashboardsError(
            f"the import was answered with success, but {len(wrong)} of {len(objects)} objects are not there: "
            f"{_told(wrong)}",
            mend="look at the log of Dashboards, and whether this user may write to the tenant",
        )
    return [Stored(one["type"], one["id"], one["attributes"]["title"]) for one in objects]


def _form(file: bytes) -> bytes:
    """Return the form that the import takes: one file, whose name must end with .ndjson."""
    head = (
        f"--{BOUNDARY}\r\n"
        'Content-Disposition: form-data; name="file"; filename="khabar.ndjson"\r\n'
        "Content-Type: application/x-ndjson\r\n\r\n"
    )
    return head.encode() + file + f"\r\n--{BOUNDARY}--\r\n".encode()


def _errors(answer: Any) -> Iterator[dict[str, Any]]:
    yield from answer.get("errors", ()) if isinstance(answer, dict) else ()


def _refusal(error: Mapping[str, Any]) -> str:
    why = error.get("error", {})
    lacking = ", ".join(f"{one['type']} {one['id']}" for one in why.get("references", ()))
    reason = lacking or why.get("message") or ""
    return f"{error.get('type')} {error.get('id')}: {why.get('type')} {reason}".rstrip()


def _told(reasons: list[str]) -> str:
    more = f" and {len(reasons) - TOLD} more" if len(reasons) > TOLD else ""
    return ("; ".join(reasons[:TOLD]) or "no reason was given") + more


def _read_back(door: Door, objects: Sequence[SavedObject]) -> dict[tuple[str, str], dict[str, Any]]:
    names = [{"type": one["type"], "id": one["id"]} for one in objects]
    answer = door.send(READ, orjson.dumps(names), "application/json")
    found = answer.get("saved_objects", ()) if isinstance(answer, dict) else ()
    return {(one["type"], one["id"]): one for one in found if "error" not in one}


def _differs(sent: SavedObject, held: Mapping[tuple[str, str], dict[str, Any]]) -> str | None:
    """Return how the held object differs from what was sent; None when it does not. It may hold more than was sent."""
    found = held.get((sent["type"], sent["id"]))
    if found is None:
        return "is not stored"
    attributes = _plain(found.get("attributes", {}))
    changed = [name for name, value in _plain(sent["attributes"]).items() if attributes.get(name) != value]
    if not all(reference in found.get("references", ()) for reference in sent["references"]):
        changed.append("references")
    return f"is stored with other {', '.join(changed)}" if changed else None


def _plain(attributes: Mapping[str, Any]) -> dict[str, Any]:
    """Return attributes with the JSON in their strings read, so that its spacing is no difference."""
    return {name: _read(name, value) for name, value in attributes.items()}


def _read(name: str, value: Any) -> Any:
    if isinstance(value, dict):
        return _plain(value)
    if isinstance(value, str) and (name.endswith("JSON") or name in {"visState", "fields", "fieldFormatMap"}):
        return orjson.loads(value)
    return value
