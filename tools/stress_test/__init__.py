"""A stress test of the rules on made-up children: `make stress-test`.

`inputs` says what is put in, each number with its source; `children` makes children from it; `run`
lets the rules judge them; `tables` and `picture` show what came out; `__main__` writes it into
docs/reference/validation.md. Questions and rules come from the content, as on the site.
"""
