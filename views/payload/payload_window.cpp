// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/payload/payload_window.h"

#include "views/payload/payload_view.h"

#include <QDialog>
#include <QVBoxLayout>

namespace whyglass::views {

void showPayload(session::Session& session, const Theme& theme, QWidget* parent, const QString& title, const std::shared_ptr<const std::string>& text)
{
    auto* window = new QDialog(parent);
    window->setAttribute(Qt::WA_DeleteOnClose);
    window->setWindowTitle(title);
    window->setModal(false);
    auto* layout = new QVBoxLayout(window);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* view = new PayloadView(session, theme, window);
    view->preferTree(true);
    layout->addWidget(view);
    window->resize(860, 620);
    window->show();
    view->setText(text);
    view->openSearch();
}

} // namespace whyglass::views
