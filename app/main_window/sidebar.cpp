// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window/sidebar.h"

#include "models/format/format.h"
#include "views/view_registry.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyledItemDelegate>

namespace whyglass::window {

namespace {

using views::Role;
using views::TextStyle;

constexpr int kOpenWidth = 176;
constexpr int kRailWidth = 48;
constexpr int kOpenRow = 30;
constexpr int kRailRow = 34;

enum SidebarRole { IdRole = Qt::UserRole + 1, IconRole, CountRole };

class EntryDelegate final : public QStyledItemDelegate {
public:
    EntryDelegate(const views::Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}
    void setOpen(bool open) { m_open = open; }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return {m_open ? kOpenWidth : kRailWidth, m_open ? kOpenRow : kRailRow};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        painter->save();
        const QRect rect = option.rect.adjusted(8, 1, -8, -1);
        if (selected || option.state.testFlag(QStyle::State_MouseOver)) {
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(Qt::NoPen);
            painter->setBrush(m_theme.color(selected ? Role::Sel : Role::Hover));
            painter->drawRoundedRect(rect, 4, 4);
            painter->setRenderHint(QPainter::Antialiasing, false);
        }
        if (selected)
            painter->fillRect(QRect(option.rect.left(), option.rect.top() + 4, 3, option.rect.height() - 8), m_theme.color(Role::Accent));
        const int iconLeft = m_open ? rect.left() + 8 : rect.center().x() - 7;
        painter->drawPixmap(iconLeft, rect.center().y() - 7,
                            m_theme.pixmap(index.data(IconRole).toString(), m_theme.color(selected ? Role::Text : Role::Text2), 16,
                                           painter->device()->devicePixelRatioF()));
        if (m_open)
            paintTexts(*painter, rect, index, selected);
        painter->restore();
    }

private:
    void paintTexts(QPainter& painter, const QRect& rect, const QModelIndex& index, bool selected) const
    {
        painter.setFont(m_theme.font(TextStyle::Small));
        painter.setPen(m_theme.color(Role::Text2));
        painter.drawText(rect.adjusted(0, 0, -8, 0), Qt::AlignRight | Qt::AlignVCenter, index.data(CountRole).toString());
        painter.setFont(m_theme.font(selected ? TextStyle::BodyStrong : TextStyle::Body));
        painter.setPen(m_theme.color(selected ? Role::Text : Role::Text2));
        painter.drawText(rect.adjusted(32, 0, -8, 0), Qt::AlignLeft | Qt::AlignVCenter, index.data().toString());
    }

    const views::Theme& m_theme;
    bool m_open = true;
};

} // namespace

Sidebar::Sidebar(const views::Theme& theme, QWidget* parent) : QListView(parent), m_theme(theme)
{
    for (const views::ViewInfo& view : views::viewRegistry()) {
        if (!view.inSidebar)
            continue;
        auto* item = new QStandardItem(view.title);
        item->setData(view.id, IdRole);
        item->setData(view.icon, IconRole);
        item->setToolTip(view.title);
        m_model.appendRow(item);
    }
    setModel(&m_model);
    setItemDelegate(new EntryDelegate(theme, this));
    setEditTriggers(NoEditTriggers);
    setMouseTracking(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setViewportMargins(0, 8, 0, 0);
    setAccessibleName(tr("Views"));
    setProperty("panel", QStringLiteral("bg"));
    const auto applyTheme = [this] {
        setStyleSheet(QStringLiteral("QListView { background: %1; border: none; border-right: 1px solid %2; }")
                          .arg(m_theme.color(Role::Bg).name(), m_theme.color(Role::Border).name()));
    };
    applyTheme();
    connect(&theme, &views::Theme::changed, this, applyTheme);
    setOpen(true);
}

void Sidebar::setOpen(bool open)
{
    static_cast<EntryDelegate*>(itemDelegate())->setOpen(open);
    setFixedWidth(open ? kOpenWidth : kRailWidth);
    scheduleDelayedItemsLayout();
}

void Sidebar::setCurrentView(const QString& id)
{
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (m_model.item(row)->data(IdRole).toString() == id) {
            setCurrentIndex(m_model.index(row, 0));
            return;
        }
    }
    clearSelection();
}

void Sidebar::setCounts(const store::WorkspaceInfo& info)
{
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const views::ViewInfo* view = views::findView(m_model.item(row)->data(IdRole).toString());
        if (view && view->count)
            m_model.item(row)->setData(QString::fromStdString(format::count(info.*(view->count))), CountRole);
    }
}

void Sidebar::mouseReleaseEvent(QMouseEvent* event)
{
    QListView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index.isValid())
        Q_EMIT viewChosen(index.data(IdRole).toString());
}

void Sidebar::keyPressEvent(QKeyEvent* event)
{
    QListView::keyPressEvent(event);
    const bool chooses = event->key() == Qt::Key_Return || event->key() == Qt::Key_Up || event->key() == Qt::Key_Down;
    if (chooses && currentIndex().isValid())
        Q_EMIT viewChosen(currentIndex().data(IdRole).toString());
}

} // namespace whyglass::window
