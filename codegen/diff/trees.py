"""Compare two spec trees: Actions by name, then what is left of the documents."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..load import Document, SpecTree
from .change import Change, change, changes, merged
from .effect import REQUEST, RESPONSE, Effect
from .forms import is_sound
from .operations import Operation
from .schemas import Schemas
from .site import Site, canonical, is_model, shown


def diff_trees(old: SpecTree, new: SpecTree) -> list[Change]:
    """Every change between two spec trees, the gravest first. Empty only when they say the same."""
    found = list(_Trees(old, new).changes())
    return merged([*found, *_unreported(old, new, {one.file for one in found})])


class _Trees:
    def __init__(self, old: SpecTree, new: SpecTree) -> None:
        self._old, self._new = old, new
        self._schemas = {side: Schemas(side) for side in (REQUEST, RESPONSE)}

    def changes(self) -> Iterator[Change]:
        old, new = _operations(self._old), _operations(self._new)
        for action in sorted(old.keys() | new.keys()):
            if action in old and action in new:
                yield from self._action(action, old[action], new[action])
            else:
                yield _came_or_went(action, old.get(action), new.get(action))
        documents = {name: name for name in self._old.documents.keys() & self._new.documents.keys()}
        documents |= {old[a].document.name: new[a].document.name for a in old.keys() & new.keys()}
        for before, after in sorted(documents.items()):
            yield from self._document(self._old.documents[before], self._new.documents[after])
        gone = (self._old.documents.keys() - documents.keys(), self._new.documents.keys() - set(documents.values()))
        yield from _files(*gone)
        yield from _errata(self._old.errata, self._new.errata)

    def _action(self, action: str, old: Site, new: Site) -> Iterator[Change]:
        name = new.document.name
        if old.document.namespace != new.document.namespace:
            message = f"namespace {old.document.namespace!a} -> {new.document.namespace!a}"
            yield change(Effect.BOTH, name, "", "namespace-changed", message, action)
        if old.pointer != new.pointer:
            yield change(Effect.BOTH, name, new.pointer, "route-changed", f"{old.pointer!a} -> {new.pointer!a}", action)
        yield from Operation(action, old, new, self._schemas).changes()

    def _document(self, old: Document, new: Document) -> Iterator[Change]:
        for keyword in sorted(old.data.keys() | new.data.keys()):
            before, after = old.data.get(keyword), new.data.get(keyword)
            if canonical(before) != canonical(after) and keyword not in {"paths", "components"}:
                effect = _document_effect(keyword, before, after)
                message = f"{keyword}: {shown(before)} -> {shown(after)}"
                yield change(effect, new.name, f"/{keyword}", f"{keyword}-changed", message)
        yield from self._paths(old, new)
        yield from self._components(old, new)

    def _paths(self, old: Document, new: Document) -> Iterator[Change]:
        """What stands in a path beside the Action."""
        before, after = ({**d.data, "paths": _without_actions(d.data.get("paths"))} for d in (old, new))
        if canonical(before["paths"]) != canonical(after["paths"]):
            yield change(Effect.BOTH, new.name, "/paths", "paths-changed", "something beside the Action changed")

    def _components(self, old: Document, new: Document) -> Iterator[Change]:
        before, after = (_components(document) for document in (old, new))
        for kind in sorted(before.keys() | after.keys()):
            if kind == "schemas":
                yield from self._models(Site(self._old, old, "", old.data), Site(self._new, new, "", new.data))
            elif kind == "responses":
                yield from _answers(before.get(kind, {}), after.get(kind, {}), old, new)
            elif canonical(before.get(kind)) != canonical(after.get(kind)):
                effect = _words_only(before.get(kind), after.get(kind))
                yield change(effect, new.name, f"/components/{kind}", f"{kind}-changed", f"{kind} changed")

    def _models(self, old: Site, new: Site) -> Iterator[Change]:
        """Classes by name. A schema that no Action reaches is compared for both sides, so that nothing is missed."""
        before, after = (site.at("components", "schemas", absent={}) for site in (old, new))
        for name in dict.fromkeys([*before.keywords, *after.keywords]):
            if name not in after.keywords or name not in before.keywords:
                site = before.at(name) if name in before.keywords else after.at(name)
                yield _model_came_or_went(site, name, name in before.keywords)
            elif not any((new.document.name, after.at(name).pointer) in s.visited for s in self._schemas.values()):
                for side, schemas in self._schemas.items():
                    yield from changes(schemas.compare(before.at(name), after.at(name)), side, "")


def _answers(before: dict[str, Any], after: dict[str, Any], old: Document, new: Document) -> Iterator[Change]:
    """Shared answers that came or went. What an Action refers to was compared there, so that no caller notices."""
    for name in sorted(before.keys() ^ after.keys()):
        file = new.name if name in after else old.name
        message = f"shared answer {name!a} came or went"
        yield change(Effect.SAME, file, f"/components/responses/{name}", "responses-changed", message)


def _unreported(old: SpecTree, new: SpecTree, reported: set[str]) -> Iterator[Change]:
    """Documents that differ though no change of them is reported: by the order of a list, or in a way not foreseen."""
    for name in sorted(old.documents.keys() & new.documents.keys() - reported):
        before, after = old.documents[name].data, new.documents[name].data
        if canonical(before) != canonical(after):
            is_order = canonical(_ordered(before)) == canonical(_ordered(after))
            effect, rule = (Effect.SAME, "rearranged") if is_order else (Effect.BOTH, "not-understood")
            yield change(effect, name, "", rule, f"the document is {rule}")


def _ordered(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _ordered(inner) for key, inner in value.items()}
    return sorted(map(_ordered, value), key=canonical) if isinstance(value, list) else value


def _operations(tree: SpecTree) -> dict[str, Site]:
    """Each Action's operation, by its name."""
    found: dict[str, Site] = {}
    for document in tree.operations():
        paths = document.data["paths"]
        for path, item in paths.items() if isinstance(paths, dict) else ():
            for method in item if isinstance(item, dict) else ():
                site = Site(tree, document, "", document.data).at("paths", path, method)
                if "operationId" in site.keywords:
                    found[str(site.keywords["operationId"])] = site
    return found


def _came_or_went(action: str, old: Site | None, new: Site | None) -> Change:
    site = old or new
    assert site is not None
    effect, rule = (Effect.BOTH, "action-removed") if old else (Effect.WIDER, "action-added")
    return change(effect, site.document.name, site.pointer, rule, f"Action {action!a}", action)


def _model_came_or_went(site: Site, name: str, is_gone: bool) -> Change:
    effect = Effect.SAME
    if not is_sound(site.value):
        effect = Effect.BOTH
    elif is_model(site):
        effect = Effect.BOTH if is_gone else Effect.NOTICE
    rule = "component-removed" if is_gone else "component-added"
    return change(effect, site.document.name, site.pointer, rule, f"component {name!a}")


def _document_effect(keyword: str, before: Any, after: Any) -> Effect:
    if keyword == "info":
        return Effect.SAME
    if keyword == "openapi":
        return Effect.SAME if str(before).startswith("3.1.") and str(after).startswith("3.1.") else Effect.BOTH
    return _words_only(before, after)


def _words_only(before: Any, after: Any) -> Effect:
    """SAME when the two differ in descriptions alone."""
    return Effect.SAME if canonical(_without_words(before)) == canonical(_without_words(after)) else Effect.BOTH


def _without_words(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_words(inner) for key, inner in value.items() if key not in {"description", "summary"}}
    return [_without_words(inner) for inner in value] if isinstance(value, list) else value


def _components(document: Document) -> dict[str, Any]:
    found = document.data.get("components")
    return found if isinstance(found, dict) else {}


def _without_actions(paths: Any) -> Any:
    """What paths hold beside their Actions, wherever the Actions are."""
    if not isinstance(paths, dict):
        return paths
    beside = [_without_action(item) for item in paths.values()]
    return [item for item in beside if item != {}]


def _without_action(item: Any) -> Any:
    if not isinstance(item, dict):
        return item
    return {key: value for key, value in item.items() if not _is_action(value)}


def _is_action(value: Any) -> bool:
    return isinstance(value, dict) and "operationId" in value


def _files(gone: set[str], come: set[str]) -> Iterator[Change]:
    """Files without an Action of their own. What refers to them is compared where it stands."""
    for name in sorted(gone):
        yield change(Effect.SAME, name, "", "file-removed", "file removed")
    for name in sorted(come):
        yield change(Effect.SAME, name, "", "file-added", "file added")


def _errata(old: dict[str, Any], new: dict[str, Any]) -> Iterator[Change]:
    for id_ in sorted(old.keys() | new.keys()):
        if canonical(old.get(id_)) != canonical(new.get(id_)):
            yield change(Effect.SAME, "errata.yaml", f"/{id_}", "erratum-changed", f"erratum {id_!a}")
