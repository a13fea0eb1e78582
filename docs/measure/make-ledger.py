#!/usr/bin/env python3
"""Writes the ledger of a base of random concepts and edges, the same for the same numbers.

    python3 docs/measure/make-ledger.py FOLDER ENTITIES EDGES
"""
import hashlib
import json
import os
import random
import sys

folder, entities, edges = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
words = """reward model policy agent alignment oversight deception probe feature circuit scaling value goal honesty debate
critique signal robust latent sparse causal eval trust safe""".split()
random.seed(7)
os.makedirs(os.path.join(folder, "seeds"), exist_ok=True)
ticks = 0


def line(out, item):
    global ticks
    ticks += 1
    seconds, fraction = divmod(ticks, 10_000_000)
    head = {
        "id": f"20260101T0000{seconds:02d}.{fraction:07d}-{hashlib.sha256(str(ticks).encode()).hexdigest()[:6]}",
        "at": "2026-01-01T00:00:00.0000000Z", "by": "generator", "batch": "batch-generated", "of_lines": entities + edges,
        "verb": "approve",
    }
    out.write(json.dumps(head | item) + "\n")


with open(os.path.join(folder, "seeds", "decisions.jsonl"), "w", encoding="utf-8") as out:
    ids = []
    for number in range(entities):
        name = " ".join(random.sample(words, 3)) + f" {number}"
        ids.append("concept:" + name.replace(" ", "-"))
        line(out, {"kind": "entity", "key": f"k{number}", "entity": {
            "id": ids[-1], "name": name.title(), "description": f"One sentence about {name} that says why it matters."}})
    seen = set()
    while len(seen) < edges:
        pair = ids[int(random.random() ** 2 * entities)], random.choice(ids)
        if pair[0] != pair[1] and pair not in seen:
            seen.add(pair)
            line(out, {"kind": "edge", "key": f"e{len(seen)}", "edge": {
                "source": pair[0], "relation": "extends", "target": pair[1], "rationale": "Because it builds on it."}})
