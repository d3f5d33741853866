"""What of a campaign there is here: content and languages that a site had can go again.

Of its country, `known_country` (web/request/urls.py) says the same.
"""

from collections.abc import Sequence

from warning_signs.campaigns.campaign import Campaign
from warning_signs.content.models.questionnaire import Questionnaire
from warning_signs.web.request.site import site


def offered_questionnaires(campaign: Campaign) -> list[Questionnaire]:
    """Its questionnaires that the site has, in the order of its pages."""
    known = site().content.questionnaires
    return [known[one] for one in campaign.questionnaires if one in known]


def offered_ids(campaign: Campaign) -> Sequence[str]:
    """The ids of these; of all that it was made with where the site has none of them."""
    return [one.id for one in offered_questionnaires(campaign)] or campaign.questionnaires


def offered_languages(campaign: Campaign) -> list[str]:
    """Its languages that the site has, in its order; without any it has no page of its own."""
    known = {locale.tag for locale in site().locales}
    return [tag for tag in campaign.languages if tag in known]
