#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""bake_fonts.py [--plain] OUT_DIR (SOURCE TARGET)...

Makes the fonts of the window out of Inter and JetBrains Mono (both SIL OFL, so the results carry names of their own):
TARGET WhyglassSans-*: the digits of the character map become Inter's tabular ones; TARGET WhyglassMono-*: no ligatures.
Both because Qt 6.4 cannot switch font features (QFont::setFeature came with 6.7). --plain copies, for want of fontTools.
"""
import os
import shutil
import sys

FAMILIES = {"WhyglassSans": "Whyglass Sans", "WhyglassMono": "Whyglass Mono"}
FAMILY, STYLE, FULL_NAME, POSTSCRIPT_NAME, TYPOGRAPHIC_FAMILY = 1, 2, 4, 6, 16


def rename(font, family, style):
    plain_style = style in ("Regular", "Italic", "Bold")
    texts = {
        FAMILY: family if plain_style else f"{family} {style}",
        FULL_NAME: f"{family} {style}",
        POSTSCRIPT_NAME: f"{family.replace(' ', '')}-{style}",
        TYPOGRAPHIC_FAMILY: family,
    }
    for record in font["name"].names:
        if record.nameID in texts:
            record.string = texts[record.nameID]


def feature_records(font, tag):
    return [record for record in font["GSUB"].table.FeatureList.FeatureRecord if record.FeatureTag == tag]


def make_digits_tabular(font):
    substitutes = {}
    for record in feature_records(font, "tnum"):
        for index in record.Feature.LookupListIndex:
            for subtable in font["GSUB"].table.LookupList.Lookup[index].SubTable:
                subtable = getattr(subtable, "ExtSubTable", subtable)
                substitutes.update(getattr(subtable, "mapping", {}))
    for table in font["cmap"].tables:
        for code in range(ord("0"), ord("9") + 1):
            if table.cmap.get(code) in substitutes:
                table.cmap[code] = substitutes[table.cmap[code]]


def drop_ligatures(font):
    for tag in ("calt", "liga"):
        for record in feature_records(font, tag):
            record.Feature.LookupListIndex = []
            record.Feature.LookupCount = 0


def bake(source, target):
    from fontTools.ttLib import TTFont

    stem, style = os.path.splitext(os.path.basename(target))[0].split("-")
    font = TTFont(source)
    if stem == "WhyglassSans":
        make_digits_tabular(font)
    else:
        drop_ligatures(font)
    rename(font, FAMILIES[stem], style)
    font.save(target)


def main(arguments):
    plain = "--plain" in arguments
    arguments = [argument for argument in arguments if argument != "--plain"]
    if len(arguments) < 3 or len(arguments) % 2 == 0:
        sys.exit(__doc__)
    out = arguments[0]
    os.makedirs(out, exist_ok=True)
    for source, name in zip(arguments[1::2], arguments[2::2]):
        (shutil.copyfile if plain else bake)(source, os.path.join(out, name))


if __name__ == "__main__":
    main(sys.argv[1:])
