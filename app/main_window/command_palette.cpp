// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window/command_palette.h"

#include "app/commands/command_registry.h"
#include "app/main_window/command_match.h"
#include "views/common/row_ground.h"
#include "views/common/theme.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>
#include <vector>

namespace whyglass::window {

namespace {

constexpr int kRow = 30;
constexpr int kMargin = 10;

enum PaletteRole { IdRole = Qt::UserRole + 1, MenuRole, KeysRole };

/// A command: its title, the menu it is in, its keys at the right.
class CommandDelegate final : public QStyledItemDelegate {
public:
    CommandDelegate(const views::Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {0, kRow}; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        using views::Role;
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        const bool enabled = option.state.testFlag(QStyle::State_Enabled);
        paintRowGround(*painter, m_theme, option.rect,
                       {.selected = selected, .hovered = option.state.testFlag(QStyle::State_MouseOver), .first = true});
        QRect room = option.rect.adjusted(kMargin + 2, 0, -kMargin, 0);
        painter->setFont(m_theme.font(views::TextStyle::Small));
        painter->setPen(m_theme.color(enabled ? Role::Text2 : Role::Disabled));
        const QString keys = index.data(KeysRole).toString();
        painter->drawText(room, Qt::AlignRight | Qt::AlignVCenter, keys);
        room.setRight(room.right() - painter->fontMetrics().horizontalAdvance(keys) - kMargin);
        const QString menu = index.data(MenuRole).toString();
        painter->setFont(m_theme.font(views::TextStyle::Body));
        painter->setPen(m_theme.color(enabled ? Role::Text : Role::Disabled));
        const QString title = painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, room.width());
        painter->drawText(room, Qt::AlignLeft | Qt::AlignVCenter, title);
        room.setLeft(room.left() + painter->fontMetrics().horizontalAdvance(title) + kMargin);
        painter->setFont(m_theme.font(views::TextStyle::Small));
        painter->setPen(m_theme.color(enabled ? (selected ? Role::Text2 : Role::Text3) : Role::Disabled));
        painter->drawText(room, Qt::AlignLeft | Qt::AlignVCenter, painter->fontMetrics().elidedText(menu, Qt::ElideRight, room.width()));
    }

private:
    const views::Theme& m_theme;
};

} // namespace

CommandPalette::CommandPalette(const views::Theme& theme, CommandRegistry& registry, QWidget* parent)
    : QDialog(parent, Qt::Popup), m_registry(registry), m_search(new QLineEdit(this)), m_list(new QListWidget(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("All commands"));
    setFixedSize(520, 420);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 10, 10, 10);
    m_search->setPlaceholderText(tr("Type what you want to do"));
    layout->addWidget(m_search);
    layout->addWidget(m_list, 1);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setItemDelegate(new CommandDelegate(theme, m_list));
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_search->setFocus();
    m_search->installEventFilter(this);
    m_search->setAccessibleName(tr("Search in all commands"));
    connect(m_search, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::runCurrent);
    registry.refresh();
    filter({});
}

void CommandPalette::filter(const QString& text)
{
    std::vector<std::pair<int, const Command*>> found;
    for (const Command& command : m_registry.commands()) {
        if (const auto rank = matchRank(command.title, text); rank && command.inPalette)
            found.emplace_back(*rank, &command);
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    m_list->clear();
    for (const auto& [rank, command] : found) {
        auto* item = new QListWidgetItem(command->title, m_list);
        item->setData(IdRole, command->id);
        item->setData(MenuRole, QString(command->menu).remove(u'&'));
        item->setData(KeysRole, keyText(*command));
        if (!m_registry.action(command->id)->isEnabled())
            item->setFlags(Qt::NoItemFlags);
    }
    m_list->setCurrentRow(0);
}

void CommandPalette::runCurrent()
{
    const QListWidgetItem* item = m_list->currentItem();
    if (!item || !item->flags().testFlag(Qt::ItemIsEnabled))
        return;
    const QString id = item->data(IdRole).toString();
    CommandRegistry* registry = &m_registry;
    close();
    QTimer::singleShot(0, registry, [registry, id] { registry->run(id); });
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter: runCurrent(); return true;
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown: QCoreApplication::sendEvent(m_list, event); return true;
    default: return QDialog::eventFilter(watched, event);
    }
}

} // namespace whyglass::window
