"""Where reports come from: files, folders, JSONL lines, standard input → bytes with an identity."""

from ofrecord.sources.capture import Capture, Given
from ofrecord.sources.encoding import decoded
from ofrecord.sources.files import all_captures, captures

__all__ = ["Capture", "Given", "all_captures", "captures", "decoded"]
