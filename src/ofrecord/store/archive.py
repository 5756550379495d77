"""The bytes as they came, kept for good: one file a source, named by the hash of what it holds.

A file appears under its name only when all its bytes are on the disk: written beside the archive, synced, renamed, and
the folder synced. So a crash leaves either the whole file or none, and what is there never changes.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
import time
from pathlib import Path

from ofrecord.errors import NotInStore, StoreError

ABANDONED_AFTER = 24 * 60 * 60
"""Seconds after which a partial file can only be what a crash left behind."""


class Archive:
    """Raw bytes under `<store>/raw/ab/abcdef…`."""

    def __init__(self, folder: Path) -> None:
        self.raw = folder / "raw"
        self.partial = folder / "partial"

    def path(self, sha256: str) -> Path:
        """Where the bytes with this hash are, or would be."""
        return self.raw / sha256[:2] / sha256

    def put(self, data: bytes) -> str:
        """Keep these bytes and return their SHA-256; on return they survive a power cut.

        Bytes that are there already are compared, not written again. Raises StoreError when the file under that name
        holds something else (a damaged disk, an edit by hand) or cannot be written.
        """
        sha256 = hashlib.sha256(data).hexdigest()
        target = self.path(sha256)
        try:
            if not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                self._publish(self._write_partial(data), target)
            elif target.read_bytes() != data:
                raise StoreError(f"{target}: the kept bytes are damaged; restore this file from a backup")
        except OSError as error:
            raise StoreError(f"{target}: cannot be written ({error.strerror}); free space or allow writing") from error
        return sha256

    def get(self, sha256: str) -> bytes:
        """The bytes with this hash, checked. Raises NotInStore or StoreError (damaged)."""
        try:
            data = self.path(sha256).read_bytes()
        except FileNotFoundError as error:
            raise NotInStore(f"{self.path(sha256)}: the kept bytes are missing; restore them from a backup") from error
        if hashlib.sha256(data).hexdigest() != sha256:
            raise StoreError(f"{self.path(sha256)}: the kept bytes are damaged; restore this file from a backup")
        return data

    def remove(self, sha256: str) -> None:
        """Take these bytes away for good; nothing happens where they are not there."""
        self.path(sha256).unlink(missing_ok=True)

    def sweep(self, now: float | None = None) -> int:
        """Remove partial files that a crash left behind more than a day ago; how many there were."""
        limit = (now or time.time()) - ABANDONED_AFTER
        old = [path for path in self.partial.glob("*") if path.stat().st_mtime < limit]
        for path in old:
            path.unlink(missing_ok=True)
        return len(old)

    def _write_partial(self, data: bytes) -> Path:
        self.partial.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=self.partial, delete=False) as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        return Path(file.name)

    def _publish(self, partial: Path, target: Path) -> None:
        # Two processes may publish the same bytes: the second rename replaces a file by an equal one.
        partial.replace(target)
        for folder in (target.parent, self.raw):
            _sync_folder(folder)


def _sync_folder(folder: Path) -> None:
    """Make a rename in a folder last. Where folders cannot be opened (Windows) the system sees to it itself."""
    with contextlib.suppress(PermissionError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
