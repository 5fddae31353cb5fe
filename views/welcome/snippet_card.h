// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/view_host.h"

#include <QWidget>

class QLabel;
class QTabBar;

namespace whyglass::views {

/// The two lines that point an SDK here, a language each, with the addresses really in use.
class SnippetCard : public QWidget {
    Q_OBJECT

public:
    explicit SnippetCard(const ViewContext& context, QWidget* parent = nullptr);

private:
    QWidget* codeBlock(QLabel*& code);
    void updateSnippet();

    ViewContext m_context;
    QTabBar* m_languages = nullptr;
    QLabel* m_environment = nullptr;
    QLabel* m_code = nullptr;
    QWidget* m_codeTitle = nullptr;
    QWidget* m_codeBlock = nullptr;
    QWidget* m_content = nullptr; ///< what the variable for texts does
};

} // namespace whyglass::views
