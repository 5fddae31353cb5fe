// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/view_host.h"

#include <QScrollArea>

class QLabel;
class QTabBar;
class QVBoxLayout;

namespace whyglass::views {

/// The empty state that teaches: where to send telemetry, how to point an SDK here, what else there is to look at.
class WelcomeView : public QScrollArea {
    Q_OBJECT

public:
    explicit WelcomeView(const ViewContext& context, QWidget* parent = nullptr);

protected:
    void showEvent(QShowEvent* event) override;

private:
    struct Address {
        QLabel* dot = nullptr;
        QLabel* text = nullptr;
    };

    QWidget* makeHeading();
    QWidget* makeListening();
    QWidget* makeSnippets();
    QWidget* makeKeys();
    QWidget* makeSample();
    QWidget* makeFiles();
    QWidget* addressRow(const QString& title, const QString& what, Address& address);
    QWidget* codeBlock(QLabel*& code);
    void updateReceiver();
    void updateSnippet();

    ViewContext m_context;
    Address m_grpc, m_http;
    QLabel* m_subtitle = nullptr;
    QLabel* m_ready = nullptr;
    QLabel* m_waiting = nullptr;
    QTabBar* m_languages = nullptr;
    QLabel* m_environment = nullptr;
    QLabel* m_code = nullptr;
    QWidget* m_codeTitle = nullptr;
    QWidget* m_codeBlock = nullptr;
};

} // namespace whyglass::views
