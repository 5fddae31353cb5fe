// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/decisions/decision_card.h"
#include "views/common/chip.h"

#include <QAbstractButton>

class QPushButton;

namespace whyglass::views {

/// A finding in one line: mark, title, when.
class FindingLine : public QAbstractButton {
    Q_OBJECT

public:
    FindingLine(const Theme& theme, const domain::Finding& finding, domain::Timestamp origin, QWidget* parent = nullptr);
    void setCurrent(bool current);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {80, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    domain::Severity m_severity;
    QString m_title, m_time;
    bool m_current = false;
};

/// A decision that ended otherwise, in two lines: what it is, how it ended, and what it has in common with the one that is read.
class SimilarLine : public QAbstractButton {
    Q_OBJECT

public:
    SimilarLine(const Theme& theme, const analysis::SimilarDecision& similar, QWidget* parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {80, sizeHint().height()}; }

Q_SIGNALS:
    void compareRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    const Theme& m_theme;
    QString m_name, m_version, m_amount, m_why;
    ChipSpec m_result;
    QPushButton* m_compare;
};

} // namespace whyglass::views
