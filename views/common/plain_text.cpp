// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/plain_text.h"

#include "models/format/format.h"

namespace whyglass::views {

QString plainLine(std::string_view text, std::size_t maxBytes) { return QString::fromStdString(format::visible(text, maxBytes)); }

QString plainBlock(std::string_view text, std::size_t maxBytes)
{
    return QString::fromStdString(format::visible(text, maxBytes, true));
}

QString toolTipText(const QString& text)
{
    return QStringLiteral("<qt>") + text.toHtmlEscaped().replace(u'\n', QStringLiteral("<br>")) + QStringLiteral("</qt>");
}

} // namespace whyglass::views
