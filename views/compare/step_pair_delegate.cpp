// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/compare/step_pair_delegate.h"

#include "models/format/format.h"
#include "views/common/plain_text.h"
#include "views/common/row_ground.h"

#include <QPainter>

namespace whyglass::views {

namespace {

using analysis::StepRelation;
using Model = tables::StepPairModel;

constexpr int kPadding = 12;
constexpr int kIcon = 13;
constexpr int kGap = 8;
constexpr int kDivergence = 2;

bool behavesOtherwise(StepRelation relation) { return relation != StepRelation::Same && relation != StepRelation::Values; }

} // namespace

StepPairDelegate::StepPairDelegate(const Theme& theme, const Model& model, QObject* parent)
    : QStyledItemDelegate(parent), m_theme(theme), m_model(model)
{
}

void StepPairDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
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
    } else if (m_model.step(index.row(), column)) {
        if (first && !selected)
            painter->fillRect(option.rect.adjusted(0, 0, 0, -1), m_theme.color(Role::AmberWeak));
        paintStep(*painter, option.rect, index.row(), column, selected);
    } else {
        paintMissing(*painter, option.rect);
    }
    if (first)
        painter->fillRect(QRect(option.rect.left(), option.rect.top(), option.rect.width(), kDivergence), m_theme.color(Role::Amber));
    painter->restore();
}

void StepPairDelegate::paintStep(QPainter& painter, const QRect& rect, int row, Model::Column side, bool selected) const
{
    const analysis::ComparedStep& step = *m_model.step(row, side);
    const bool decision = step.kind == domain::StepKind::Decision;
    const QColor ink = decision ? m_theme.color(Role::Text) : m_theme.kind(kindOf(step.kind)).solid;
    const QRect line = rect.adjusted(kPadding, 0, -kPadding, 0);
    painter.drawPixmap(line.left(), line.center().y() - kIcon / 2, m_theme.pixmap(Theme::iconOf(step.kind), ink, kIcon, painter.device()->devicePixelRatioF()));

    painter.setFont(m_theme.font(TextStyle::Small));
    painter.setPen(m_theme.color(Role::Text2));
    const QString duration = QString::fromStdString(format::duration(step.duration));
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, duration);
    QRect room = line.adjusted(kIcon + kGap, 0, -painter.fontMetrics().horizontalAdvance(duration) - kGap, 0);

    const bool strong = decision || m_model.isFirstDivergence(row);
    painter.setFont(m_theme.font(strong ? TextStyle::BodyStrong : TextStyle::Body));
    painter.setPen(m_theme.color(step.failed ? Role::RedInk : Role::Text));
    const QString name = painter.fontMetrics().elidedText(plainLine(step.failed ? step.name + " ✕" : step.name, 120), Qt::ElideRight, room.width());
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, name);
    room.setLeft(room.left() + painter.fontMetrics().horizontalAdvance(name) + kGap);
    if (room.width() < 2 * kGap)
        return;
    painter.setFont(m_theme.font(TextStyle::Small));
    painter.setPen(m_theme.color(selected ? Role::Text2 : Role::Text3));
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, painter.fontMetrics().elidedText(plainLine(step.detail), Qt::ElideRight, room.width()));
}

void StepPairDelegate::paintMissing(QPainter& painter, const QRect& rect) const
{
    const QRect ground = rect.adjusted(0, 0, 0, -1);
    painter.fillRect(ground, QBrush(m_theme.color(Role::Border), Qt::BDiagPattern));
    painter.setFont(m_theme.font(TextStyle::Small));
    const QString text = tr("no such step");
    const QRect words(rect.left() + kPadding, ground.top(), painter.fontMetrics().horizontalAdvance(text) + 2 * kGap, ground.height());
    painter.fillRect(words, m_theme.color(Role::Surface));
    painter.setPen(m_theme.color(Role::Text2));
    painter.drawText(words, Qt::AlignCenter, text);
}

void StepPairDelegate::paintBetween(QPainter& painter, const QRect& rect, int row) const
{
    const analysis::StepPair& pair = m_model.pair(row);
    const bool first = m_model.isFirstDivergence(row);
    const bool otherwise = behavesOtherwise(pair.relation);
    painter.setFont(m_theme.font(otherwise ? TextStyle::SmallStrong : TextStyle::Small));
    painter.setPen(m_theme.color(otherwise ? Role::AmberInk : Role::Text2));
    const QString word = tables::betweenWord(pair);
    const QString text = first ? tr("› first: %1").arg(word) : word;
    painter.drawText(rect, Qt::AlignCenter, painter.fontMetrics().elidedText(text, Qt::ElideRight, rect.width() - 4));
}

} // namespace whyglass::views
