"""The package's reference, as pages: `reference.py OUT CORE`.

CORE is the facade as a module without a library, documented to the last field, which UniFFI's own is not: it stands in for
`strapline.core` here. What has no documentation is named, and is a failure.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path

import pdoc
import pdoc.doc
import pdoc.render

import strapline


def stand_in(core: Path) -> None:
    name = "strapline.core"
    spec = importlib.util.spec_from_file_location(name, core)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    strapline.core = module
    # What the package takes over from it, too.
    for one in set(strapline.__all__) & set(module.__all__) - {"Analysis", "Episode", "analyze_file"}:
        setattr(strapline, one, getattr(module, one))


def undocumented(of: pdoc.doc.Module | pdoc.doc.Class) -> Iterator[str]:
    for one in of.own_members:
        if one.name.startswith("_"):
            continue
        if not one.docstring:
            yield one.fullname
        if isinstance(one, pdoc.doc.Class):
            yield from undocumented(one)


def main(out: str, core: str) -> int:
    stand_in(Path(core))
    pdoc.render.configure(docformat="markdown", show_source=False)
    pdoc.pdoc("strapline", "!strapline[.]core[.].*", output_directory=Path(out))
    names = [name for module in ("strapline", "strapline.core") for name in undocumented(pdoc.doc.Module.from_name(module))]
    for name in names:
        print(f"undocumented: {name}")
    return 1 if names else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
