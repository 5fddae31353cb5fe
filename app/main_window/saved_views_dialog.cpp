// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window/saved_views_dialog.h"

#include "app/main_window/saved_views.h"
#include "views/common/input_dialog.h"

#include <QDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

namespace whyglass::window {

namespace {

class SavedViewsDialog final : public QDialog {
public:
    SavedViewsDialog(SavedViews& views, std::function<void(const QString&)> open, QWidget* parent)
        : QDialog(parent), m_views(views), m_open(std::move(open)), m_list(new QListWidget(this)), m_hint(new QLabel(this))
    {
        setAttribute(Qt::WA_DeleteOnClose);
        setWindowTitle(tr("Saved views"));
        resize(480, 360);
        auto* columns = new QHBoxLayout(this);
        columns->setContentsMargins(16, 16, 16, 16);
        auto* left = new QVBoxLayout;
        m_list->setAccessibleName(tr("Saved views"));
        left->addWidget(m_list, 1);
        m_hint->setTextFormat(Qt::PlainText);
        m_hint->setWordWrap(true);
        m_hint->setProperty("tone", QStringLiteral("3"));
        left->addWidget(m_hint);
        columns->addLayout(left, 1);
        auto* buttons = new QVBoxLayout;
        addButton(*buttons, tr("Open"), {}, [this] { openCurrent(); })->setDefault(true);
        addButton(*buttons, tr("Rename…"), QKeySequence(Qt::Key_F2), [this] { renameCurrent(); });
        addButton(*buttons, tr("Delete"), QKeySequence(Qt::Key_Delete), [this] { m_views.remove(current()); });
        addButton(*buttons, tr("Begin with it"), {}, [this] {
            const SavedView* first = m_views.defaultView();
            m_views.setDefault(first && first->name == current() ? QString() : current());
        });
        buttons->addStretch(1);
        addButton(*buttons, tr("Close"), {}, [this] { close(); });
        columns->addLayout(buttons);
        connect(m_list, &QListWidget::itemActivated, this, [this] { openCurrent(); });
        connect(&m_views, &SavedViews::changed, this, [this] { fill(); });
        fill();
    }

private:
    QPushButton* addButton(QVBoxLayout& column, const QString& title, const QKeySequence& key, std::function<void()> action)
    {
        auto* button = new QPushButton(title, this);
        column.addWidget(button);
        connect(button, &QPushButton::clicked, this, std::move(action));
        if (!key.isEmpty())
            connect(new QShortcut(key, this), &QShortcut::activated, button, &QPushButton::click);
        return button;
    }

    [[nodiscard]] QString current() const { return m_list->currentItem() ? m_list->currentItem()->data(Qt::UserRole).toString() : QString(); }

    void fill()
    {
        const int row = m_list->currentRow();
        const SavedView* first = m_views.defaultView();
        m_list->clear();
        for (const SavedView& view : m_views.all()) {
            const bool begins = first && first->name == view.name;
            auto* item = new QListWidgetItem(begins ? tr("%1 (a window begins with it)").arg(view.name) : view.name, m_list);
            item->setData(Qt::UserRole, view.name);
        }
        m_list->setCurrentRow(std::min(std::max(0, row), m_list->count() - 1)); // -1 where there is none
        m_hint->setText(m_list->count() == 0 ? tr("None yet. Ctrl+D saves the view that is shown with its query.")
                                             : tr("A saved view is a view with its query and its time range."));
    }

    void openCurrent()
    {
        const SavedView* view = m_views.find(current());
        if (!view)
            return;
        const QString link = view->link;
        close();
        m_open(link);
    }

    void renameCurrent()
    {
        const QString from = current();
        const auto to = views::askForLine(this, tr("Rename"), tr("Name"), from);
        if (to && !m_views.rename(from, *to))
            m_hint->setText(tr("There is a view of that name already, or it is empty"));
    }

    SavedViews& m_views;
    std::function<void(const QString&)> m_open;
    QListWidget* m_list;
    QLabel* m_hint;
};

} // namespace

void showSavedViewsDialog(SavedViews& views, std::function<void(const QString& link)> open, QWidget* parent)
{
    auto* dialog = new SavedViewsDialog(views, std::move(open), parent);
    dialog->setModal(true);
    dialog->show();
}

} // namespace whyglass::window
