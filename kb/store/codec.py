"""How does a record become JSON, and JSON the same record again?

A dataclass is written as an object with the names of its fields; fields that hold their default are left out, which
keeps a line of text near the size of its words and still readable with `zcat`. What to build when reading is taken from
the type hints, once for each class. The *shape* of a class (names, types and defaults of its fields, and of the records
in them) is kept beside the data: data of another shape is refused, never half understood.
"""

from __future__ import annotations

import dataclasses
import functools
import gc
import hashlib
import json
import types
import typing
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum
from typing import Any, TypeVar

from kb.errors import StoreError

HINT = "Kør `kb ingest` igen."

T = TypeVar("T")
Build = Callable[[Any], Any]


def dumps(record: object, *, indent: int | None = None) -> str:
    """One record as JSON with its shape.

    >>> from kb.model import Stretch
    >>> loads(dumps(Stretch(0, 3, 9)), Stretch)
    Stretch(stream=0, start=3, end=9)
    """
    kind: Any = type(record)
    body = {"shape": shape(kind), "record": record}
    separators = (",", ":") if indent is None else None
    return json.dumps(body, default=_set_fields, ensure_ascii=False, separators=separators, indent=indent)


def loads(text: str | bytes, kind: type[T]) -> T:
    """The record that `dumps` wrote.

    Raises: StoreError when the text is no such record, or another version of the program wrote it.
    """
    hint: Any = kind
    try:
        with _no_garbage_collection():
            body = json.loads(text)
            if body["shape"] == shape(hint):
                return typing.cast(T, _builder(hint)(body["record"]))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise StoreError("De gemte data er beskadiget.", hint=HINT) from error
    raise StoreError("De gemte data er lavet af en anden udgave af programmet.", hint=HINT)


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """All that is made here is kept, so looking for garbage finds none (100 sources of 34 kB: 0.49 s, not 0.66)."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@functools.cache
def shape(kind: type[Any]) -> str:
    """A short fingerprint of a record's fields, all the way down."""
    return f"{kind.__name__}-{hashlib.sha256(_describe(kind).encode()).hexdigest()[:12]}"


def _describe(hint: Any) -> str:
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        hints = typing.get_type_hints(hint)
        defaults = dict(_defaults(hint))
        fields = (f"{name}:{_describe(hints[name])}={defaults[name]!r}" for name in defaults)
        return f"{hint.__name__}({','.join(fields)})"
    if isinstance(hint, type) and issubclass(hint, Enum):
        return f"{hint.__name__}({','.join(str(member.value) for member in hint)})"
    arguments = typing.get_args(hint)
    if arguments:
        return f"{typing.get_origin(hint)}[{','.join(map(_describe, arguments))}]"
    return str(hint)


@functools.cache
def _defaults(kind: type[Any]) -> tuple[tuple[str, object], ...]:
    """Name and default of each field; `...`, which no field can hold, where there is none."""
    return tuple((field.name, _default(field)) for field in dataclasses.fields(kind))


def _default(field: dataclasses.Field[Any]) -> object:
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory()
    return ... if field.default is dataclasses.MISSING else field.default


def _set_fields(record: object) -> dict[str, object]:
    """The fields that differ from their default; what `json` asks for when it meets a record."""
    if not dataclasses.is_dataclass(record) or isinstance(record, type):
        raise TypeError(f"{type(record).__name__} is not written to the store.")
    pairs = ((name, getattr(record, name), default) for name, default in _defaults(type(record)))
    return {name: value for name, value, default in pairs if value != default}


@functools.cache
def _builder(hint: Any) -> Build:
    """A function from what `json` reads to what the hint promises."""
    build = _conversion(hint)
    return build if build is not None else _as_is


def _as_is(value: Any) -> Any:
    return value


def _conversion(hint: Any) -> Build | None:
    """None where JSON's own value is the right one, so that plain fields cost nothing."""
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return _record_builder(hint)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return {member.value: member for member in hint}.__getitem__
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is tuple:
        return _tuple_builder(arguments)
    if origin in (typing.Union, types.UnionType):
        (inner,) = (argument for argument in arguments if argument is not type(None))
        return _optional_builder(inner)
    return None


def _record_builder(kind: type[Any]) -> Build:
    hints = typing.get_type_hints(kind)
    conversions = [(name, build) for name, hint in hints.items() if (build := _conversion(hint)) is not None]

    def build_record(fields: dict[str, Any]) -> Any:
        for name, build in conversions:
            if name in fields:
                fields[name] = build(fields[name])
        return kind(**fields)

    return build_record


def _tuple_builder(arguments: tuple[Any, ...]) -> Build:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        each = _conversion(arguments[0])
        return tuple if each is None else lambda values: tuple(map(each, values))
    builds = tuple(_builder(argument) for argument in arguments)
    return lambda values: tuple(build(value) for build, value in zip(builds, values, strict=True))


def _optional_builder(hint: Any) -> Build | None:
    build = _conversion(hint)
    return None if build is None else lambda value: None if value is None else build(value)


def plain(record: object) -> dict[str, Any]:
    """The record as JSON values, for a file that is read by others, too: fields by name, defaults left out.

    >>> from kb.model import Stretch
    >>> plain(Stretch(0, 3, 9))
    {'stream': 0, 'start': 3, 'end': 9}
    """
    return typing.cast(dict[str, Any], json.loads(json.dumps(record, default=_set_fields, ensure_ascii=False)))


def built(values: object, kind: type[T]) -> T:
    """The record that `plain` wrote.

    Raises: StoreError when the values do not make one.
    """
    hint: Any = kind
    try:
        record = typing.cast(T, _builder(hint)(json.loads(json.dumps(values))))
        if _fits(record, hint):
            return record
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise StoreError(f"De gemte oplysninger er ikke {kind.__name__}.") from error
    raise StoreError(f"De gemte oplysninger er ikke {kind.__name__}.")


@functools.cache
def _hints(kind: type[Any]) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _fits(value: object, hint: Any) -> bool:
    """Is the value, all the way down, what the type hint promises?"""
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        hints = _hints(hint)
        return isinstance(value, hint) and all(_fits(getattr(value, name), each) for name, each in hints.items())
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is tuple and isinstance(value, tuple):
        hints_of = (arguments[0],) * len(value) if arguments[-1] is Ellipsis else arguments
        return len(value) == len(hints_of) and all(map(_fits, value, hints_of))
    if origin in (typing.Union, types.UnionType):
        return any(_fits(value, each) for each in arguments)
    return isinstance(hint, type) and isinstance(value, hint) and (hint is bool or not isinstance(value, bool))
