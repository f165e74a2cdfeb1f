"""What can a person say of the lines that are chosen: the section, its boundary, the heading, the provision?

Each tool is a form with its own button; what it keeps is told above, with a way back.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import streamlit as st

from kb.corrections.division import logical
from kb.corrections.places import anchor_at
from kb.corrections.records import Headed, Merged, Retyped, Shifted, Split, Typed
from kb.model import Provision, Section
from kb.taxonomy import CORE, SectionType, label
from kb.ui.address import View
from kb.ui.correct_fact import correct_fact
from kb.ui.decisions import Decisions, say_what_was_done
from kb.ui.markup import draw, notice
from kb.ui.state import Visit
from kb.ui.texts import Texts

TOOL = "ret"  # key of the view's option: which tool is open
_MOST_SHOWN = 90  # characters of a provision in a list


@dataclass(frozen=True, slots=True)
class Spot:
    """The lines that a person chose, and what is read there."""

    lines: tuple[int, int]
    section: Section
    whole: tuple[int, int]  # lines of the section, with what a page's foot cut off it
    above: Section | None  # the section above it that is text
    key: str  # of the widgets: they forget what was typed for other lines


def panel(decisions: Decisions, visit: Visit, view: View, *, has_lines: bool) -> View:
    """The tools for the lines of the view; the view with the tool that is open."""
    texts = decisions.texts
    say_what_was_done(decisions)
    if view.lines is None or not has_lines:
        draw("choose_line.html", texts=texts)
        return view
    spot = _spot(decisions, view.lines)
    if spot is None:
        notice(texts("in_no_section"))
        return view
    _about(decisions, spot)
    tools: dict[str, tuple[str, Callable[[Decisions, Spot], None]]] = {
        "afsnit": ("tool_section", _section),
        "graense": ("tool_boundary", _boundary),
        "overskrift": ("tool_heading", _heading),
        "bestemmelse": ("tool_provision", _provision),
        "fakta": ("tool_fact", _fact),
    }
    visit.choice("correct_tool", list(tools), view.option(TOOL), "afsnit")
    chosen = st.radio(
        texts("what_to_correct"),
        list(tools),
        key="correct_tool",
        format_func=lambda tool: texts(tools[tool][0]),
        horizontal=True,
    )
    tools[chosen][1](decisions, spot)
    return view.with_options(**{TOOL: "" if chosen == "afsnit" else chosen})


def _spot(decisions: Decisions, lines: tuple[int, int]) -> Spot | None:
    sections = sorted(decisions.ground.reading.sections, key=lambda section: section.start_line)
    section = next((one for one in sections if one.start_line <= lines[0] <= one.end_line), None)
    whole = logical(sections, lines[0])
    if section is None or whole is None:
        return None
    text = [one for one in sections if one.type is not SectionType.BOILERPLATE and one.end_line < whole[0]]
    end = max(lines[0], min(lines[1], whole[1]))
    key = f"{decisions.document}:{lines[0]}-{end}:{section.type.value}:{whole[0]}-{whole[1]}"
    return Spot((lines[0], end), section, whole, text[-1] if text else None, key)


def _about(decisions: Decisions, spot: Spot) -> None:
    texts, section = decisions.texts, spot.section
    kind = label(section.type, language=texts.language)
    is_settled = section.reason.startswith(("rettet af", "godkendt af"))
    draw(
        "section_here.html",
        texts=texts,
        section=section,
        kind=kind,
        lines=_lines(spot.whole),
        said=texts("settled_as", type=kind, reason=section.reason)
        if is_settled
        else texts("read_as", type=kind, percent=round(100 * section.confidence), reason=section.reason or "–"),
    )


# ------------------------------------------------------------------------------------------------ tools


def _section(decisions: Decisions, spot: Spot) -> None:
    texts = decisions.texts
    with st.form(f"section_{spot.key}", border=False):
        kind = _type_box(decisions, texts("section_type_is"), spot.section.type, f"type_{spot.key}")
        with st.container(horizontal=True):
            changes = st.form_submit_button(texts("change_type"), type="primary")
            approves = st.form_submit_button(texts("approve_section"))
    if approves:
        decisions.correct(spot.whole, Retyped(spot.section.type, spot.section.type))
    elif changes:
        if kind is spot.section.type:
            notice(texts("nothing_changed"))
        else:
            decisions.correct(spot.whole, Retyped(kind, spot.section.type))


def _boundary(decisions: Decisions, spot: Spot) -> None:
    texts, section = decisions.texts, spot.section
    line, start = spot.lines[0], section.start_line
    touches = spot.above is not None and spot.above.end_line + 1 >= _printed_above(decisions, start)
    first = spot.above.start_line + 1 if spot.above and touches else start
    ways = [("split", texts("boundary_split", line=line))] if line > start else []
    if spot.above is not None and start == spot.whole[0]:
        above = spot.above.heading or label(spot.above.type, language=texts.language)
        ways.append(("merge", texts("boundary_merge", above=above)))
        ways.append(("shift", texts("boundary_shift")))
    if not ways:
        notice(texts("no_boundary_here"))
        return
    way = st.radio(
        texts("boundary_how"),
        [key for key, _ in ways],
        key=f"boundary_way_{spot.key}",
        format_func=dict(ways).__getitem__,
    )
    kind, begins = section.type, start
    with st.form(f"boundary_{spot.key}_{way}", border=False):
        if way == "split":
            kind = _type_box(decisions, texts("new_section_is"), section.type, f"split_{spot.key}")
        elif way == "shift":
            now = max(first, min(line, section.end_line))
            begins = st.number_input(texts("begins_on_line"), min_value=first, max_value=section.end_line, value=now)
        pressed = st.form_submit_button(texts("move_boundary"), type="primary")
    if not pressed:
        return
    if way == "split":
        decisions.correct((line, line), Split(kind, section.type))
    elif way == "merge":
        decisions.correct((start, start), Merged(section.type))
    elif begins == start:
        notice(texts("nothing_changed"))
    else:
        began = anchor_at(decisions.ground, (start, start))
        decisions.correct((begins, begins), Shifted(began, section.type))


def _printed_above(decisions: Decisions, line: int) -> int:
    """The nearest printed line above, plus one: sections that touch have only blank lines between them."""
    lines = decisions.ground.clean.source.lines
    return next((n + 1 for n in range(line - 1, 0, -1) if lines[n - 1].text.strip()), 1)


def _heading(decisions: Decisions, spot: Spot) -> None:
    texts, section = decisions.texts, spot.section
    is_heading = section.start_line <= spot.lines[0] <= section.heading_end_line
    subs = [sub for sub in section.subheadings if sub[0] <= spot.lines[0] <= sub[1]]
    ways = {
        "opens": texts("heading_opens"),
        "inside": texts("heading_inside"),
        "not": texts("heading_not"),
    }
    now = "opens" if is_heading else "inside" if subs else "not"
    lines = (section.start_line, section.heading_end_line) if is_heading else subs[0][:2] if subs else spot.lines
    if is_heading:
        ways.pop("inside")
    way = st.radio(
        texts("heading_how", lines=_lines(lines)),
        list(ways),
        index=list(ways).index(now),
        key=f"heading_way_{spot.key}",
        format_func=ways.__getitem__,
    )
    kind = section.type
    with st.form(f"heading_{spot.key}_{way}", border=False):
        if way == "opens":
            kind = _type_box(decisions, texts("new_section_is"), section.type, f"heading_type_{spot.key}")
        pressed = st.form_submit_button(texts("keep_heading"), type="primary")
    if not pressed:
        return
    if way == now and (way != "opens" or kind is section.type):
        notice(texts("nothing_changed"))
    elif way == "opens":
        decisions.correct(lines, Headed(True, kind))
    else:
        decisions.correct(lines, Headed(way == "inside"))


def _provision(decisions: Decisions, spot: Spot) -> None:
    texts = decisions.texts
    here = [
        one
        for one in decisions.ground.reading.provisions
        if one.start_line <= spot.lines[1] and spot.lines[0] <= one.end_line
    ]
    if not here:
        notice(texts("no_provision_here"))
        return
    chosen = here[0]
    if len(here) > 1:
        number = st.selectbox(
            texts("which_provision"),
            range(len(here)),
            key=f"provision_{spot.key}",
            format_func=lambda n: _shortened(here[n].text),
        )
        chosen = here[number or 0]
    draw("provision_here.html", texts=texts, provision=chosen, reasons=_reasons(chosen, texts))
    with st.form(f"provision_{spot.key}_{chosen.id}", border=False):
        kinds = st.pills(
            texts("provision_is_about"),
            list(CORE),
            default=list(chosen.types),
            selection_mode="multi",
            format_func=lambda kind: label(kind, language=texts.language),
            key=f"topics_{spot.key}_{chosen.id}_{'-'.join(chosen.types)}",
        )
        with st.container(horizontal=True):
            changes = st.form_submit_button(texts("change_topics"), type="primary")
            approves = st.form_submit_button(texts("approve_provision"))
    if approves:
        keep_topics(decisions, chosen, chosen.types)
    elif changes:
        types = tuple(kind for kind in CORE if kind in kinds)
        if set(types) == set(chosen.types):
            notice(texts("nothing_changed"))
        else:
            keep_topics(decisions, chosen, types)


def keep_topics(decisions: Decisions, provision: Provision, types: tuple[SectionType, ...]) -> None:
    """Say which core types a provision carries; the same again confirms them."""
    decisions.correct((provision.start_line, provision.end_line), Typed(types, provision.types), quote=provision.text)


def _fact(decisions: Decisions, spot: Spot) -> None:
    correct_fact(decisions, spot.lines, spot.key)


# ------------------------------------------------------------------------------------------------ parts


def _type_box(decisions: Decisions, name: str, now: SectionType, key: str) -> SectionType:
    kinds = list(SectionType)
    return st.selectbox(
        name,
        kinds,
        index=kinds.index(now),
        key=key,
        format_func=lambda kind: label(kind, language=decisions.texts.language),
    )


def _reasons(provision: Provision, texts: Texts) -> list[str]:
    """Why the program took it for that; the type that a reason begins with by its name."""
    doubted = [(kind, "unsure_of", provision.confidence_in(kind)) for kind in provision.unsure_types]
    doubted += [(one.type, "perhaps_of", one.confidence) for one in provision.perhaps]
    named = {f"{kind.value}:": f"{label(kind, language=texts.language)}:" for kind in SectionType}
    for kind, key, sure in doubted:
        named[f"{kind.value}:"] = texts(key, type=label(kind, language=texts.language), percent=round(100 * sure))
    parted = [reason.partition(" ") for reason in (*provision.reasons, *(one.reason for one in provision.perhaps))]
    return [f"{named.get(first, first)}{space}{rest}" for first, space, rest in parted]


def _shortened(text: str) -> str:
    return text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN].rstrip()} …"


def _lines(lines: tuple[int, int]) -> str:
    return f"{lines[0]}" if lines[0] == lines[1] else f"{lines[0]}-{lines[1]}"


def with_tool(view: View, tool: str) -> View:
    """The view with this tool open."""
    return replace(view, options=()).with_options(**{TOOL: tool})
