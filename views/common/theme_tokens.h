// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/theme.h"

#include <array>
#include <cstddef>

namespace whyglass::views {

inline constexpr std::size_t kRoleCount = static_cast<std::size_t>(Role::MarkRed) + 1;
inline constexpr std::size_t kSliceKindCount = static_cast<std::size_t>(SliceKind::Other) + 1;
inline constexpr std::size_t kTextStyleCount = static_cast<std::size_t>(TextStyle::Code) + 1;

/// One theme's colours as 0xRRGGBB, in the order of the enums (design/pictures/tokens.md 1 and 2).
struct ThemeTokens {
    struct Kind {
        QRgb solid, fill, ink, onSolid;
    };
    std::array<QRgb, kRoleCount> roles;
    std::array<Kind, kSliceKindCount> kinds;
};
const ThemeTokens& themeTokens(bool dark);

/// One style of tokens.md 3. `px` at text scale 1; `weight` as in OpenType.
struct TextStyleToken {
    double px;
    int weight;
    bool mono;
};
const TextStyleToken& textStyleToken(TextStyle style);

} // namespace whyglass::views
