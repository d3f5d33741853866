"""Links and paths in the documentation, in docstrings and in comments lead to something."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *ROOT.glob(".github/**/*.md")])
CODE = sorted([*(ROOT / "warning_signs").rglob("*.py"), *(ROOT / "tools").rglob("*.py")])
OTHERS = sorted(
    [
        ROOT / "Makefile",
        *(ROOT / "deploy").iterdir(),
        *(path for path in (ROOT / "templates").rglob("*") if path.is_file()),
        *(ROOT / "questionnaires").glob("*.yaml"),
        *(ROOT / "warning_signs/content/authoring/starters").iterdir(),
    ]
)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
FOLDERS = "warning_signs|templates|tests|tools|docs|questionnaires|deploy"
PATH = re.compile(rf"(?<![\w/.-])((?:{FOLDERS})/[\w./-]*\w/?)(?![\w<{{*…/-]|\.[<*])")
DOCUMENT = re.compile(r"(?<![\w/.-])docs/[\w/-]+\.md")
MODULE = re.compile(r"(?<![\w/.-])((?:\w+/)*\w+\.py)\b")
MODULES = [
    path.relative_to(ROOT).as_posix()
    for path in [*CODE, *ROOT.glob("*.py"), *(ROOT / "tests").rglob("*.py")]
]


def names(paths: list[Path]) -> list[str]:
    return [path.relative_to(ROOT).as_posix() for path in paths]


def prose(path: Path) -> Iterator[str]:
    """The docstrings and the comments of a Python file."""
    text = path.read_text(encoding="utf-8")
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield str(node.value.value)
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            yield token.string


def headings(page: Path) -> set[str]:
    """The anchors of a page, as GitHub makes them of its headings."""
    lines = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", line.lower()).replace(" ", "-") for line in lines}


@pytest.mark.parametrize("page", PAGES, ids=names(PAGES))
def test_every_relative_link_leads_to_a_file_and_a_heading(page):
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        if "://" in target or target.startswith("mailto:"):
            continue
        file, _, anchor = target.partition("#")
        found = (page.parent / file).resolve() if file else page
        assert found.exists(), target
        assert not anchor or anchor in headings(found), target


@pytest.mark.parametrize("page", PAGES, ids=names(PAGES))
def test_every_path_that_a_page_names_exists(page):
    if page.name == "CHANGELOG.md":  # says what things were called
        return
    assert missing(page.read_text(encoding="utf-8")) == []


def test_every_path_that_code_names_in_prose_exists():
    found = {path: missing("\n".join(prose(path))) for path in CODE}
    assert {path: names for path, names in found.items() if names} == {}


def test_every_document_that_another_file_names_exists():
    texts = {path: path.read_text(encoding="utf-8") for path in OTHERS}
    found = [(path, name) for path, text in texts.items() for name in DOCUMENT.findall(text)]
    assert found
    assert [pair for pair in found if not (ROOT / pair[1]).exists()] == []


def missing(text: str) -> list[str]:
    """Paths in a text that lead nowhere; a module may be named by the end of its path."""
    paths = {path for path in PATH.findall(text) if not (ROOT / path).exists()}
    modules = (
        name
        for name in MODULE.findall(text)
        if not any(f"/{module}".endswith(f"/{name}") for module in MODULES)
    )
    return sorted(paths.union(modules))
