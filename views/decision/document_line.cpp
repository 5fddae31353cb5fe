// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/decision/document_line.h"

#include "models/tables/cell_text.h"
#include "views/common/chip.h"
#include "views/common/plain_text.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace whyglass::views {

namespace {

constexpr int kHeight = 20, kIcon = 11, kTag = 16;
constexpr int kScoreWidth = 44, kGap = 8;

using Document = analysis::CardDocument;

QString nameOf(const Document& document)
{
    if (document.id.empty())
        return document.title.empty() ? DocumentLine::tr("(a document without id)") : plainLine(document.title, 160);
    return document.title.empty() ? plainLine(document.id, 120) : plainLine(document.id, 120) + QStringLiteral("  ") + plainLine(document.title, 160);
}

} // namespace

DocumentLine::DocumentLine(const Theme& theme, const Document& document, QWidget* parent)
    : QAbstractButton(parent), m_theme(theme), m_name(nameOf(document)), m_score(document.score ? tables::decimalText(*document.score, 2) : QString())
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    switch (document.delivery) {
    case Document::Delivery::Delivered: m_delivery = tr("delivered"), m_deliveryIcon = QStringLiteral("check"), m_deliveryRole = Role::GreenInk; break;
    case Document::Delivery::NotSeen: m_delivery = tr("not seen in an input"), m_deliveryIcon = QStringLiteral("cross"), m_deliveryRole = Role::RedInk; break;
    case Document::Delivery::Unknown: m_delivery = tr("inputs not recorded"), m_deliveryIcon = QStringLiteral("minus"); break;
    }
    switch (document.use) {
    case Document::Use::Cited: m_use = tr("cited"), m_useIcon = QStringLiteral("check"), m_useRole = Role::GreenInk, m_useRelation = domain::Relation::Observed; break;
    case Document::Use::Reworded: m_use = tr("reworded"), m_useIcon = QStringLiteral("check"), m_useRole = Role::GreenInk, m_useRelation = domain::Relation::Inferred; break;
    case Document::Use::ValueTaken: m_use = tr("a value of it taken"), m_useIcon = QStringLiteral("check"), m_useRole = Role::GreenInk, m_useRelation = domain::Relation::Inferred; break;
    case Document::Use::NoTrace: m_use = tr("no trace of use"), m_useIcon = QStringLiteral("minus"), m_useRole = Role::AmberInk, m_useRelation = domain::Relation::Inferred; break;
    case Document::Use::Unknown: m_use = tr("use unknown"), m_useIcon = QStringLiteral("minus"); break;
    }
    setAccessibleName(QStringList{m_name, m_score, m_delivery, m_use}.join(QStringLiteral(", ")));
    setToolTip(toolTipText(m_name));
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize DocumentLine::sizeHint() const { return {400, kHeight}; }

void DocumentLine::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const double dpr = devicePixelRatioF();
    const QFontMetrics small(m_theme.font(TextStyle::Small));
    const auto part = [&](int x, const QString& icon, const QString& text, Role role, int room) {
        painter.drawPixmap(x, (kHeight - kIcon) / 2, m_theme.pixmap(icon, m_theme.color(role), kIcon, dpr));
        painter.setFont(m_theme.font(TextStyle::Small));
        painter.setPen(m_theme.color(role));
        const QString shown = small.elidedText(text, Qt::ElideRight, std::max(0, room - kIcon - 5));
        painter.drawText(QRect(x + kIcon + 5, 0, room, kHeight), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
        return x + kIcon + 5 + small.horizontalAdvance(shown);
    };
    const int tag = m_useRelation ? relationTagWidth(m_theme, *m_useRelation) : 0;
    const int useWidth = kIcon + 8 + std::max(small.horizontalAdvance(tr("no trace of use")), small.horizontalAdvance(tr("a value of it taken"))) + kGap + relationTagWidth(m_theme, domain::Relation::Inferred);
    const int deliveryWidth = kIcon + 5 + small.horizontalAdvance(m_delivery);
    const int deliveryColumn = std::max(deliveryWidth, kIcon + 5 + small.horizontalAdvance(tr("not seen in an input")));
    const int nameWidth = std::max(60, width() - kScoreWidth - deliveryColumn - useWidth - 3 * kGap);

    painter.setFont(m_theme.font(TextStyle::Body));
    painter.setPen(m_theme.color(underMouse() || hasFocus() ? Role::AccentInk : Role::Text));
    const QString name = painter.fontMetrics().elidedText(m_name, Qt::ElideRight, nameWidth);
    painter.drawText(QRect(0, 0, nameWidth, kHeight), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, name);
    painter.fillRect(QRect(0, kHeight - 2, painter.fontMetrics().horizontalAdvance(name), 1), m_theme.color(hasFocus() ? Role::Accent : Role::BorderStrong));
    int x = nameWidth + kGap;
    painter.setFont(m_theme.font(TextStyle::Code));
    painter.setPen(m_theme.color(Role::Text2));
    painter.drawText(QRect(x, 0, kScoreWidth, kHeight), Qt::AlignLeft | Qt::AlignVCenter, m_score);
    x += kScoreWidth + kGap;
    part(x, m_deliveryIcon, m_delivery, m_deliveryRole, std::max(0, std::min(deliveryColumn, width() - x)) + 2);
    x += deliveryColumn + kGap;
    const int after = part(x, m_useIcon, m_use, m_useRole, std::max(0, width() - x - tag - kGap)) + kGap;
    if (m_useRelation && after + tag <= width())
        paintRelationTag(painter, m_theme, *m_useRelation, QRect(after, (kHeight - kTag) / 2, tag, kTag));
}

} // namespace whyglass::views
