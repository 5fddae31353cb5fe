// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/import_issue.h"
#include "models/session/query_service.h"
#include "models/store/rows.h"
#include "views/common/theme.h"

#include <QStatusBar>

class QLabel;
class QPushButton;

namespace whyglass::window {

/// Left: selection and keys. Right: what takes long, what arrives, size of the workspace, import issues, time zone.
class StatusBar : public QStatusBar {
    Q_OBJECT

public:
    StatusBar(session::QueryService& queries, const views::Theme& theme, QWidget* parent = nullptr);

    void setText(const QString& text);
    void setRate(double spansPerSecond); ///< of what arrives; nothing is shown for 0
    void updateZone();
    void setInfo(const store::WorkspaceInfo& info);

Q_SIGNALS:
    void issuesClicked();

private:
    QLabel* m_text;
    QLabel* m_rate;
    QLabel* m_behind;
    QLabel* m_size;
    QPushButton* m_issues;
    QLabel* m_zone;
};

} // namespace whyglass::window
