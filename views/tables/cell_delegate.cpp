// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/tables/cell_delegate.h"

#include "views/common/chip.h"
#include "views/common/row_ground.h"

#include <QPainter>

#include <algorithm>

namespace whyglass::views {

namespace {

constexpr int kPadding = 8;
constexpr int kMark = 12;
constexpr int kIcon = 13;
constexpr int kChipHeight = 18;
constexpr int kBarWidth = 42;
constexpr int kBarHeight = 5;
/// Below it a decision is unsure enough to be looked at (tokens.md 8, picture 3).
constexpr double kUnsure = 0.60;

ChipTone toneOf(domain::Severity severity)
{
    switch (severity) {
    case domain::Severity::High: return ChipTone::Red;
    case domain::Severity::Medium: return ChipTone::Amber;
    default: return ChipTone::Low;
    }
}

ChipTone chipToneOf(tables::Tone tone)
{
    switch (tone) {
    case tables::Tone::Good: return ChipTone::Green;
    case tables::Tone::Attention: return ChipTone::Amber;
    case tables::Tone::Bad: return ChipTone::Red;
    default: return ChipTone::Neutral;
    }
}

SliceKind iconKind(const QString& icon)
{
    if (icon == u"llm")
        return SliceKind::Llm;
    if (icon == u"service")
        return SliceKind::Service;
    return SliceKind::Agent;
}

} // namespace

CellDelegate::CellDelegate(const Theme& theme, const std::vector<tables::Column>& columns, QObject* parent)
    : QStyledItemDelegate(parent), m_theme(theme), m_columns(columns)
{
}

void CellDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const tables::Column& column = m_columns[static_cast<std::size_t>(index.column())];
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->setClipRect(option.rect);
    paintBackground(*painter, option, index, selected);
    const QRect rect = option.rect.adjusted(kPadding, 0, -kPadding, -1);
    if (index.data(tables::LoadingRole).toBool()) {
        if (column.kind != tables::CellKind::Mark)
            painter->fillRect(QRect(rect.left(), rect.center().y() - 3, rect.width() * 2 / 3, 7), m_theme.color(Role::Hover));
        painter->restore();
        return;
    }
    switch (column.kind) {
    case tables::CellKind::Mark: paintMark(*painter, rect, index); break;
    case tables::CellKind::Result: paintResult(*painter, rect, index); break;
    case tables::CellKind::Confidence: paintConfidence(*painter, rect, index, column, selected); break;
    case tables::CellKind::Chips: paintChips(*painter, rect, index); break;
    case tables::CellKind::Icon: paintIcon(*painter, rect, index, column, selected); break;
    default: paintText(*painter, rect, index, column, selected); break;
    }
    painter->restore();
}

void CellDelegate::paintBackground(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index, bool selected) const
{
    const bool active = option.state.testFlag(QStyle::State_Active) && option.widget && option.widget->hasFocus();
    paintRowGround(painter, m_theme, option.rect,
                   {.selected = selected, .hovered = index.row() == m_hoveredRow, .first = index.column() == 0, .active = active});
}

void CellDelegate::paintText(QPainter& painter, const QRect& rect, const QModelIndex& index, const tables::Column& column, bool selected) const
{
    const bool strong = index.data(tables::StrongRole).toBool();
    const bool code = column.kind == tables::CellKind::Code;
    const bool unknown = index.data(tables::UnknownRole).toBool();
    const bool second = column.kind == tables::CellKind::Time;
    painter.setFont(m_theme.font(code && !unknown ? TextStyle::Code : strong ? TextStyle::BodyStrong : TextStyle::Body));
    Role role = unknown ? Role::Text3 : second ? Role::Text2 : Role::Text;
    if (index.data(tables::ToneRole).toInt() == static_cast<int>(tables::Tone::Bad) && column.id == u"errors")
        role = Role::RedInk;
    if (selected && role == Role::Text3)
        role = Role::Text2;
    painter.setPen(m_theme.color(role));
    const Qt::TextElideMode elide = code ? Qt::ElideMiddle : Qt::ElideRight;
    const QString text = painter.fontMetrics().elidedText(index.data().toString(), elide, rect.width());
    const int align = column.alignRight ? Qt::AlignRight : Qt::AlignLeft;
    painter.drawText(rect, align | Qt::AlignVCenter | Qt::TextSingleLine, text);
}

void CellDelegate::paintMark(QPainter& painter, const QRect& rect, const QModelIndex& index) const
{
    const QVariant severity = index.data(tables::SeverityRole);
    if (!severity.isValid())
        return;
    const QRectF box(rect.center().x() - kMark / 2.0 + 1, rect.center().y() - kMark / 2.0 + 1, kMark, kMark);
    m_theme.paintSeverity(painter, box, static_cast<domain::Severity>(severity.toInt()), index.data(tables::HollowRole).toBool());
}

void CellDelegate::paintResult(QPainter& painter, const QRect& rect, const QModelIndex& index) const
{
    const QString text = index.data().toString();
    if (text.isEmpty())
        return;
    ChipSpec chip{text, chipToneOf(static_cast<tables::Tone>(index.data(tables::ToneRole).toInt())), {}, {}};
    if (index.data(tables::UnknownRole).toBool())
        chip.tone = ChipTone::Neutral;
    const int width = std::min(chipWidth(m_theme, chip), rect.width());
    paintChip(painter, m_theme, chip, QRect(rect.left(), rect.center().y() - kChipHeight / 2 + 1, width, kChipHeight));
}

void CellDelegate::paintConfidence(QPainter& painter, const QRect& rect, const QModelIndex& index, const tables::Column& column, bool selected) const
{
    const QVariant fraction = index.data(tables::FractionRole);
    if (!fraction.isValid()) {
        paintText(painter, rect, index, column, selected);
        return;
    }
    const double value = std::clamp(fraction.toDouble(), 0.0, 1.0);
    const QRect bar(rect.left(), rect.center().y() - kBarHeight / 2, kBarWidth, kBarHeight);
    painter.fillRect(bar, m_theme.color(selected ? Role::Surface : Role::Hover));
    painter.fillRect(QRect(bar.left(), bar.top(), static_cast<int>(kBarWidth * value), kBarHeight),
                     m_theme.color(value < kUnsure ? Role::Amber : Role::Text3));
    paintText(painter, rect.adjusted(kBarWidth + 8, 0, 0, 0), index, column, selected);
}

void CellDelegate::paintChips(QPainter& painter, const QRect& rect, const QModelIndex& index) const
{
    const auto chips = index.data(tables::ChipsRole).value<tables::CellChips>();
    const auto widthOf = [this](const tables::CellChip& chip) { return chipWidth(m_theme, {chip.text, toneOf(chip.severity), {}, {}}); };
    const auto moreSpec = [](qsizetype count) { return ChipSpec{QStringLiteral("+%1").arg(count), ChipTone::Neutral, {}, {}}; };
    int x = rect.left();
    for (qsizetype i = 0; i < chips.size(); ++i) {
        const qsizetype left = chips.size() - i;
        const int reserve = left > 1 ? chipWidth(m_theme, moreSpec(left - 1)) + 4 : 0;
        int width = widthOf(chips[i]);
        const int room = rect.right() - x - reserve;
        if (width > room && i > 0) {
            const ChipSpec more = moreSpec(left);
            paintChip(painter, m_theme, more, QRect(x, rect.center().y() - kChipHeight / 2 + 1, chipWidth(m_theme, more), kChipHeight));
            return;
        }
        width = std::min(width, std::max(room, 24));
        paintChip(painter, m_theme, {chips[i].text, toneOf(chips[i].severity), {}, {}},
                  QRect(x, rect.center().y() - kChipHeight / 2 + 1, width, kChipHeight));
        x += width + 4;
    }
}

void CellDelegate::paintIcon(QPainter& painter, const QRect& rect, const QModelIndex& index, const tables::Column& column, bool selected) const
{
    const QString icon = index.data(tables::IconRole).toString();
    QRect text = rect;
    if (!index.data(tables::UnknownRole).toBool() && !index.data().toString().isEmpty()) {
        const QPixmap pixmap = m_theme.pixmap(icon, m_theme.kind(iconKind(icon)).solid, kIcon, painter.device()->devicePixelRatioF());
        painter.drawPixmap(rect.left(), rect.center().y() - kIcon / 2, pixmap);
        text.setLeft(rect.left() + kIcon + 6);
    }
    paintText(painter, text, index, column, selected);
}

} // namespace whyglass::views
