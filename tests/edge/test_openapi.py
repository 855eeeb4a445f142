"""The document at /api/v1 says what each route reads, and means what the route does."""

from __future__ import annotations

import inspect
import json
import re

import pytest

from placette.edge import http

_READ = re.compile(r"read_json\(request, wire\.(\w+)\)")
_REFERENCE = re.compile(r'"#/components/schemas/([^"]+)"')


@pytest.fixture(scope="module")
def document():
    return json.loads(http.openapi())


@pytest.mark.parametrize("handler", http._API, ids=lambda handler: handler.handler_name)
def test_a_route_documents_the_body_it_reads_and_no_other(document, handler):
    [path] = handler.paths
    read = _READ.findall(inspect.getsource(handler.fn))
    operations = document["paths"][re.sub(r":\w+}", "}", path)]
    for method in handler.http_methods:
        body = operations[method.lower()].get("requestBody")
        named = [] if body is None else _REFERENCE.findall(json.dumps(body))
        assert named == read


def test_what_the_document_names_is_in_it(document):
    named = set(_REFERENCE.findall(json.dumps(document)))
    assert {"EntryRequest", "ReportRequest"} <= named <= set(document["components"]["schemas"])
    assert document["components"]["schemas"]["EntryRequest"]["additionalProperties"] is False
