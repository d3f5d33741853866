"""The short code of a result, and two results side by side. Pure: no Flask."""
