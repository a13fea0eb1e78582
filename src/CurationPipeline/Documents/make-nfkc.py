#!/usr/bin/env python3
"""Writes nfkc.txt from the Unicode character database that Python carries.

    python3 make-nfkc.py > nfkc.txt

Lines: 'from+count target...' maps code points to their NFKC form; with one target and a count above 1 the targets
go up with the sources. '=first second composed' joins a letter and a combining mark. All numbers are hexadecimal.
"""
import sys
import unicodedata


def mapping():
    for code in range(0x80, sys.maxunicode + 1):
        if 0xD800 <= code < 0xE000 or unicodedata.category(chr(code)) == 'Cn':
            continue
        form = unicodedata.normalize('NFKC', chr(code))
        if form != chr(code):
            yield code, [ord(c) for c in form]


def runs(pairs):
    start, count, target = None, 0, None
    for code, form in pairs:
        if start is not None and code == start + count and len(form) == 1 == len(target) and form[0] == target[0] + count:
            count += 1
            continue
        if start is not None:
            yield start, count, target
        start, count, target = code, 1, form
    yield start, count, target


def compositions():
    marks = [c for c in map(chr, range(0x300, 0x3100)) if unicodedata.combining(c)]
    bases = {unicodedata.normalize('NFD', chr(c))[0] for c in range(0xC0, 0x3100) if unicodedata.decomposition(chr(c))}
    composed = {chr(c) for c in range(0xC0, 0x3100) if unicodedata.normalize('NFC', chr(c)) == chr(c)
                and unicodedata.normalize('NFD', chr(c)) != chr(c)}
    for first in sorted(bases | composed):
        for second in marks:
            joined = unicodedata.normalize('NFC', first + second)
            if len(joined) == 1:
                yield ord(first), ord(second), ord(joined)


print(f'# NFKC by make-nfkc.py from Unicode {unicodedata.unidata_version}')
for start, count, target in runs(mapping()):
    print(f'{start:X}+{count:X} ' + ' '.join(f'{t:X}' for t in target))
for first, second, joined in compositions():
    print(f'={first:X} {second:X} {joined:X}')
