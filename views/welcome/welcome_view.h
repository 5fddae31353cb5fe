// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/view_host.h"

#include <QScrollArea>

class QHBoxLayout;
class QLabel;

namespace whyglass::views {

/// The empty state that teaches: where to send telemetry, how to point an SDK here, what else there is to look at.
class WelcomeView : public QScrollArea {
    Q_OBJECT

public:
    explicit WelcomeView(const ViewContext& context, QWidget* parent = nullptr);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeHeading();
    QWidget* makeKeys();
    QWidget* makeSample();
    QWidget* makeFiles();
    QWidget* makeRecent();
    QHBoxLayout* titleRow(const QString& title, const QString& keys);
    void updateSubtitle();

    ViewContext m_context;
    QLabel* m_subtitle = nullptr;
};

} // namespace whyglass::views
