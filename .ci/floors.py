"""Reads what score_all printed and fails below the floors set for the engine.

usage: floors.py SCORES.txt
"""
import json
import sys

FLOORS = {
    "plans": {"item_f1": 0.80},
    "links": {"auto_precision": 0.80},
    "facts": {"all": 0.60},
    "sheets": {"columns": 0.80, "records": 0.75, "accounted": 1.0},
}


def main():
    seen, low = set(), []
    for line in open(sys.argv[1], encoding="utf-8"):
        kind, _, rest = line.partition(" ")
        if kind not in FLOORS or not rest.startswith("{"):
            continue
        seen.add(kind)
        scores = json.loads(rest)
        for name, floor in FLOORS[kind].items():
            if (scores.get(name) or 0) < floor:
                low.append(f"{kind} {name} {scores.get(name)} is below {floor}")
    low += [f"{kind}: no score printed" for kind in FLOORS if kind not in seen]
    for line in low:
        print(line)
    sys.exit(1 if low else 0)


main()
