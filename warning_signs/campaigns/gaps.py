"""What a campaign was made with and the site no longer has, for whoever runs it."""

from collections.abc import Collection, Iterator

from warning_signs.campaigns.campaign import Campaign


def gaps(
    campaign: Campaign, questionnaires: Collection[str], languages: Collection[str]
) -> Iterator[str]:
    """A sentence for each questionnaire or language of the campaign that the site lacks."""
    for name in campaign.questionnaires:
        if name not in questionnaires:
            yield (
                f"The campaign “{campaign.slug}” offers the questionnaire {name}, which is not in "
                "the content of this site (WARNING_SIGNS_CONTENT): its readers get the other ones."
            )
    for tag in campaign.languages:
        if tag not in languages:
            yield f"The campaign “{campaign.slug}” offers the language {tag}, which is not here."
