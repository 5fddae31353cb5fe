// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/theme_tokens.h"

namespace whyglass::views {

namespace {

// The only colour literals of views. Contrasts and colour-blind distances are computed in design/pictures/tokens.md;
// tests/unit/views/theme_test checks the contrasts again.
constexpr ThemeTokens kLight = {
    .roles = {
        0xf1f3f5, // bg
        0xffffff, // surface
        0xf7f8fa, // surface2
        0xedf0f4, // hover
        0xe2e7ed, // pressed
        0xdde1e7, // border
        0xbcc4ce, // borderStrong
        0x828c99, // ctl
        0xebeef2, // grid
        0x171c23, // text
        0x465160, // text2
        0x5f6a79, // text3
        0x98a2af, // disabled
        0x1863d3, // accent
        0x1257bd, // accentInk
        0xe2ecfc, // accentWeak
        0xd6e5fb, // sel
        0xffffff, // onAccent
        0xc4222f, // red
        0xfce9ea, // redWeak
        0xa8141f, // redInk
        0x9a6500, // amber
        0xfbf1da, // amberWeak
        0x7a4f00, // amberInk
        0x157f4b, // green
        0xe2f4ea, // greenWeak
        0x0f6439, // greenInk
        0x52708f, // low
        0xe8eef4, // lowWeak
        0xffe9a8, // mark
        0xffd9d6, // markRed
    },
    // solid, fill, ink, text on solid
    .kinds = {{
        {0x24384a, 0xe0e3e6, 0x182532, 0xffffff}, // agent
        {0x5a45dc, 0xd7d2f7, 0x362c82, 0xffffff}, // llm
        {0xb04e00, 0xecd5c2, 0x653109, 0xffffff}, // tool
        {0x05745a, 0xc3ded7, 0x07463b, 0xffffff}, // retrieval
        {0x9c4b8c, 0xe7d4e3, 0x5a3056, 0xffffff}, // embedding
        {0x2596c2, 0xcbe6f0, 0x195974, 0x0b1320}, // service
        {0x958c2c, 0xe6e3cc, 0x565321, 0x0b1320}, // guardrail
        {0x7f878f, 0xe0e2e4, 0x4a5158, 0x0b1320}, // other
    }},
};

constexpr ThemeTokens kDark = {
    .roles = {
        0x14171b, // bg
        0x1a1e23, // surface
        0x1f242a, // surface2
        0x282e36, // hover
        0x323944, // pressed
        0x2c323a, // border
        0x4a535f, // borderStrong
        0x6f7a88, // ctl
        0x252a31, // grid
        0xe6eaef, // text
        0xb1bac6, // text2
        0x8e98a6, // text3
        0x5e6875, // disabled
        0x5a9bfa, // accent
        0x82b4ff, // accentInk
        0x1b2d49, // accentWeak
        0x20395f, // sel
        0x0b1320, // onAccent
        0xf2656c, // red
        0x3a2024, // redWeak
        0xff9397, // redInk
        0xe0a63a, // amber
        0x352b18, // amberWeak
        0xf0c36d, // amberInk
        0x4fbf83, // green
        0x19332a, // greenWeak
        0x7ed9a6, // greenInk
        0x8fa9c4, // low
        0x232d38, // lowWeak
        0x5a4a16, // mark
        0x5a2a2d, // markRed
    },
    // solid, fill, ink, text on solid
    .kinds = {{
        {0xc1c8d2, 0x3f434a, 0xe6e9ed, 0x0b1320}, // agent
        {0x9d80fa, 0x413b64, 0xd8ccfd, 0x0b1320}, // llm
        {0xdb8118, 0x543c20, 0xf1cda3, 0x0b1320}, // tool
        {0x32b284, 0x214a40, 0xade0ce, 0x0b1320}, // retrieval
        {0xcc86ba, 0x4f3d50, 0xebcfe3, 0x0b1320}, // embedding
        {0x68cbf7, 0x315263, 0xc3eafc, 0x0b1320}, // service
        {0xe3c665, 0x565037, 0xf4e8c1, 0x0b1320}, // guardrail
        {0x7b838b, 0x373c42, 0xcacdd1, 0x0b1320}, // other
    }},
};

constexpr std::array<TextStyleToken, kTextStyleCount> kTextStyles = {{
    {22, 600, false}, // Answer
    {20, 600, false}, // Figure
    {17, 600, false}, // Headline
    {15, 600, false}, // ViewTitle
    {14, 500, false}, // Claim
    {13, 400, false}, // Body
    {13, 600, false}, // BodyStrong
    {12, 400, false}, // Small
    {12, 600, false}, // SmallStrong
    {11, 400, false}, // Tiny
    {11, 500, false}, // TinyMedium
    {12, 400, true}, // Code
}};

} // namespace

const ThemeTokens& themeTokens(bool dark) { return dark ? kDark : kLight; }

const TextStyleToken& textStyleToken(TextStyle style) { return kTextStyles[static_cast<std::size_t>(style)]; }

} // namespace whyglass::views
