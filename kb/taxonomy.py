"""Which kinds of section does a quality standard have, and what are they called?

The only home of section types. Keys are English and stable (exports rely on them), labels are Danish with an English
twin. The core five are the ones a comparison is made of; the rest keep everything else out of their way.
"""

from __future__ import annotations

from enum import StrEnum


class SectionType(StrEnum):
    """What a section is about; the value is the key that exports write."""

    TARGET_GROUP = "target_group"
    CONTENT = "content"
    SCOPE = "scope"
    FOLLOW_UP = "follow_up"
    EXCLUSIONS = "exclusions"
    PURPOSE = "purpose"
    LEGAL_BASIS = "legal_basis"
    DELIVERY = "delivery"
    CONDITIONS = "conditions"
    PAYMENT = "payment"
    PROCEDURE = "procedure"
    COMPLAINT = "complaint"
    QUALITY = "quality"
    INTERFACES = "interfaces"
    REMARKS = "remarks"
    CONTACT = "contact"
    GENERAL = "general"
    BOILERPLATE = "boilerplate"


CORE = (
    SectionType.TARGET_GROUP,
    SectionType.CONTENT,
    SectionType.SCOPE,
    SectionType.FOLLOW_UP,
    SectionType.EXCLUSIONS,
)

LABELS_DA: dict[SectionType, str] = {
    SectionType.TARGET_GROUP: "Målgruppe",
    SectionType.CONTENT: "Indhold",
    SectionType.SCOPE: "Omfang",
    SectionType.FOLLOW_UP: "Opfølgning",
    SectionType.EXCLUSIONS: "Afgrænsning",
    SectionType.PURPOSE: "Formål",
    SectionType.LEGAL_BASIS: "Lovgrundlag",
    SectionType.DELIVERY: "Levering",
    SectionType.CONDITIONS: "Forudsætninger",
    SectionType.PAYMENT: "Egenbetaling",
    SectionType.PROCEDURE: "Visitation og sagsbehandling",
    SectionType.COMPLAINT: "Klage",
    SectionType.QUALITY: "Kvalitetsmål og værdier",
    SectionType.INTERFACES: "Snitflader",
    SectionType.REMARKS: "Særlige bemærkninger",
    SectionType.CONTACT: "Kontakt",
    SectionType.GENERAL: "Generelt",
    SectionType.BOILERPLATE: "Uden for standarden",
}

LABELS_EN: dict[SectionType, str] = {
    SectionType.TARGET_GROUP: "Target group",
    SectionType.CONTENT: "Content",
    SectionType.SCOPE: "Scope",
    SectionType.FOLLOW_UP: "Follow-up",
    SectionType.EXCLUSIONS: "Exclusions",
    SectionType.PURPOSE: "Purpose",
    SectionType.LEGAL_BASIS: "Legal basis",
    SectionType.DELIVERY: "Delivery",
    SectionType.CONDITIONS: "Conditions",
    SectionType.PAYMENT: "Payment",
    SectionType.PROCEDURE: "Assessment and procedure",
    SectionType.COMPLAINT: "Complaint",
    SectionType.QUALITY: "Quality and values",
    SectionType.INTERFACES: "Interfaces",
    SectionType.REMARKS: "Remarks",
    SectionType.CONTACT: "Contact",
    SectionType.GENERAL: "General",
    SectionType.BOILERPLATE: "Outside the standard",
}


def label(section_type: SectionType, *, language: str = "da") -> str:
    """The name a person reads.

    >>> label(SectionType.FOLLOW_UP)
    'Opfølgning'
    """
    return (LABELS_EN if language == "en" else LABELS_DA)[section_type]
