// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/finding.h"
#include "views/common/theme.h"

#include <QFrame>

namespace whyglass::views {

/// A finding inside another page: what was found, observed or inferred, and what stands in the telemetry.
class FindingCard : public QFrame {
    Q_OBJECT

public:
    FindingCard(const Theme& theme, const domain::Finding& finding, QWidget* parent = nullptr);

Q_SIGNALS:
    void openRequested(const QString& findingId);
    void evidenceRequested(const whyglass::domain::Evidence& evidence);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    domain::Severity m_severity;
};

} // namespace whyglass::views
