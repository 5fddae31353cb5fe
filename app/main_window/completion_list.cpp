// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window/completion_list.h"

#include "views/common/plain_text.h"

#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace whyglass::window {

namespace {

using views::Role;
using views::TextStyle;

constexpr int kRowHeight = 24;
constexpr int kRowsShown = 10;
constexpr int kWidth = 460;
constexpr int kNoteRole = Qt::UserRole + 1;

class ProposalDelegate final : public QStyledItemDelegate {
public:
    ProposalDelegate(const views::Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {kWidth - 20, kRowHeight}; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const bool marked = option.state.testFlag(QStyle::State_Selected);
        const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
        painter->fillRect(option.rect, m_theme.color(marked ? Role::Sel : hovered ? Role::Hover : Role::Surface));
        const QRect rect = option.rect.adjusted(10, 0, -10, 0);
        const QString note = index.data(kNoteRole).toString();
        painter->setFont(m_theme.font(TextStyle::Code));
        const int wanted = std::min(painter->fontMetrics().horizontalAdvance(index.data().toString()), rect.width() * 3 / 4);
        painter->setPen(m_theme.color(Role::Text));
        painter->drawText(QRect(rect.left(), rect.top(), wanted + 4, rect.height()), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                          painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideMiddle, wanted + 2));
        painter->setFont(m_theme.font(TextStyle::Small));
        painter->setPen(m_theme.color(Role::Text2));
        const QRect right(rect.left() + wanted + 14, rect.top(), rect.width() - wanted - 14, rect.height());
        painter->drawText(right, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, painter->fontMetrics().elidedText(note, Qt::ElideRight, right.width()));
    }

private:
    const views::Theme& m_theme;
};

} // namespace

CompletionList::CompletionList(const views::Theme& theme, QWidget* window) : QListView(window), m_theme(theme)
{
    setModel(&m_model);
    setItemDelegate(new ProposalDelegate(theme, this));
    setUniformItemSizes(true);
    setEditTriggers(NoEditTriggers);
    setFocusPolicy(Qt::NoFocus);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Proposals for the query"));
    connect(this, &QListView::clicked, this, [this](const QModelIndex& index) { Q_EMIT taken(index.row()); });
    hide();
}

void CompletionList::propose(const std::vector<query::Proposal>& proposals, const QPoint& place)
{
    m_model.clear();
    for (const query::Proposal& proposal : proposals) {
        auto* item = new QStandardItem(views::plainLine(proposal.text, 200));
        item->setData(views::toldLine(proposal.note, 200), kNoteRole);
        item->setData(QString(item->text() + QStringLiteral(", ") + views::toldLine(proposal.note, 200)), Qt::AccessibleTextRole);
        m_model.appendRow(item);
    }
    if (proposals.empty()) {
        hide();
        return;
    }
    const int rows = std::min(static_cast<int>(proposals.size()), kRowsShown);
    const int width = std::min(kWidth, parentWidget()->width() - 16);
    resize(width, rows * kRowHeight + 2 * frameWidth());
    move(std::clamp(place.x(), 8, std::max(8, parentWidget()->width() - width - 8)), place.y());
    setStyleSheet(QStringLiteral("QListView { background: %1; border: 1px solid %2; border-radius: 4px; }")
                      .arg(m_theme.color(Role::Surface).name(), m_theme.color(Role::BorderStrong).name()));
    show();
    raise();
}

void CompletionList::moveMark(int by)
{
    const int rows = m_model.rowCount();
    if (rows == 0)
        return;
    const int row = mark() < 0 ? (by > 0 ? 0 : rows - 1) : (mark() + by + rows) % rows;
    setCurrentIndex(m_model.index(row, 0));
}

} // namespace whyglass::window
