#!/usr/bin/env python3
"""Makes a review file of many items from a real one, for measuring: its items again and again under other keys.

    make-review.py FROM.review.yaml TO.review.yaml 2000
"""
import hashlib
import re
import sys

source, target, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
head, rest = open(source, encoding="utf-8").read().split("\nentities:\n", 1)
entities, rest = rest.split("\nedges:\n", 1)
edges, rest = rest.split("\nquotes:", 1)


def sealed(key):
    return key + "-" + hashlib.sha256(key.encode()).hexdigest()[:4]


def repeated(section, wanted, tag):
    items = [item for item in re.split(r"\n(?=  - key: )", section.strip("\n")) if item.strip()]
    for number in range(wanted):
        item, again = items[number % len(items)], number // len(items)
        key = hashlib.sha256(f"{tag}{number}".encode()).hexdigest()[:16]
        item = re.sub(r"- key: \S+", "- key: " + sealed(key), item, count=1)
        if again and tag == "entity":
            item = re.sub(r"(\n      id: \S+)", rf"\1-{again}", item, count=1)
        yield item.rstrip("\n") + "\n"


some = count * 2 // 5
with open(target, "w", encoding="utf-8") as file:
    file.write(head + "\nentities:\n" + "\n".join(repeated(entities, some, "entity")))
    file.write("\nedges:\n" + "\n".join(repeated(edges, count - some, "edge")) + "\nquotes:" + rest)
