"""Charts as SVG and PNG, without Flask and without words of their own.

The bar of a domain: `bar` describes it, `domains` makes it from a score, `domain_bar` draws it, and
`prerendered` stores drawings made ahead of time, so that no reader waits for matplotlib. The charts
of a campaign: `bar_chart_data` describes them, `campaign_chart` draws them. Only the modules that
draw import matplotlib.
"""
