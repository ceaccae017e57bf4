from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from generator.write.place import strangers
from tests.write.builds import KEPT_BESIDE, beside, build, build_clean, tree

# Names that are files in one build and folders in the next; never both in one.
names = st.sampled_from(["a", "b", "c"])
paths = st.lists(names, min_size=1, max_size=3).map("/".join)
sites = st.dictionaries(paths, st.sampled_from(["", "one", "two", "three"]), max_size=6).filter(
    lambda pages: not any(other.startswith(f"{path}/") for path in pages for other in pages)
)
steps = st.sampled_from(["build", "clean", "lose the ledger", "lose the folder beside", "damage the ledger"])


@given(st.lists(st.tuples(steps, sites), min_size=1, max_size=5))
def test_whatever_went_before_an_incremental_build_gives_what_a_clean_one_gives(
    history: list[tuple[str, dict[str, str]]],
) -> None:
    with tempfile.TemporaryDirectory() as name:
        output = Path(name) / "work" / "site"
        for step, pages in history:
            kept = output.parent / ".fremdrift"
            if step == "lose the folder beside" and kept.exists():
                shutil.rmtree(kept)
            elif step == "lose the ledger":
                (kept / "site.ledger").unlink(missing_ok=True)
            elif step == "damage the ledger" and kept.exists():
                (kept / "site.ledger").write_bytes(b"\x00")
            if output.exists():
                (output / "by hand.txt").write_text("stays", "utf-8")
            (build_clean if step == "clean" else build)(output, pages)
        last = history[-1][1]
        build_clean(Path(name) / "clean" / "site", last)
        found = tree(output)
        by_hand = {"by hand.txt": b"stays"} if len(history) > 1 else {}
        assert found == tree(Path(name) / "clean" / "site") | by_hand
        assert strangers(output) == tuple(by_hand)
        assert beside(output) == KEPT_BESIDE
        assert build(output, last).written == 0
