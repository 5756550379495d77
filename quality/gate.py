"""The quick quality gate: pinned floors on the development corpora marked `quick` in layers.yaml.

    python quality/gate.py             compare with the floors; exit 1 when one is lost
    python quality/gate.py --update    raise the floors to what is reached now; refuses to lower one …
    python quality/gate.py --update --lower "why"   … unless a reason is given, which is kept beside the floor

Floors are kept with the digest of the data they were measured on. Gains and losses are printed document by document.
"""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from quality_data import ROOT, shared_folder
from scoring import Layer, errors_by_document, layers, score

FLOORS = ROOT / "quality" / "floors.json"
SLACK = 0.3
"""Points that a figure may fall without failing: parses differ in the last bit between processor types."""


def load() -> dict[str, Any]:
    """The pinned floors by corpus."""
    return dict(json.loads(FLOORS.read_text(encoding="utf-8"))) if FLOORS.exists() else {}


def changes(layer: Layer, pinned: dict[str, Any], report: dict[str, Any]) -> list[str]:
    """Documents on which the number of errors changed, worst first."""
    if not pinned:
        return []
    before, now = pinned["errors"], errors_by_document(report)
    moved = {d: now.get(d, 0) - before.get(d, 0) for d in sorted({*before, *now})}
    rows = sorted(((n, d) for d, n in moved.items() if n), reverse=True)
    return [f"    {'lost' if n > 0 else 'gained'} {abs(n)} on {d}" for n, d in rows]


def compare(layer: Layer, pinned: dict[str, Any], report: dict[str, Any]) -> list[str]:
    """Floors that are lost, one message each; prints the comparison."""
    lost = []
    if pinned and pinned["data"] != layer.digest():
        return [f"{layer.corpus}: the floors were measured on other data ({pinned['data']}); run --update"]
    for measure in layer.measures:
        now, floor = measure.of(report), pinned.get("floors", {}).get(measure.name)
        print(f"  {layer.corpus:24} {measure.name:48} {now:>6}  floor {floor}")
        slack = 0 if floor is None else (-SLACK if measure.less_is_better else SLACK)
        if floor is None or measure.loses(now, floor - slack):
            lost.append(f"{layer.corpus}: {measure.name} is {now}, the floor is {floor}")
    return lost


def updated(layer: Layer, pinned: dict[str, Any], report: dict[str, Any], reason: str | None) -> dict[str, Any]:
    """The floors raised to what is reached; a lower figure is refused without a reason."""
    floors, reasons = dict(pinned.get("floors", {})), dict(pinned.get("lowered", {}))
    for measure in layer.measures:
        now, floor = measure.of(report), floors.get(measure.name)
        if floor is not None and measure.loses(now, floor):
            if not reason:
                print(f"  kept {layer.corpus} {measure.name}: {now} is worse than {floor}; --lower WHY to lower it")
                continue
            reasons[measure.name] = f"{floor} -> {now}: {reason}"
        floors[measure.name] = now
    entry = {"data": layer.digest(), "floors": floors, "errors": errors_by_document(report)}
    return {**entry, "lowered": reasons} if reasons else entry


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--lower", metavar="WHY")
    parser.add_argument("--only", default="")
    arguments = parser.parse_args()
    if not shared_folder().exists():
        print(f"quality gate skipped: no evaluation data at {shared_folder()} (set OFRECORD_SHARED)")
        return
    pinned, lost = load(), []
    for layer in layers():
        if layer.quick and arguments.only in layer.corpus:
            report = score(layer)
            lost += compare(layer, pinned.get(layer.corpus, {}), report)
            print("\n".join(changes(layer, pinned.get(layer.corpus, {}), report)[:12]), flush=True)
            if arguments.update:
                pinned[layer.corpus] = updated(layer, pinned.get(layer.corpus, {}), report, arguments.lower)
    if arguments.update:
        FLOORS.write_text(json.dumps(pinned, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    elif lost:
        sys.exit("quality gate: lost\n  " + "\n  ".join(lost))


if __name__ == "__main__":
    main()
