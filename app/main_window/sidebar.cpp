// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window/sidebar.h"

#include "models/format/format.h"
#include "views/view_registry.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QMouseEvent>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QToolButton>

#include <algorithm>
#include <functional>

namespace whyglass::window {

namespace {

using views::Role;
using views::TextStyle;

constexpr int kOpenWidth = 176;
constexpr int kRailWidth = 48;
constexpr int kOpenRow = 30;
constexpr int kRailRow = 34;

/// An entry has the id of a view, the name of a saved view, or a place in the compare basket.
enum SidebarRole { IdRole = Qt::UserRole + 1, SavedRole, BasketRole, IconRole, CountRole };

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
        if (!index.flags().testFlag(Qt::ItemIsEnabled)) {
            paintHeading(*painter, option.rect, index.data().toString());
            return;
        }
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
    void paintHeading(QPainter& painter, const QRect& rect, const QString& text) const
    {
        painter.fillRect(QRect(rect.left() + 8, rect.top() + 4, rect.width() - 16, 1), m_theme.color(Role::Border));
        if (!m_open)
            return;
        painter.setFont(m_theme.font(TextStyle::Tiny));
        painter.setPen(m_theme.color(Role::Text3));
        painter.drawText(rect.adjusted(16, 6, -8, 0), Qt::AlignLeft | Qt::AlignVCenter, text);
    }

    void paintTexts(QPainter& painter, const QRect& rect, const QModelIndex& index, bool selected) const
    {
        painter.setFont(m_theme.font(TextStyle::Small));
        painter.setPen(m_theme.color(Role::Text2));
        const QString count = index.data(CountRole).toString();
        painter.drawText(rect.adjusted(0, 0, -8, 0), Qt::AlignRight | Qt::AlignVCenter, count);
        const int countWidth = count.isEmpty() ? 0 : painter.fontMetrics().horizontalAdvance(count) + 6;
        painter.setFont(m_theme.font(selected ? TextStyle::BodyStrong : TextStyle::Body));
        painter.setPen(m_theme.color(selected ? Role::Text : Role::Text2));
        const QRect room = rect.adjusted(32, 0, -8 - countWidth, 0);
        painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, painter.fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, room.width()));
    }

    const views::Theme& m_theme;
    bool m_open = true;
};

/// The list: a click, Enter and the arrows choose.
class EntryList final : public QListView {
public:
    using QListView::QListView;
    std::function<void(const QModelIndex&)> chosen;

protected:
    void mouseReleaseEvent(QMouseEvent* event) override
    {
        QListView::mouseReleaseEvent(event);
        const QModelIndex index = indexAt(event->position().toPoint());
        if (event->button() == Qt::LeftButton && index.isValid())
            chosen(index);
    }

    void keyPressEvent(QKeyEvent* event) override
    {
        // Letters are keys of the view beside it, not a search in five names.
        if (!event->text().isEmpty() && event->text().front().isPrint()) {
            event->ignore();
            return;
        }
        QListView::keyPressEvent(event);
        const bool chooses = event->key() == Qt::Key_Return || event->key() == Qt::Key_Up || event->key() == Qt::Key_Down;
        if (chooses && currentIndex().isValid())
            chosen(currentIndex());
    }
};

QStandardItem* makeItem(const QString& title, const QString& icon)
{
    auto* item = new QStandardItem(title);
    item->setData(icon, IconRole);
    item->setToolTip(title.toHtmlEscaped());
    return item;
}

} // namespace

Sidebar::Sidebar(const views::Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_list(new EntryList(this)), m_settings(new QToolButton(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 1, 8); // the line at the right
    column->setSpacing(0);
    for (const views::ViewInfo& view : views::viewRegistry()) {
        if (!view.inSidebar)
            continue;
        auto* item = makeItem(view.title, view.icon);
        item->setData(view.id, IdRole);
        m_model.appendRow(item);
    }
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new EntryDelegate(theme, this));
    m_list->setEditTriggers(QListView::NoEditTriggers);
    m_list->setMouseTracking(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("Views"));
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    static_cast<EntryList*>(m_list)->chosen = [this](const QModelIndex& index) { choose(index); };
    connect(m_list, &QListView::customContextMenuRequested, this, [this](const QPoint& at) {
        if (!m_list->indexAt(at).data(SavedRole).toString().isEmpty())
            Q_EMIT manageRequested();
    });
    column->addWidget(m_list, 1);
    m_settings->setText(tr("Settings"));
    m_settings->setToolTip(tr("Settings (Ctrl+,)"));
    m_settings->setAccessibleName(tr("Settings"));
    m_settings->setIcon(theme.icon(QStringLiteral("settings")));
    m_settings->setFont(theme.font(TextStyle::Body));
    m_settings->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(m_settings, &QToolButton::clicked, this, &Sidebar::settingsChosen);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(8, 4, 8, 0);
    foot->addWidget(m_settings);
    column->addLayout(foot);
    setAttribute(Qt::WA_StyledBackground);
    setObjectName(QStringLiteral("sidebar"));
    connect(&theme, &views::Theme::changed, this, &Sidebar::applyTheme);
    applyTheme();
    setOpen(true);
}

void Sidebar::applyTheme()
{
    const QString ground = m_theme.color(Role::Bg).name();
    setStyleSheet(QStringLiteral("#sidebar { background: %1; border-right: 1px solid %2; } QListView { background: %1; border: none; }")
                      .arg(ground, m_theme.color(Role::Border).name()));
}

void Sidebar::setOpen(bool open)
{
    static_cast<EntryDelegate*>(m_list->itemDelegate())->setOpen(open);
    setFixedWidth(open ? openWidth() : kRailWidth);
    m_settings->setToolButtonStyle(open ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
    m_list->doItemsLayout();
}

/// As drawn, or what the longest name asks for in the language that is spoken, with room for a count.
int Sidebar::openWidth() const
{
    constexpr int kAround = 60, kMost = 216;
    const QFontMetrics names(m_theme.font(TextStyle::BodyStrong));
    int width = kOpenWidth;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (m_model.item(row)->data(IdRole).isValid())
            width = std::max(width, names.horizontalAdvance(m_model.item(row)->text()) + QFontMetrics(m_theme.font(TextStyle::Small)).horizontalAdvance(QStringLiteral("154,102")) + kAround);
    }
    return std::min(width, kMost);
}

void Sidebar::choose(const QModelIndex& index)
{
    if (const QString saved = index.data(SavedRole).toString(); !saved.isEmpty())
        Q_EMIT savedViewChosen(saved);
    else if (const QVariant basket = index.data(BasketRole); basket.isValid())
        Q_EMIT basketChosen(basket.toInt());
    else if (const QString id = index.data(IdRole).toString(); !id.isEmpty())
        Q_EMIT viewChosen(id);
}

void Sidebar::setCurrentView(const QString& id)
{
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (m_model.item(row)->data(IdRole).toString() == id) {
            m_list->setCurrentIndex(m_model.index(row, 0));
            return;
        }
    }
    m_list->clearSelection();
}

void Sidebar::setCounts(const store::WorkspaceInfo& info)
{
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const views::ViewInfo* view = views::findView(m_model.item(row)->data(IdRole).toString());
        if (view && view->count)
            m_model.item(row)->setData(QString::fromStdString(format::count(info.*(view->count))), CountRole);
    }
}

void Sidebar::setSavedViews(const std::vector<SavedView>& saved)
{
    m_saved = saved;
    addSections();
}

void Sidebar::setBasket(const QStringList& labels)
{
    m_basket = labels;
    addSections();
}

void Sidebar::addHeading(const QString& title)
{
    auto* heading = new QStandardItem(title);
    heading->setFlags(Qt::NoItemFlags);
    m_model.appendRow(heading);
}

/// Makes what stands under the views anew.
void Sidebar::addSections()
{
    int first = m_model.rowCount();
    while (first > 0 && m_model.item(first - 1)->data(IdRole).toString().isEmpty())
        --first;
    m_model.removeRows(first, m_model.rowCount() - first);
    if (!m_basket.isEmpty())
        addHeading(tr("Compare basket"));
    for (int i = 0; i < m_basket.size(); ++i) {
        const QString letter = i == 0 ? QStringLiteral("A") : QStringLiteral("B");
        auto* item = makeItem(letter + QStringLiteral("  ") + m_basket[i], QStringLiteral("doc"));
        item->setData(i, BasketRole);
        m_model.appendRow(item);
    }
    if (m_basket.size() > 1) {
        auto* item = makeItem(tr("Compare A with B"), QStringLiteral("compare"));
        item->setData(-1, BasketRole);
        m_model.appendRow(item);
    }
    if (!m_saved.empty())
        addHeading(tr("Saved views"));
    for (const SavedView& view : m_saved) {
        auto* item = makeItem(view.name, QStringLiteral("bookmark"));
        item->setData(view.name, SavedRole);
        m_model.appendRow(item);
    }
}

} // namespace whyglass::window
