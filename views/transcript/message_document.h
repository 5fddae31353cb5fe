// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/theme.h"

#include <QString>
#include <QTextDocument>

#include <memory>
#include <string_view>

namespace whyglass::views {

/// How the text of a message is shown.
enum class MessageForm { Markdown, Prose, Code };

/// Hostile text as a document that does nothing: no resource is loaded, no tag is read, links and images become their words and
/// their address, control and bidirectional characters are visible. Markdown that is built to be slow comes as prose.
/// `width` in logical pixels.
std::unique_ptr<QTextDocument> makeMessageDocument(const Theme& theme, std::string_view text, MessageForm form, int width);

/// Whether the text may be laid out as Markdown: not nested or tabled beyond what people write.
bool isTameMarkdown(std::string_view text);

} // namespace whyglass::views
