// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/theme.h"

#include <QFrame>

#include <optional>

class QPushButton;
class QVBoxLayout;

namespace whyglass::views {

/// A card of a few lines, each with a mark and a time or a number at its right, and a link to all of them.
class LatestList : public QFrame {
    Q_OBJECT

public:
    struct Line {
        QString id;    ///< given back when it is chosen
        QString text;  ///< plain
        QString right; ///< plain
        std::optional<domain::Severity> mark;
    };

    LatestList(const Theme& theme, const QString& title, const QString& allText, QWidget* parent = nullptr);
    /// `empty`: what stands there without lines.
    void setLines(const std::vector<Line>& lines, const QString& empty);

Q_SIGNALS:
    void chosen(const QString& id);
    void allChosen();

private:
    const Theme& m_theme;
    QVBoxLayout* m_rows;
    QPushButton* m_all;
};

} // namespace whyglass::views
