"""`make fuzz`: made-up requests and texts against the whole site and against each of its parsers.

Nothing that comes from outside may make a response of 500 or above, keep the site busy, or come
back as markup. A share of it runs in `make test` (tests/web/sweeps/test_never_our_fault.py).
"""
