"""The table that the bench prints: what was measured, its budget, and whether it keeps to it."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Row:
    """One measure; `most` or `least` is its budget, if it has one."""

    what: str
    value: float
    unit: str
    most: float | None = None
    least: float | None = None

    @property
    def verdict(self) -> str:
        """PASS, FAIL, or nothing where there is no budget."""
        if self.most is None and self.least is None:
            return ""
        too_much = self.most is not None and self.value > self.most
        too_little = self.least is not None and self.value < self.least
        return "FAIL" if too_much or too_little else "PASS"

    @property
    def budget(self) -> str:
        """The budget in words."""
        if self.most is not None:
            return f"<= {self.most:g}"
        return f">= {self.least:g}" if self.least is not None else ""


@dataclass
class Table:
    """The rows so far; each is printed as soon as it is known."""

    rows: list[Row] = field(default_factory=list)

    def heading(self, title: str) -> None:
        """Begin a group of rows."""
        print(f"\n{title:<58}{'measured':>12}  {'':<10}{'budget':<10}")

    def add(self, *rows: Row) -> None:
        """Print rows and keep them for the verdict on the whole."""
        for row in rows:
            self.rows.append(row)
            value = f"{row.value:,.0f}" if row.value >= 100 else f"{row.value:.3g}"
            line = f"  {row.what:<56}{value:>12}  {row.unit:<10}{row.budget:<10}{row.verdict}"
            print(line.rstrip(), flush=True)

    def not_run(self, what: str, why: str) -> None:
        """Say that something was not measured; never silently."""
        print(f"  NOT RUN: {what}: {why}", flush=True)

    def broken(self) -> list[str]:
        """What does not keep to its budget."""
        return [row.what for row in self.rows if row.verdict == "FAIL"]
