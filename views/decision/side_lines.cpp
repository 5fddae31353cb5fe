// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/decision/side_lines.h"

#include "models/tables/cell_text.h"
#include "views/common/plain_text.h"

#include <QFontMetrics>
#include <QPainter>
#include <QPushButton>

#include <algorithm>

namespace whyglass::views {

namespace {

constexpr int kMargin = 16, kMark = 11, kLine = 24, kTwoLines = 44, kChip = 18;

void paintGround(QPainter& painter, const Theme& theme, const QAbstractButton& line, bool current)
{
    if (current || line.underMouse())
        painter.fillRect(line.rect(), theme.color(current ? Role::Sel : Role::Hover));
    if (!line.hasFocus())
        return;
    painter.setPen(theme.color(Role::Accent));
    painter.drawRect(QRectF(line.rect()).adjusted(0.5, 0.5, -0.5, -0.5));
}

ChipTone toneOf(std::string_view result)
{
    switch (tables::toneOfResult(result)) {
    case tables::Tone::Good: return ChipTone::Green;
    case tables::Tone::Attention: return ChipTone::Amber;
    case tables::Tone::Bad: return ChipTone::Red;
    case tables::Tone::Neutral: break;
    }
    return ChipTone::Neutral;
}

QString nameOf(const domain::Decision& decision)
{
    return decision.subject.empty() ? plainLine(decision.id) : plainLine(decision.subject.front().second, 80);
}

} // namespace

FindingLine::FindingLine(const Theme& theme, const domain::Finding& finding, domain::Timestamp origin, QWidget* parent)
    : QAbstractButton(parent), m_theme(theme), m_severity(finding.severity), m_title(toldLine(finding.title, 200)),
      m_time(u'+' + tables::durationText(finding.time - origin))
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setAccessibleName(QStringList{toldLine(domain::nameOf(finding.severity)), m_title, m_time}.join(QStringLiteral(", ")));
    setToolTip(toolTipText(m_title + u'\n' + toldBlock(finding.explanation, 1'000)));
}

void FindingLine::setCurrent(bool current)
{
    m_current = current;
    update();
}

QSize FindingLine::sizeHint() const { return {300, kLine}; }

void FindingLine::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintGround(painter, m_theme, *this, m_current);
    m_theme.paintSeverity(painter, QRectF(kMargin, (height() - kMark) / 2.0, kMark, kMark), m_severity);
    painter.setFont(m_theme.font(TextStyle::Small));
    painter.setPen(m_theme.color(m_current ? Role::Text2 : Role::Text3));
    const QRect line = rect().adjusted(kMargin, 0, -kMargin, 0);
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, m_time);
    const int room = line.width() - painter.fontMetrics().horizontalAdvance(m_time) - kMark - 20;
    painter.setFont(m_theme.font(TextStyle::Body));
    painter.setPen(m_theme.color(Role::Text));
    painter.drawText(line.adjusted(kMark + 8, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(m_title, Qt::ElideRight, std::max(0, room)));
}

SimilarLine::SimilarLine(const Theme& theme, const analysis::SimilarDecision& similar, QWidget* parent)
    : QAbstractButton(parent), m_theme(theme), m_name(nameOf(similar.decision)), m_version(plainLine(similar.decision.serviceVersion, 40)),
      m_amount(similar.decision.amount ? tables::amountText(*similar.decision.amount) : QString()), m_why(toldLine(similar.why, 200)),
      m_compare(new QPushButton(theme.icon(QStringLiteral("compare"), Role::AccentInk), tr("Compare"), this))
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    const domain::Decision& decision = similar.decision;
    m_result.text = decision.result.empty() ? tables::unknownText() : plainLine(decision.result, 40);
    if (decision.confidence)
        m_result.text += u' ' + tables::decimalText(*decision.confidence, 2);
    m_result.tone = toneOf(decision.result);
    QStringList words{m_name, m_version, m_result.text, m_amount, m_why};
    words.removeAll(QString());
    setAccessibleName(words.join(QStringLiteral(", ")));
    setToolTip(toolTipText(words.join(u'\n')));
    m_compare->setProperty("look", QStringLiteral("link"));
    m_compare->setFont(theme.font(TextStyle::Small));
    m_compare->setIconSize({12, 12});
    m_compare->setAccessibleName(tr("Compare with %1").arg(m_name));
    connect(m_compare, &QPushButton::clicked, this, &SimilarLine::compareRequested);
}

QSize SimilarLine::sizeHint() const { return {300, kTwoLines}; }

void SimilarLine::resizeEvent(QResizeEvent*)
{
    const QSize size = m_compare->sizeHint();
    m_compare->setGeometry(width() - kMargin - size.width(), 4, size.width(), size.height());
}

void SimilarLine::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintGround(painter, m_theme, *this, false);
    constexpr int kTop = 4, kHeight = 20, kGap = 8;
    int x = kMargin;
    const int end = m_compare->x() - kGap;
    const auto word = [&](const QString& text, TextStyle style, Role role, int most) {
        if (text.isEmpty() || x >= end)
            return;
        painter.setFont(m_theme.font(style));
        painter.setPen(m_theme.color(role));
        const QString shown = painter.fontMetrics().elidedText(text, Qt::ElideMiddle, std::min(most, end - x));
        painter.drawText(QRect(x, kTop, end - x, kHeight), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
        x += painter.fontMetrics().horizontalAdvance(shown) + kGap;
    };
    word(m_name, TextStyle::Code, Role::Text, 130);
    word(m_version, TextStyle::Small, Role::Text2, 60);
    const int chip = std::min(chipWidth(m_theme, m_result), std::min(130, end - x));
    if (chip > kChip) {
        paintChip(painter, m_theme, m_result, QRect(x, kTop + (kHeight - kChip) / 2, chip, kChip));
        x += chip + kGap;
    }
    word(m_amount, TextStyle::Small, Role::Text, 90);
    painter.setFont(m_theme.font(TextStyle::Small));
    painter.setPen(m_theme.color(Role::Text3));
    const QRect second(kMargin, kTop + kHeight, width() - 2 * kMargin, 16);
    painter.drawText(second, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, painter.fontMetrics().elidedText(m_why, Qt::ElideRight, second.width()));
}

} // namespace whyglass::views
