// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/plain_text.h"

#include "models/format/format.h"
#include "models/words/told.h"

namespace whyglass::views {

QString plainLine(std::string_view text, std::size_t maxBytes) { return QString::fromStdString(format::visible(text, maxBytes)); }

QString plainBlock(std::string_view text, std::size_t maxBytes)
{
    return QString::fromStdString(format::visible(text, maxBytes, true));
}

QString toldLine(std::string_view english, std::size_t maxBytes) { return plainLine(words::told(english), maxBytes); }

QString toldBlock(std::string_view english, std::size_t maxBytes) { return plainBlock(words::told(english), maxBytes); }

QString toolTipText(const QString& text)
{
    return QStringLiteral("<qt>") + text.toHtmlEscaped().replace(u'\n', QStringLiteral("<br>")) + QStringLiteral("</qt>");
}

} // namespace whyglass::views
