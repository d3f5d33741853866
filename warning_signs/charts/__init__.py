"""The bar of a domain as inline SVG. Nothing here knows of Flask, of a language or of a question.

`bar` says what is drawn, `draw` draws it (and alone imports matplotlib), `gallery` keeps
drawings made ahead, so that no reader waits for matplotlib.
"""
