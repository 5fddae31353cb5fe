// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/decisions/decision_card.h"
#include "views/common/theme.h"
#include "views/decision/lit_values.h"

#include <QWidget>

#include <memory>
#include <vector>

class QVBoxLayout;

namespace whyglass::views {

class ValueText;

/// The values of the decision, each with its first origin or with the word that it has none: the unsupported ones at once, the others when
/// asked for. A click on a value lights it, one beside it opens the place where it is stated.
class ValuesPanel : public QWidget {
    Q_OBJECT

public:
    using CardPtr = std::shared_ptr<const analysis::DecisionCard>;
    ValuesPanel(const Theme& theme, CardPtr card, QWidget* parent = nullptr);
    void light(const LitValues& lit);

Q_SIGNALS:
    void evidenceOpened(const whyglass::analysis::CardEvidence& evidence);
    void valueChosen(const whyglass::analysis::CardStatement& statement, int value);

private:
    void addLines(std::size_t until);
    void addLine(const analysis::ValueOrigin& origin);

    const Theme& m_theme;
    CardPtr m_card;
    QVBoxLayout* m_lines;
    std::vector<ValueText*> m_texts; ///< beside DecisionCard::valueOrigins
    LitValues m_lit{std::nullopt};
};

} // namespace whyglass::views
