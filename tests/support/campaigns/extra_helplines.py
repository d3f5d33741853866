"""Help services of an organisation, as the YAML file that it hands in."""

from __future__ import annotations

SERVICE = """\
  - id: {id}
    kind: {kind}
    name: "{name}"
    name_language: fr
    contact: {contact}
    phone: {phone}
    url: {url}
    languages: [fr]
    audience: {audience}
    hours: {hours}
    free: true
    seen: "2026-11"
    to_check: false
    sources: [{{ref: "ligue.example", date: "2026-11"}}]
"""


def helpline(**changed: str) -> str:
    """A service as YAML; by default a line of the organisation for everybody."""
    values = {
        "id": "ligue_line",
        "kind": "parents_helpline",
        "name": "Ligne de la Ligue",
        "contact": "call",
        "phone": "0800 12 345",
        "url": "null",
        "audience": "[child, parent, teacher]",
        "hours": '[{days: [mon, fri], from: "09:00", to: "17:30"}]',
    }
    values |= changed
    if values["phone"] != "null":
        values["phone"] = f'"{values["phone"]}"'
    return SERVICE.format(**values)


def extra(
    *helplines: str,
    country: str = "FR",
    first: str = "{parent: ligue_line, young_person: ligue_line}",
) -> str:
    """A whole file."""
    listed = "".join(helplines or (helpline(),))
    return f"country: {country}\nfirst: {first}\nservices:\n{listed}"
