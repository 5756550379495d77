"""The spine as one function: source → document → annotations → record.

What comes after (store, views) only keeps and shows what is made here.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from ofrecord import __version__
from ofrecord.annotations.annotations import Annotations
from ofrecord.annotations.order import STEPS
from ofrecord.annotations.quotations import Quotations
from ofrecord.annotations.step import Knowledge, run
from ofrecord.documents.build import manuscript_of
from ofrecord.domain.explanations import Explanation
from ofrecord.domain.record import Note, Record
from ofrecord.errors import OfRecordError, PipelineError
from ofrecord.gazetteer import Gazetteer
from ofrecord.language.model import LanguageModel
from ofrecord.language.parse import Doc
from ofrecord.lexicons import Lexicons
from ofrecord.records import record_of
from ofrecord.settings import Settings
from ofrecord.sources import Capture
from ofrecord.userfiles import loaded

LANGUAGES_READ = frozenset({"en"})


class Reader:
    """Everything that is loaded once: language model, word lists, gazetteer, the user's files, the steps in their order.

    `version` names all of it that a record depends on.
    """

    def __init__(self, settings: Settings | None = None, model: LanguageModel | None = None) -> None:
        self.settings = settings or Settings()
        self.model = model or LanguageModel(self.settings.model)
        user = loaded(self.settings.user)
        knowledge = Knowledge(
            Lexicons(), Gazetteer(places=user.places, imported=self.settings.user.gazetteer), user.actors
        )
        self.steps = [step(knowledge) for step in STEPS]
        parts = (f"ofrecord-{__version__}", self.model.version, knowledge.gazetteer.version)
        self.version = " ".join((*parts, f"user-{user.digest[:12]}") if user.digest else parts)

    def read(self, capture: Capture) -> Record:
        """One capture → one record. Pure: the same bytes and settings give the same record.

        1. source       the capture: bytes with an identity
        2. document     immutable text, typed blocks, metadata
        3. annotations  the steps in their order, over one language parse
        4. record       every list, checked against the text

        Raises an OfRecordError and nothing else: a fault of our own on one report must not end a run over many.
        """
        with self._annotated(capture) as found:  # 1. source → 2. document → 3. annotations
            return record_of(capture, found, self.version)  # 4. record

    def explain(self, capture: Capture) -> tuple[Record, tuple[Explanation, ...]]:
        """The record, and why its quotations read as they do."""
        with self._annotated(capture) as found:
            steps = (step for step in self.steps if isinstance(step, Quotations))
            return record_of(capture, found, self.version), tuple(e for s in steps for e in s.explain(found))

    @contextmanager
    def _annotated(self, capture: Capture) -> Iterator[Annotations]:
        """What the steps find in a capture. The parse in it is freed on leaving."""
        try:
            # 1. source → 2. document
            manuscript = manuscript_of(capture, self.settings)
            document = manuscript.document
            with self.model.memory(len(document.text)):
                # 3. annotations
                if document.language in LANGUAGES_READ:
                    doc = self.model.parse(manuscript)
                    yield run(self.steps, Annotations(document, capture.sha256, doc, notes=manuscript.notes))
                else:
                    notes = (*manuscript.notes, _not_read(document.language))
                    yield Annotations(document, capture.sha256, Doc("", (), ()), notes=notes)
        except OfRecordError:
            raise
        except Exception as error:
            raise PipelineError(f"reading failed: {type(error).__name__}: {error}") from error


def _not_read(language: str | None) -> Note:
    return Note(
        code="language_not_read",
        message=f"the text is in {language or 'an unknown language'}: kept and searchable, but only English is read",
    )
