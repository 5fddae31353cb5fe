// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/compare/pair_delegate.h"

#include "views/common/row_ground.h"

#include <QPainter>

namespace whyglass::views {

namespace {

using Model = tables::PairModel;

constexpr int kPadding = 12;
constexpr int kIcon = 13;
constexpr int kGap = 8;
constexpr int kDivergence = 2;

} // namespace

PairDelegate::PairDelegate(const Theme& theme, const Model& model, QObject* parent)
    : QStyledItemDelegate(parent), m_theme(theme), m_model(model)
{
}

void PairDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto column = static_cast<Model::Column>(index.column());
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    RowState state;
    state.selected = selected;
    state.hovered = option.state.testFlag(QStyle::State_MouseOver);
    state.first = column == Model::SideA;
    state.active = option.state.testFlag(QStyle::State_Active);
    painter->save();
    paintRowGround(*painter, m_theme, option.rect, state);
    const bool first = m_model.isFirstDivergence(index.row());
    if (column == Model::Between) {
        if (!selected)
            painter->fillRect(option.rect.adjusted(0, 0, 0, -1), m_theme.color(Role::Surface2));
        paintBetween(*painter, option.rect, index.row());
    } else if (const auto cell = m_model.cell(index.row(), column)) {
        if (first && !selected)
            painter->fillRect(option.rect.adjusted(0, 0, 0, -1), m_theme.color(Role::AmberWeak));
        paintCell(*painter, option.rect, *cell, selected);
    } else {
        paintMissing(*painter, option.rect);
    }
    if (first)
        painter->fillRect(QRect(option.rect.left(), option.rect.top(), option.rect.width(), kDivergence), m_theme.color(Role::Amber));
    painter->restore();
}

void PairDelegate::paintCell(QPainter& painter, const QRect& rect, const tables::PairCell& cell, bool selected) const
{
    const bool decision = cell.kind == domain::StepKind::Decision;
    const QColor ink = decision ? m_theme.color(Role::Text) : m_theme.kind(kindOf(cell.kind)).solid;
    const QRect line = rect.adjusted(kPadding, 0, -kPadding, 0);
    painter.drawPixmap(line.left(), line.center().y() - kIcon / 2, m_theme.pixmap(Theme::iconOf(cell.kind), ink, kIcon, painter.device()->devicePixelRatioF()));

    painter.setFont(m_theme.font(TextStyle::Small));
    painter.setPen(m_theme.color(Role::Text2));
    const QString figure = painter.fontMetrics().elidedText(cell.figure, Qt::ElideRight, line.width() / 2);
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, figure);
    QRect room = line.adjusted(kIcon + kGap, 0, -painter.fontMetrics().horizontalAdvance(figure) - kGap, 0);

    painter.setFont(m_theme.font(cell.strong ? TextStyle::BodyStrong : TextStyle::Body));
    painter.setPen(m_theme.color(cell.failed ? Role::RedInk : Role::Text));
    const QString name = painter.fontMetrics().elidedText(cell.failed ? cell.name + QStringLiteral(" ✕") : cell.name, Qt::ElideRight, room.width());
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, name);
    room.setLeft(room.left() + painter.fontMetrics().horizontalAdvance(name) + kGap);
    if (room.width() < 2 * kGap)
        return;
    painter.setFont(m_theme.font(TextStyle::Small));
    painter.setPen(m_theme.color(selected ? Role::Text2 : Role::Text3));
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, painter.fontMetrics().elidedText(cell.detail, Qt::ElideRight, room.width()));
}

void PairDelegate::paintMissing(QPainter& painter, const QRect& rect) const
{
    const QRect ground = rect.adjusted(0, 0, 0, -1);
    painter.fillRect(ground, QBrush(m_theme.color(Role::Border), Qt::BDiagPattern));
    painter.setFont(m_theme.font(TextStyle::Small));
    const QString text = m_model.missing();
    const QRect words(rect.left() + kPadding, ground.top(), painter.fontMetrics().horizontalAdvance(text) + 2 * kGap, ground.height());
    painter.fillRect(words, m_theme.color(Role::Surface));
    painter.setPen(m_theme.color(Role::Text2));
    painter.drawText(words, Qt::AlignCenter, text);
}

void PairDelegate::paintBetween(QPainter& painter, const QRect& rect, int row) const
{
    const bool major = m_model.weight(row) == Model::Weight::Major;
    painter.setFont(m_theme.font(major ? TextStyle::SmallStrong : TextStyle::Small));
    painter.setPen(m_theme.color(major ? Role::AmberInk : Role::Text2));
    const QString word = m_model.between(row);
    const QString text = m_model.isFirstDivergence(row) ? tr("› first: %1").arg(word) : word;
    painter.drawText(rect, Qt::AlignCenter, painter.fontMetrics().elidedText(text, Qt::ElideRight, rect.width() - 4));
}

} // namespace whyglass::views
