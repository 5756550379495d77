"""The house's measures: functions p95 <= 40 lines and none above 80, modules <= 400 lines. Prints them; exit 1 when broken."""

from __future__ import annotations

import ast
import statistics
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("src", "docs", "quality", "bench")
LONGEST_FUNCTION, P95_FUNCTION, LONGEST_MODULE = 80, 40, 400


def main() -> None:
    sizes, broken = [], []
    for path in sorted(p for folder in FOLDERS for p in (ROOT / folder).rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        name, lines = path.relative_to(ROOT), source.count("\n")
        if lines > LONGEST_MODULE:
            broken.append(f"{name}: {lines} lines, at most {LONGEST_MODULE}")
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                sizes.append((node.end_lineno or 0) - node.lineno + 1)
                if sizes[-1] > LONGEST_FUNCTION:
                    broken.append(f"{name}:{node.lineno} {node.name}: {sizes[-1]} lines, at most {LONGEST_FUNCTION}")
    p95 = statistics.quantiles(sizes, n=20)[-1]
    print(f"{len(sizes)} functions: median {statistics.median(sizes):.0f} lines, p95 {p95:.0f}, longest {max(sizes)}")
    if p95 > P95_FUNCTION:
        broken.append(f"functions: p95 is {p95:.0f} lines, at most {P95_FUNCTION}")
    if broken:
        sys.exit("\n".join(broken))


if __name__ == "__main__":
    main()
