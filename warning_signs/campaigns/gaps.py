"""What a campaign was made with and the site no longer has, for whoever runs it."""

from collections.abc import Collection, Iterator

from warning_signs.campaigns.campaign import Campaign
from warning_signs.content.content import Content


def gaps(campaign: Campaign, content: Content, languages: Collection[str]) -> Iterator[str]:
    """A sentence for each questionnaire, language or country of it that the site lacks."""
    for name in campaign.questionnaires:
        if name not in content.questionnaires:
            yield (
                f"The campaign “{campaign.slug}” offers the questionnaire {name}, which is not in "
                "the content of this site (WARNING_SIGNS_CONTENT): its readers get the other ones."
            )
    for tag in campaign.languages:
        if tag not in languages:
            yield f"The campaign “{campaign.slug}” offers the language {tag}, which is not here."
    if campaign.country and campaign.country not in content.countries:
        yield (
            f"The campaign “{campaign.slug}” is for the country {campaign.country}, which is not "
            "here: its readers have to choose one."
        )
    for extra in campaign.help:
        if extra.country not in content.countries:
            yield (
                f"The campaign “{campaign.slug}” has help lines for the country {extra.country}, "
                "which is not here: nobody sees them."
            )
