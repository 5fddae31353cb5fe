// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window/command_palette.h"

#include "app/commands/command_registry.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace whyglass::window {

namespace {

/// Whether the letters of `wanted` occur in `text` in this order.
bool matchesLoosely(const QString& text, const QString& wanted)
{
    qsizetype at = 0;
    for (const QChar letter : wanted) {
        at = text.indexOf(letter, at, Qt::CaseInsensitive);
        if (at < 0)
            return false;
        ++at;
    }
    return true;
}

} // namespace

CommandPalette::CommandPalette(CommandRegistry& registry, QWidget* parent)
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
    m_search->setFocus();
    m_search->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::runCurrent);
    registry.refresh();
    filter({});
}

void CommandPalette::filter(const QString& text)
{
    m_list->clear();
    for (const Command& command : m_registry.commands()) {
        if (command.id == u"help.palette" || !matchesLoosely(command.title, text))
            continue;
        const QString keys = command.keys.isEmpty() ? QString() : QStringLiteral("     ") + command.keys.first().toString(QKeySequence::NativeText);
        auto* item = new QListWidgetItem(command.title + keys, m_list);
        item->setData(Qt::UserRole, command.id);
        if (!m_registry.action(command.id)->isEnabled())
            item->setFlags(Qt::NoItemFlags);
    }
    m_list->setCurrentRow(0);
}

void CommandPalette::runCurrent()
{
    const QListWidgetItem* item = m_list->currentItem();
    if (!item || !item->flags().testFlag(Qt::ItemIsEnabled))
        return;
    const QString id = item->data(Qt::UserRole).toString();
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
