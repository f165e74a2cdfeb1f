"""What does the reader choose of a comparison by topic: against what, in which order, for which group?"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from kb.compare.inhabitants import AS_OF
from kb.compare.topics.matrix import Order
from kb.peer_groups import PeerGroup, keep
from kb.present import parts
from kb.ui.address import View
from kb.ui.decisions import person, remember_person
from kb.ui.markup import notice
from kb.ui.state import Visit
from kb.ui.texts import Texts
from kb.ui.texts.topics import GROUPS
from kb.workspace import Journal

BY_TOPIC = "emner"


def switch(visit: Visit) -> bool:
    """The choice between sections and topics; True for topics."""
    texts = visit.texts
    visit.choice("show_by", ["afsnit", BY_TOPIC], visit.view.option("visning"), "afsnit")
    chosen = st.segmented_control(
        texts("show_by"),
        ["afsnit", BY_TOPIC],
        key="show_by",
        label_visibility="collapsed",
        format_func=lambda key: texts("by_topic" if key == BY_TOPIC else "by_section"),
    )
    return chosen == BY_TOPIC


def chosen(view: View, groups: Sequence[PeerGroup], visit: Visit) -> tuple[View, Order]:
    """The view with what the topics are held against, their order and the group, and that order."""
    texts, asked = visit.texts, visit.view
    labels = {group.name: group_label(group, texts) for group in groups}
    names = ["", *labels]
    with st.container(key="topic_choices"):
        columns = st.columns([4, 3, 4, 2.5, 2.2], vertical_alignment="bottom")
    for_baseline, for_order, for_group, for_keeping, for_only = columns
    with for_group:
        visit.choice("topic_group", names, asked.option("gruppe"), "")
        group: str = st.selectbox(
            texts("topic_group"),
            names,
            key="topic_group",
            format_func=lambda name: labels.get(name, name) or texts("topic_group_none"),
        )
    members = next((one.municipalities for one in groups if one.name == group), view.municipalities)
    baselines = ["", *members]
    with for_baseline:
        visit.choice("topic_baseline", baselines, asked.option("mod"), "")
        baseline: str = st.selectbox(
            texts("topic_baseline"),
            baselines,
            key="topic_baseline",
            format_func=lambda name: name or texts("topic_baseline_most"),
        )
    with for_order:
        orders = [order.value for order in Order]
        visit.choice("topic_order", orders, asked.option("orden"), Order.TEXT.value)
        order = st.selectbox(
            texts("topic_order"),
            orders,
            key="topic_order",
            format_func=lambda key: texts("topic_order_text" if key == "text" else "topic_order_disagreement"),
        )
    with for_keeping:
        _keep_group(view, visit)
    with for_only:
        if visit.is_new or "topic_only" not in st.session_state:
            st.session_state["topic_only"] = bool(asked.option("kun"))
        only = st.checkbox(texts("topic_only"), key="topic_only")
    settled = view.with_options(
        visning=BY_TOPIC,
        mod=baseline,
        orden="" if order == Order.TEXT.value else order,
        kun="forskelle" if only else "",
        gruppe=group,
    )
    return settled, Order(order)


def _keep_group(view: View, visit: Visit) -> None:
    """A list of one's own, made of the municipalities chosen now."""
    texts = visit.texts
    with st.popover(texts("topic_group_save")), st.form("topic_group_form", border=False):
        name = st.text_input(texts("topic_group_name"), key="topic_group_new")
        by = st.text_input(texts("your_name"), value=person(), key="topic_group_by", max_chars=80)
        if st.form_submit_button(texts("topic_group_keep")):
            keep(Journal(visit.home.workspace), name, view.municipalities, by=remember_person(by))
            notice(texts("topic_group_kept", name=name))


def group_label(group: PeerGroup, texts: Texts) -> str:
    """The name of the group with what it rests on; a list of one's own keeps the name that it was given."""
    if texts.language == "da" or group.name not in GROUPS:
        return group.label
    if not group.source:
        return GROUPS[group.name]
    date = parts.in_words(AS_OF.isoformat(), texts.words)
    return f"{GROUPS[group.name]} ({texts('size_source', date=date)})"
