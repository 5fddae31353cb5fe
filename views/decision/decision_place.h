// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/view_host.h"

#include <QObject>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace whyglass::views {

/// Where the decision that is read stands in the list of decisions, in the order in which people sorted it, and which are its
/// neighbours. The list is read once for a query; stepping through it reads rows only.
class DecisionPlace : public QObject {
    Q_OBJECT

public:
    explicit DecisionPlace(const ViewContext& context, QObject* parent = nullptr);

    /// Also where it is the same one: the query or the order of the list may be another.
    void setDecision(const QString& id);
    [[nodiscard]] bool known() const { return m_index.has_value(); }
    [[nodiscard]] std::int64_t number() const { return m_index ? static_cast<std::int64_t>(*m_index) + 1 : 0; } ///< 1-based
    [[nodiscard]] std::int64_t count() const { return m_keys ? static_cast<std::int64_t>(m_keys->size()) : 0; }
    [[nodiscard]] bool canStep(int by) const;
    /// Opens the decision `by` places further down the list, where there is one.
    void step(int by);

Q_SIGNALS:
    void changed();

private:
    using Keys = std::shared_ptr<const std::vector<std::int64_t>>;
    struct Found {
        Keys keys;
        std::optional<std::size_t> index;
    };
    void read();
    [[nodiscard]] store::SortOrder order() const;
    [[nodiscard]] bool isOfThisList() const; ///< what was read last

    ViewContext m_context;
    QString m_id;
    Keys m_keys;
    std::optional<std::size_t> m_index;
    domain::Filter m_filter; ///< that m_keys is of
    store::SortOrder m_order;
};

} // namespace whyglass::views
