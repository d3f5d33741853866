"""Closed campaigns that lead from one to the next, for readers and for whoever closes another."""

from collections.abc import Callable, Sequence

from warning_signs.campaigns.campaign import Campaign


def chain_from(campaign: Campaign, find: Callable[[str], Campaign | None]) -> Sequence[Campaign]:
    """The campaign and those that it leads to, each once: a backup can bring back a circle.

    `find` gives the campaign with a slug; what it does not find ends the chain.
    """
    chain = {campaign.slug: campaign}
    last = campaign
    while last.leads_to and last.leads_to not in chain:
        found = find(last.leads_to)
        if found is None:
            break
        last = chain[found.slug] = found
    return list(chain.values())


def is_circle(chain: Sequence[Campaign]) -> bool:
    """Whether the last of a chain leads back into it, so that nobody would ever arrive."""
    return chain[-1].leads_to in {one.slug for one in chain}
