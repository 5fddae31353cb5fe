// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/view_host.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace whyglass::views {

/// Where this program listens, and whether it does.
class ListeningCard : public QWidget {
    Q_OBJECT

public:
    explicit ListeningCard(const ViewContext& context, QWidget* parent = nullptr);

private:
    struct Address {
        QLabel* dot = nullptr;
        QLabel* text = nullptr;
    };
    QWidget* addressRow(const QString& title, const QString& what, Address& address);
    void updateReceiver();

    ViewContext m_context;
    Address m_grpc, m_http;
    QLabel* m_ready = nullptr;
    QLabel* m_waiting = nullptr;
    QPushButton* m_test = nullptr;
};

} // namespace whyglass::views
