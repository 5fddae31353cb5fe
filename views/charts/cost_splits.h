// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/session.h"
#include "views/common/theme.h"

#include <QStringList>
#include <QWidget>

#include <string>
#include <vector>

class QComboBox;

namespace whyglass::views {

class SegmentedControl;

/// A key that costs are grouped by.
struct CostSplit {
    std::string key;   ///< of analysis::costs()
    std::string field; ///< of a query
    QString title;     ///< plain
};

/// What people call a key: one of the list that every workspace has, else an attribute.
CostSplit costSplit(const std::string& key);

/// "Split by model and by user tier": one key or two, of those that every workspace has and of the attributes of this one.
class CostSplits : public QWidget {
    Q_OBJECT

public:
    CostSplits(session::Session& session, const Theme& theme, QWidget* parent = nullptr);
    [[nodiscard]] std::vector<CostSplit> chosen() const;
    /// What every workspace can be split by first.
    [[nodiscard]] static std::vector<CostSplit> offered();
    /// Splits by this one of offered() first.
    void splitBy(const QString& key);
    /// Splits by this attribute first, as if somebody had named it.
    void splitByAttribute(const QString& key);
    void askForAttribute();

Q_SIGNALS:
    void changed();

protected:
    void showEvent(QShowEvent* event) override;

private:
    void loadAttributes();
    void addAttributes(const QStringList& keys);

    session::Session& m_session;
    SegmentedControl* m_first;
    QComboBox* m_second;
    int m_before = 0;          ///< the segment before the attribute was asked for
    QString m_attribute;       ///< of the last segment; empty = none was named yet
    QStringList m_attributes;  ///< of the workspace, the most frequent first
    bool m_asked = false;
};

} // namespace whyglass::views
