// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstddef>
#include <string_view>

/// Telemetry is hostile text. These are the only ways it becomes a QString of the window.
namespace whyglass::views {

/// One line: control and bidirectional characters made visible, cut to `maxBytes`.
QString plainLine(std::string_view text, std::size_t maxBytes = 400);
/// Several lines, line breaks kept.
QString plainBlock(std::string_view text, std::size_t maxBytes = 64 * 1024);
/// What a layer without Qt says (an error, a finding, a note), in the language of the window; the telemetry in it stays as it is.
QString toldLine(std::string_view english, std::size_t maxBytes = 400);
QString toldBlock(std::string_view english, std::size_t maxBytes = 64 * 1024);
/// Escaped for a tooltip, which Qt would otherwise read as HTML. `text` is already plain.
QString toolTipText(const QString& text);

} // namespace whyglass::views
