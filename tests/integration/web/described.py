"""Holds what the API answers to its own description."""

import json
import re
from importlib.resources import files
from typing import Any

import jsonschema
from flask import Flask
from werkzeug.test import TestResponse

OPENAPI: dict[str, Any] = json.loads(files("moderation.web").joinpath("openapi.json").read_text())
_IDS = re.compile(r"<\w+_id>")


def path_of(rule: str) -> str:
    """Give the path of a rule as the description writes it."""
    return _IDS.sub("{id}", rule).replace("<name>", "{forum}").replace("<number>", "{number}")


def check(name: str, value: object) -> None:
    """Hold a value to a schema of the description, with no field that this does not name."""
    _hold({"$ref": f"#/components/schemas/{name}"}, value)
    properties = OPENAPI["components"]["schemas"][name].get("properties", {})
    if isinstance(value, dict) and properties:
        assert set(value) <= set(properties)


def hold(app: Flask, method: str, answer: TestResponse) -> TestResponse:
    """Hold an answer to what the description says of its route: the status, the body, the ETag."""
    rule, _ = app.url_map.bind("localhost").match(answer.request.path, method, return_rule=True)
    said = _found(OPENAPI["paths"][path_of(str(rule))][method.lower()]["responses"][str(answer.status_code)])
    assert ("ETag" in said.get("headers", {})) <= ("ETag" in answer.headers)
    if "content" in said:
        assert answer.mimetype in said["content"]
    if answer.is_json:
        _hold(said["content"][answer.mimetype]["schema"], answer.get_json())
    return answer


def _hold(schema: dict[str, Any], value: object) -> None:
    jsonschema.Draft202012Validator({**schema, "components": OPENAPI["components"]}).validate(value)


def _found(part: dict[str, Any]) -> dict[str, Any]:
    """Follow the reference of a part that is said elsewhere."""
    if "$ref" not in part:
        return part
    _, _, kind, name = part["$ref"].split("/")
    found: dict[str, Any] = OPENAPI["components"][kind][name]
    return found
