// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/theme.h"
#include "views/overview/overview_data.h"

#include <QFrame>

class QGridLayout;

namespace whyglass::views {

/// The names that cost most or fail most: each a link to its traces, its errors a link to the failed ones.
class TopList : public QFrame {
    Q_OBJECT

public:
    TopList(const Theme& theme, TopKind kind, QWidget* parent = nullptr);
    void setEntries(std::vector<TopEntry> entries);
    void setByErrors(bool byErrors);
    void setProblem(const QString& problem);
    [[nodiscard]] TopKind kind() const { return m_kind; }

Q_SIGNALS:
    void nameChosen(const QString& name);
    void errorsChosen(const QString& name);
    void whyChosen(const QString& name); ///< what its cost is made of

private:
    void fill();
    void clear();
    void addRow(const TopEntry& entry, int row, std::int64_t most);

    const Theme& m_theme;
    const TopKind m_kind;
    QGridLayout* m_grid;
    std::vector<TopEntry> m_entries;
    bool m_byErrors = false;
    bool m_loaded = false;
};

} // namespace whyglass::views
