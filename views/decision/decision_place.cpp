// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/decision/decision_place.h"

#include "models/tables/page_source.h"
#include "views/tables/table_layout.h"

#include <algorithm>

namespace whyglass::views {

DecisionPlace::DecisionPlace(const ViewContext& context, QObject* parent) : QObject(parent), m_context(context) {}

store::SortOrder DecisionPlace::order() const
{
    store::SortOrder order;
    const auto layout = parseLayout(m_context.host.kept(QStringLiteral("decisions/columns")));
    if (!layout || layout->sortedBy.isEmpty())
        return order;
    for (const tables::Column& column : tables::decisionQueries().columns) {
        if (column.id == layout->sortedBy && column.sort)
            order = {*column.sort, layout->descending};
    }
    return order;
}

void DecisionPlace::setDecision(const QString& id)
{
    if (id == m_id && m_index && isOfThisList())
        return;
    m_id = id;
    m_index.reset();
    if (id.isEmpty()) {
        m_context.session.queries().cancel("decision/place");
        Q_EMIT changed();
        return;
    }
    read();
}

bool DecisionPlace::isOfThisList() const
{
    const store::SortOrder now = order();
    return m_keys && m_filter == m_context.session.filter() && m_order.key == now.key && m_order.descending == now.descending;
}

void DecisionPlace::read()
{
    // While data arrives the list grows; the one that is being stepped through stays as it was.
    const Keys known = isOfThisList() ? m_keys : Keys();
    m_filter = m_context.session.filter();
    m_order = order();
    m_context.session.queries().request<Found>(
        this, "decision/place",
        [id = m_id.toStdString(), filter = m_filter, order = m_order, known](store::WorkspaceReader& reader) -> domain::Result<Found> {
            const auto key = reader.decisionKey(id);
            if (!key)
                return key.error();
            Found found{known, {}};
            const auto look = [&] {
                const auto at = *key ? std::find(found.keys->begin(), found.keys->end(), **key) : found.keys->end();
                if (at != found.keys->end())
                    found.index = static_cast<std::size_t>(at - found.keys->begin());
            };
            if (found.keys)
                look();
            if (!found.index) {
                auto keys = reader.decisionKeys(filter, order);
                if (!keys)
                    return keys.error();
                found.keys = std::make_shared<const std::vector<std::int64_t>>(std::move(*keys));
                look();
            }
            return found;
        },
        [this](domain::Result<Found> found) {
            if (found) {
                m_keys = found->keys;
                m_index = found->index;
            }
            Q_EMIT changed();
        });
}

bool DecisionPlace::canStep(int by) const
{
    const std::int64_t next = number() - 1 + by;
    return m_index && next >= 0 && next < count();
}

void DecisionPlace::step(int by)
{
    if (!canStep(by))
        return;
    const std::int64_t key = (*m_keys)[*m_index + static_cast<std::size_t>(by)];
    m_context.session.queries().request<std::vector<domain::Decision>>(
        this, "decision/step", [key](store::WorkspaceReader& reader) { return reader.decisions(std::span(&key, 1)); },
        [this](const domain::Result<std::vector<domain::Decision>>& next) {
            if (next && !next->empty())
                m_context.session.openDecision(QString::fromStdString(next->front().id));
        });
}

} // namespace whyglass::views
