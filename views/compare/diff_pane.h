// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/compare/json_diff.h"
#include "models/analysis/compare/text_diff.h"
#include "views/common/theme.h"

#include <QPlainTextEdit>

#include <vector>

namespace whyglass::views {

/// A difference to read: what was removed is red and struck through, what was added green; of structures line by line, with a sign before
/// each. Plain text, read only.
class DiffPane : public QPlainTextEdit {
    Q_OBJECT

public:
    DiffPane(const Theme& theme, const QString& accessibleName, QWidget* parent = nullptr);

    void showRuns(std::vector<analysis::DiffRun> runs);
    void showLines(std::vector<analysis::JsonDiffLine> lines);
    void showHint(const QString& hint); ///< instead of a text

private:
    void render();
    void insertLines();

    const Theme& m_theme;
    std::vector<analysis::DiffRun> m_runs;
    std::vector<analysis::JsonDiffLine> m_lines;
    QString m_hint;
};

} // namespace whyglass::views
