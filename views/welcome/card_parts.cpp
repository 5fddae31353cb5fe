// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/welcome/card_parts.h"

#include <QVBoxLayout>

namespace whyglass::views {

QLabel* textLabel(const QString& text, const QFont& font, const QVariant& tone)
{
    auto* label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setFont(font);
    label->setWordWrap(true);
    if (tone.isValid())
        label->setProperty("tone", tone);
    return label;
}

QFrame* card(QVBoxLayout*& layout)
{
    auto* frame = new QFrame;
    frame->setProperty("panel", QStringLiteral("card"));
    layout = new QVBoxLayout(frame);
    layout->setContentsMargins(16, 12, 16, 14);
    layout->setSpacing(10);
    return frame;
}

QFrame* cardRule()
{
    auto* rule = new QFrame;
    rule->setProperty("rule", QStringLiteral("h"));
    return rule;
}

} // namespace whyglass::views
