"""Names of a package that are loaded when first used, so that importing the package costs nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module


def loaded_when_used(package: str, home: Mapping[str, str]) -> Callable[[str], object]:
    """A module's `__getattr__` (PEP 562); `home` says in which module each name stands."""

    def attribute(name: str) -> object:
        if name not in home:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return getattr(import_module(home[name]), name)

    return attribute
