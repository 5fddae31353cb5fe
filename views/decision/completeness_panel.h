// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/decisions/decision_card.h"
#include "views/common/theme.h"

#include <QWidget>

#include <memory>

class QVBoxLayout;

namespace whyglass::views {

/// How much of a decision's provenance is there: a segment a check, and why for what is not. GUI thread; made anew for a card.
class CompletenessPanel : public QWidget {
    Q_OBJECT

public:
    using CardPtr = std::shared_ptr<const analysis::DecisionCard>;
    CompletenessPanel(const Theme& theme, const CardPtr& card, QWidget* parent = nullptr);

Q_SIGNALS:
    void evidenceOpened(const whyglass::analysis::CardEvidence& evidence);

private:
    void addCheck(QVBoxLayout& layout, const analysis::CardCheck& check);

    const Theme& m_theme;
};

} // namespace whyglass::views
