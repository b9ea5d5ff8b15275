"""Checks a file against a JSON Schema: schema.py SCHEMA FILE. Silent when it is valid."""

import json
import sys

try:
    from jsonschema import Draft202012Validator
except ImportError:
    sys.exit("the Python package jsonschema is missing: install python3-jsonschema, or run pip install jsonschema")

schema, file = (json.load(open(path, encoding="utf-8")) for path in sys.argv[1:3])
Draft202012Validator.check_schema(schema)
problems = [f"{'/'.join(map(str, error.path))}: {error.message}" for error in Draft202012Validator(schema).iter_errors(file)]
sys.exit("\n".join(problems[:20]) or None)
