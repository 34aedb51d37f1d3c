"""Walks through a TAXII 2.1 server with taxii2client: discovery, adding, status, pages, manifests, versions, deletion."""

import json
import sys
import uuid
from datetime import datetime, timezone

from taxii2client.v21 import Server, Status, as_pages

url, user, password, title = sys.argv[1:5]
server = Server(url, user=user, password=password)
root = server.default or server.api_roots[0]
assert root.title and "application/taxii+json;version=2.1" in root.versions, root.versions
assert root.max_content_length > 0
collection = next(c for c in root.collections if c.title == title or c.id == title)
assert collection.can_read and collection.can_write


def indicator(number, modified="2026-01-02T03:04:05.000Z"):
    return {
        "type": "indicator",
        "spec_version": "2.1",
        "id": "indicator--" + str(uuid.UUID(int=(run << 16) + number, version=4)),
        "created": "2026-01-02T03:04:05.000Z",
        "modified": modified,
        "pattern": "[url:value = 'https://%d.example/']" % number,
        "pattern_type": "stix",
        "valid_from": "2026-01-02T03:04:05Z",
    }


run = uuid.uuid4().int >> 16
begun = datetime.now(timezone.utc)
objects = [indicator(n) for n in range(25)]
newer = indicator(0, "2026-03-04T05:06:07.123456Z")

status = collection.add_objects({"objects": objects + [newer]})
assert status.status == "complete" and status.success_count == 26, status._raw
again = Status(status.url, user=user, password=password)
assert again.success_count == 26 and again.id == status.id
assert root.get_status(status.id).success_count == 26
assert collection.add_objects(json.dumps({"objects": objects})).failure_count == 0, "duplicates are no failures"

ids = [o["id"] for o in objects]
seen = []
for page in as_pages(collection.get_objects, per_request=7, type="indicator", id=ids):
    seen += page.get("objects", [])
assert sorted(o["id"] for o in seen) == sorted(ids), len(seen)
assert [o for o in seen if o["id"] == newer["id"]] == [newer], "the last version"
rows = []
for page in as_pages(collection.get_manifest, per_request=10, id=ids, version="all"):
    rows += page.get("objects", [])
assert len(rows) == 26, len(rows)
assert [row["date_added"] for row in rows] == sorted(row["date_added"] for row in rows)
assert len({row["date_added"] for row in rows}) == 26

assert collection.get_object(newer["id"]).get("objects") == [newer]
assert collection.get_object(newer["id"], version="first").get("objects") == [objects[0]]
assert len(collection.object_versions(newer["id"]).get("versions")) == 2
after = collection.get_objects(added_after=rows[-1]["date_added"], id=ids)
assert not after.get("objects"), after
assert len(collection.get_objects(added_after=begun, id=ids, limit=3).get("objects")) == 3

collection.delete_object(newer["id"])
assert not collection.get_objects(id=newer["id"], version="all").get("objects")
for each in ids[1:]:
    collection.delete_object(each)
print("ok")
