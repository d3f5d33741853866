"""Every cache of the package is explained in one table, and holds no more than its size."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warning_signs.caching import CACHES, Cache, cached
from warning_signs.paths import ROOT

PACKAGE = ROOT / "warning_signs"
DECORATORS = {"cache", "lru_cache", "cached", "cachedmethod", "cached_property"}
STORES = {"OrderedDict", "WeakKeyDictionary", "WeakValueDictionary", "defaultdict", "dict", "set"}
LIBRARY = {"LRUCache", "LFUCache", "FIFOCache", "RRCache", "TTLCache", "TLRUCache"}


def name_of(node: ast.expr) -> str:
    """The last word of a name, or of the name that is called."""
    if isinstance(node, ast.Call):
        return name_of(node.func)
    return getattr(node, "attr", getattr(node, "id", ""))


def starts_empty(value: ast.expr | None) -> bool:
    """Whether it is a dictionary or a set without anything in it, to be filled later."""
    if isinstance(value, ast.Dict):
        return not value.keys
    return isinstance(value, ast.Call) and name_of(value) in STORES and not value.args[1:]


def assigned(node: ast.stmt) -> Iterator[tuple[ast.expr, ast.expr | None]]:
    if isinstance(node, ast.Assign):
        yield from ((target, node.value) for target in node.targets)
    elif isinstance(node, ast.AnnAssign):
        yield node.target, node.value


def caches(node: ast.AST, place: str, outlives_a_call: bool = True) -> Iterator[str]:
    """The dotted names of all that remembers something from one call to the next."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            inner = f"{place}.{child.name}"
            for kind in {name_of(one) for one in child.decorator_list} & DECORATORS:
                yield f"{place.rpartition('.')[0]}.*" if kind == "cached_property" else inner
            yield from caches(child, inner, isinstance(child, ast.ClassDef))
            continue
        if isinstance(child, ast.Assign | ast.AnnAssign):
            for target, value in assigned(child):
                of_an_object = isinstance(target, ast.Attribute) and name_of(target.value) == "self"
                if starts_empty(value) and (outlives_a_call or of_an_object):
                    owner = place.rpartition(".")[0] if of_an_object else place
                    yield f"{owner}.{name_of(target)}"
        if isinstance(child, ast.Call) and name_of(child) in LIBRARY | {"lru_cache"}:
            yield place
        yield from caches(child, place, outlives_a_call)


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE).with_suffix("").parts)


def found_in(source: str, module: str = "some.module") -> set[str]:
    return set(caches(ast.parse(source), module))


@pytest.fixture(scope="module")
def found() -> set[str]:
    """The caches of the package. Read by a test, not by all processes that look for tests."""
    return {
        name
        for path in PACKAGE.rglob("*.py")
        for name in found_in(path.read_text(encoding="utf-8"), module_name(path))
        if module_name(path) != "caching"
    }


def entry_of(name: str) -> str | None:
    """The entry that explains a cache; for cached properties (“.*”) that of their modules."""
    if not name.endswith(".*"):
        return name if name in CACHES else None
    return next((one for one in CACHES if name.startswith(f"{one}.")), None)


def test_every_cache_is_explained(found):
    unexplained = sorted(name for name in found if not entry_of(name))
    assert not unexplained, f"{unexplained}: say in caching.CACHES why no answer is in them"


def test_every_entry_is_a_cache(found):
    made_with_a_name = {
        name
        for name in CACHES
        for path in PACKAGE.rglob("*.py")
        if f'Cache("{name}")' in path.read_text(encoding="utf-8")
    }
    used = {entry_of(name) for name in found} | made_with_a_name
    assert used == set(CACHES)


@pytest.mark.parametrize("name", CACHES)
def test_every_entry_gives_its_reason(name):
    entry = CACHES[name]
    assert entry.key and entry.value and entry.no_answer_because.endswith(".")
    assert entry.size is None or entry.size > 0


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("@cache\ndef f(): pass", "some.module.f"),
        ("@functools.lru_cache(maxsize=3)\ndef f(): pass", "some.module.f"),
        ("def f():\n @cached\n def g(): pass", "some.module.f.g"),
        ("class A:\n @cached_property\n def p(self): pass", "some.module.*"),
        ("known = {}", "some.module.known"),
        ("known: dict[str, int] = {}", "some.module.known"),
        ("known = OrderedDict()", "some.module.known"),
        ("class A:\n known = set()", "some.module.A.known"),
        ("class A:\n def __init__(self):\n  self._known = {}", "some.module.A._known"),
        ("known = LRUCache(3)", "some.module"),
        ("f = lru_cache(g)", "some.module"),
    ],
)
def test_a_cache_of_any_kind_is_found(source, expected):
    assert expected in found_in(source)


def test_what_ends_with_its_call_is_no_cache():
    assert found_in("def f():\n found = {}\n other = set()\nTABLE = {1: 2}") == set()


def test_a_function_without_an_entry_cannot_be_cached():
    with pytest.raises(KeyError):
        cached(entry_of)


def test_the_least_recently_used_value_goes_first():
    cache: Cache[str] = Cache("web.templating.fragments", size=2)
    cache.put("a", "1")
    cache.put("b", "2")
    assert cache.get("a") == "1"
    cache.put("c", "3")
    assert (cache.get("a"), cache.get("b"), cache.get("c"), len(cache)) == ("1", None, "3", 2)


def test_what_is_longer_than_the_cache_is_not_stored():
    cache: Cache[str] = Cache("web.templating.fragments", size=4)
    cache.put("a", "123")
    cache.put("b", "12345")
    assert (cache.get("a"), cache.get("b"), cache.weight) == ("123", None, 3)


@given(st.lists(st.tuples(st.integers(0, 9), st.text(max_size=9))))
def test_the_values_of_a_cache_are_never_longer_than_its_size(values):
    cache: Cache[str] = Cache("web.templating.fragments", size=20)
    for key, value in values:
        cache.put(key, value)
        assert sum(len(cache.get(one) or "") for one in range(10)) == cache.weight <= 20
