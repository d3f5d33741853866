"""Charts as SVG and PNG. Nothing here knows of Flask, of a language or of a question.

The bar of a domain: `bar` says what is drawn, `draw` draws it, `gallery` keeps drawings made
ahead, so that no reader waits for matplotlib. The numbers of a campaign: `amounts` says what is
drawn, `campaign` draws it. Only what draws imports matplotlib.
"""
