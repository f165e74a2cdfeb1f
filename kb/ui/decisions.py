"""How does a page write down what a person decides, and say that it was done?

What was decided is told once on the page that is drawn next, with a button that takes it back. The person's name is
asked once a session.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import streamlit as st

from kb.corrections import Anchor, Correction, dismiss, keep
from kb.corrections.places import Ground, anchor_at
from kb.corrections.records import Change
from kb.errors import KbError
from kb.library import Library
from kb.paths import Home
from kb.present.corrected import told
from kb.ui.address import View
from kb.ui.markup import notice
from kb.ui.texts import Texts
from kb.workspace import Journal

_PERSON, _SAID = "person", "corrections_said"  # in the session


@dataclass(frozen=True)  # no slots: what is asked often is worked out once
class Decisions:
    """Where the corrections of one document are made."""

    home: Home
    library: Library
    document: str
    texts: Texts
    view: View  # what the page shows; what was done is told as long as it does

    @cached_property
    def ground(self) -> Ground:
        return Ground(self.library.reading(self.document), self.library.clean(self.document))

    @cached_property
    def journal(self) -> Journal:
        return Journal(self.home.workspace)

    def correct(self, lines: tuple[int, int] | None, change: Change, *, quote: str = "") -> None:
        """Keep a correction of these lines and draw the page anew; without a name, say what is missing."""
        self.keep([(lines, change, quote)])

    def keep(self, changes: Sequence[tuple[tuple[int, int] | None, Change, str]]) -> None:
        """Keep several corrections at once."""
        if not changes:
            notice(self.texts("nothing_changed"))
            return
        self.write([(anchor_at(self.ground, lines, quote=quote), change, {}) for lines, change, quote in changes])

    def write(self, wanted: Sequence[tuple[Anchor, Change, dict[str, str]]], *, key: str = "kept") -> None:
        """Keep corrections with these anchors, and `replaces` or `origin` where they come from others."""
        if not (by := self._name()):
            return
        try:
            made = [keep(self.journal, anchor, change, by=by, **more) for anchor, change, more in wanted]
        except KbError as error:
            notice(error.message, kind="error", hint=error.hint)
            return
        self._say(key, ", ".join(dict.fromkeys(self.in_words(one) for one in made)), [one.id for one in made])

    def turn_down(self, ones: Sequence[Correction], key: str) -> None:
        """Note that a correction does not hold for this document."""
        if not (by := self._name()):
            return
        entries = [dismiss(self.journal, one, self.document, by=by) for one in ones]
        self._say(key, ", ".join(self.in_words(one) for one in ones), [entry.id for entry in entries])

    def undo(self, ids: Sequence[str], what: str) -> None:
        if not (by := self._name()):
            return
        for entry_id in ids:
            self.journal.undo(entry_id, by=by)
        self._say("undone", what, [])

    def in_words(self, one: Correction) -> str:
        """The correction in a few words."""
        words = told(one, self.texts.language)
        return f"{words.what}: {words.now}" if words.now else words.what

    def _name(self) -> str:
        by = person().strip()
        if not by:
            notice(self.texts("name_first"), kind="warning")
        return by

    def _say(self, key: str, what: str, ids: Sequence[str]) -> None:
        st.session_state[_SAID] = (_place(self.view), key, what, tuple(ids))
        st.rerun()


def _place(view: View) -> tuple[object, ...]:
    return view.page, view.document, view.lines


def person() -> str:
    """The name that the reader gave in this session; "" before that."""
    return str(st.session_state.get(_PERSON, ""))


def remember_person(name: str) -> str:
    """The name without stray spaces, kept for the rest of the session; an empty one keeps what is known."""
    named = " ".join(name.split())
    if named:
        st.session_state[_PERSON] = named
        st.session_state.pop("person_field", None)
    return named


def ask_name(texts: Texts) -> None:
    """The field for the person's name; what was written on one page holds on the others."""
    if "person_field" not in st.session_state:
        st.session_state["person_field"] = st.session_state.get(_PERSON, "")
    name = st.text_input(texts("your_name"), key="person_field", help=texts("your_name_help"), max_chars=80)
    st.session_state[_PERSON] = " ".join(name.split())


def say_what_was_done(decisions: Decisions) -> None:
    """What the last press of a button did, with a button that takes it back."""
    said: tuple[object, str, str, tuple[str, ...]] | None = st.session_state.get(_SAID)
    if said is None:
        return
    at, key, what, ids = said
    if at != _place(decisions.view):
        st.session_state.pop(_SAID)
        return
    with st.container(key="said", horizontal=True, vertical_alignment="center"):
        notice(decisions.texts(key, what=what))
        if ids and st.button(decisions.texts("undo"), key=f"undo_{ids[0]}"):
            decisions.undo(ids, what)
