"""The production server: its processes, its socket and what it must not write."""

from warning_signs.serving import one_arena

one_arena.ask_granian()  # here, since granian is told while it is loaded
