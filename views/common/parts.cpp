// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/parts.h"

#include <QCoreApplication>
#include <QEvent>
#include <QFrame>
#include <QHash>
#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>
#include <QVBoxLayout>

namespace whyglass::views {

namespace {

/// Nested layouts ask a text for its height at the same widths again and again, and a QLabel that can be selected lays its document out each time.
class WrappedLabel final : public QLabel {
public:
    using QLabel::QLabel;

    [[nodiscard]] int heightForWidth(int width) const override
    {
        if (m_text != text()) {
            m_heights.clear();
            m_text = text();
        }
        const auto known = m_heights.constFind(width);
        return known != m_heights.cend() ? *known : *m_heights.insert(width, QLabel::heightForWidth(width));
    }

protected:
    bool event(QEvent* event) override
    {
        const bool isAnotherLook = event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange || event->type() == QEvent::ContentsRectChange;
        if (isAnotherLook)
            m_heights.clear();
        return QLabel::event(event);
    }

private:
    mutable QHash<int, int> m_heights; ///< by width, of m_text
    mutable QString m_text;
};

void dress(QLabel& label, const Theme& theme, TextStyle style, const QVariant& tone)
{
    label.setTextFormat(Qt::PlainText);
    label.setFont(theme.font(style));
    if (tone.isValid())
        label.setProperty("tone", tone);
}

} // namespace

QLabel* lineLabel(const Theme& theme, const QString& text, TextStyle style, const QVariant& tone)
{
    auto* label = new QLabel(text);
    dress(*label, theme, style, tone);
    return label;
}

QLabel* wrappedLabel(const Theme& theme, const QString& text, TextStyle style, const QVariant& tone)
{
    auto* label = new WrappedLabel(text);
    dress(*label, theme, style, tone);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setMinimumWidth(1);
    return label;
}

void setTone(QWidget& widget, const QVariant& tone)
{
    widget.setProperty("tone", tone);
    widget.style()->unpolish(&widget);
    widget.style()->polish(&widget);
}

QFrame* horizontalRule()
{
    auto* rule = new QFrame;
    rule->setProperty("rule", QStringLiteral("h"));
    return rule;
}

QLabel* keyCap(const Theme& theme, const QString& keys)
{
    constexpr int kHeight = 18, kPadding = 6;
    QStringList names = keys.split(u' ');
    for (QString& name : names)
        name = QCoreApplication::translate("QShortcut", name.toLatin1().constData());
    QLabel* cap = lineLabel(theme, names.join(u' '), TextStyle::TinyMedium);
    cap->setAlignment(Qt::AlignCenter);
    cap->setProperty("keycap", true);
    cap->setContentsMargins(kPadding, 0, kPadding, 0);
    cap->setFixedHeight(kHeight);
    cap->setFrameShape(QFrame::StyledPanel);
    return cap;
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

QWidget* surfacePage(QVBoxLayout*& layout)
{
    auto* page = new QWidget;
    page->setProperty("panel", QStringLiteral("surface"));
    page->setAttribute(Qt::WA_StyledBackground);
    layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    return page;
}

QWidget* viewHeader(QHBoxLayout*& row)
{
    constexpr int kHeight = 44;
    auto* header = new QWidget;
    header->setProperty("panel", QStringLiteral("surface"));
    header->setAttribute(Qt::WA_StyledBackground);
    header->setFixedHeight(kHeight);
    row = new QHBoxLayout(header);
    row->setContentsMargins(14, 0, 14, 0);
    row->setSpacing(10);
    return header;
}

} // namespace whyglass::views
