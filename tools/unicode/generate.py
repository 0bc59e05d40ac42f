#!/usr/bin/env python3
"""Writes src/Linnet.Text/Tokenization/Unicode/unicode.bin from the Unicode Character Database.

    apt-get install unicode-data
    tools/unicode/generate.py [--ucd /usr/share/unicode] [--out FILE]

What .NET itself knows without ICU (general categories, simple case mapping, grapheme clusters) is not repeated here. The file holds
1. four character classes as published tokenisers mean them. The Rust library that defined those tokenisers reads its classes from
   Unicode 8 and its normalisation data from Unicode 9, and a model has been trained with exactly these; and the three
   "other" properties that make Alphabetic, Uppercase and Lowercase of general categories;
2. canonical combining classes;
3. decompositions, one level each; what came after Unicode 9 carries a flag, so that one file serves both the pinned and
   the current normalisation forms.

Layout: a sequence of unsigned LEB128 numbers.
    classes:        seven times  n, then n times (gap since the end of the previous range, length)
    combining:      n, then n times (gap since the previous code point, class * 2 + recent)
    decompositions: n, then n times (gap since the previous code point, length * 8 + excluded * 4 + compatibility * 2 + recent,
                    then the code points)
    scripts:        number of names, then for each its length and its ASCII letters; then n, then n times
                    (gap since the end of the previous range, length, index of the name)
"""
import argparse
from pathlib import Path

PUNCTUATION_THEN, NOT_MARKS_THEN = {0x166D, 0x111C9}, {0x111C9, 0x1885, 0x1886, 0xA9BD}
NONSPACING_THEN, MARKS_THEN = {0x1734}, {0x1CF2, 0x1CF3}
ROOT = Path(__file__).resolve().parents[2]


def rows(path):
    for line in path.read_text(encoding="utf-8").splitlines():
        line = line.split("#")[0].strip()
        if line:
            yield [field.strip() for field in line.split(";")]


def span(text):
    first, _, last = text.partition("..")
    return range(int(first, 16), int(last or first, 16) + 1)


class Database:
    def __init__(self, folder):
        self.category, self.combining, self.decomposition, self.age = {}, {}, {}, {}
        first = None
        for row in rows(folder / "UnicodeData.txt"):
            point = int(row[0], 16)
            if row[1].endswith("First>"):
                first = point
                continue
            for c in range(first if first is not None else point, point + 1):
                self.category[c] = row[2]
            first = None
            if row[3] != "0":
                self.combining[point] = int(row[3])
            if row[5]:
                tag, _, rest = row[5].rpartition("> ")
                self.decomposition[point] = (bool(tag), [int(c, 16) for c in rest.split()])
        for points, version in rows(folder / "DerivedAge.txt"):
            for c in span(points):
                self.age[c] = tuple(map(int, version.split(".")))
        self.scripts = {c: name for points, name in rows(folder / "Scripts.txt") for c in span(points)}
        self.other = {"Other_Alphabetic": set(), "Other_Uppercase": set(), "Other_Lowercase": set()}
        for points, name in rows(folder / "PropList.txt"):
            if name in self.other:
                self.other[name] |= set(span(points))
        self.other["Other_Alphabetic"] |= set(range(0x363, 0x370))  # since Unicode 16
        self.excluded = {int(row[0], 16) for row in rows(folder / "CompositionExclusions.txt")}

    def of_age(self, version):
        return {c for c in self.category if self.age.get(c, (99,)) <= version}


def leb128(number):
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)
    return out


def ranges(points):
    found = []
    for c in sorted(points):
        if found and found[-1][1] == c:
            found[-1][1] = c + 1
        else:
            found.append([c, c + 1])
    return found


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--ucd", type=Path, default=Path("/usr/share/unicode"))
    options.add_argument("--out", type=Path, default=ROOT / "src/Linnet.Text/Tokenization/Unicode/unicode.bin")
    options = options.parse_args()
    ucd = Database(options.ucd)
    eight, nine = ucd.of_age((8, 0)), ucd.of_age((9, 0))
    of = ucd.category.get
    classes = [
        {c for c in eight if of(c)[0] == "P"} | PUNCTUATION_THEN,
        {c for c in eight if of(c) == "Mn"} - NOT_MARKS_THEN | NONSPACING_THEN,
        {c for c in eight if of(c) in ("Cc", "Cf", "Co")},
        {c for c in nine if of(c)[0] == "M"} - {0x111C9} | MARKS_THEN,
        *ucd.other.values(),
    ]
    out = bytearray()
    for points in classes:
        found = ranges(points)
        out += leb128(len(found))
        end = 0
        for first, last in found:
            out += leb128(first - end) + leb128(last - first)
            end = last

    out += leb128(len(ucd.combining))
    previous = 0
    for c, value in sorted(ucd.combining.items()):
        out += leb128(c - previous) + leb128(value * 2 + (c not in nine))
        previous = c

    out += leb128(len(ucd.decomposition))
    previous = 0
    for c, (compatibility, parts) in sorted(ucd.decomposition.items()):
        # Full composition exclusion: listed, a singleton, or a decomposition that begins with a non-starter.
        excluded = c in ucd.excluded or len(parts) == 1 or c in ucd.combining or parts[0] in ucd.combining
        out += leb128(c - previous) + leb128(len(parts) * 8 + excluded * 4 + compatibility * 2 + (c not in nine))
        for part in parts:
            out += leb128(part)
        previous = c

    names = sorted(set(ucd.scripts.values()))
    out += leb128(len(names))
    for name in names:
        out += leb128(len(name)) + name.encode("ascii")
    found = []
    for c, name in sorted(ucd.scripts.items()):
        if found and found[-1][1] == c and found[-1][2] == name:
            found[-1][1] = c + 1
        else:
            found.append([c, c + 1, name])
    out += leb128(len(found))
    end = 0
    for first, last, name in found:
        out += leb128(first - end) + leb128(last - first) + leb128(names.index(name))
        end = last

    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_bytes(out)
    print(f"{options.out}: {len(out)} bytes")


if __name__ == "__main__":
    main()
