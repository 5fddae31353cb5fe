// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window/compare_basket.h"

#include "views/common/plain_text.h"

#include <algorithm>

namespace whyglass::window {

namespace {

constexpr std::size_t kPlaces = 2;
constexpr std::size_t kLabelBytes = 60;

QString keptKey() { return QStringLiteral("compare/basket"); }

/// What people call it: the first subject of a decision, the root's name of a trace; empty where it is no longer there.
domain::Result<std::string> labelOf(store::WorkspaceReader& reader, const std::string& id)
{
    if (const auto trace = domain::TraceId::fromHex(id)) {
        const auto row = reader.trace(*trace);
        if (!row)
            return row.error().code == domain::ErrorCode::NotFound ? domain::Result<std::string>(std::string()) : row.error();
        return row->rootName;
    }
    const auto decision = reader.decision(id);
    if (!decision)
        return decision.error();
    if (!*decision)
        return std::string();
    return (*decision)->subject.empty() ? (*decision)->result : (*decision)->subject.front().second;
}

} // namespace

CompareBasket::CompareBasket(session::Session& session, views::ViewHost& host, QObject* parent) : QObject(parent), m_session(session), m_host(host)
{
    for (const QByteArray& id : host.kept(keptKey()).split(' ')) {
        if (!id.isEmpty() && m_entries.size() < kPlaces)
            m_entries.push_back({QString::fromLatin1(id), QString::fromLatin1(id)});
    }
    if (!m_entries.empty())
        readLabels();
}

void CompareBasket::add(const QString& id)
{
    const bool known = std::any_of(m_entries.begin(), m_entries.end(), [&](const Entry& entry) { return entry.id == id; });
    if (id.isEmpty() || known)
        return;
    if (m_entries.size() >= kPlaces)
        m_entries.pop_back();
    m_entries.push_back({id, id});
    write();
    readLabels();
}

void CompareBasket::clear()
{
    m_entries.clear();
    write();
}

bool CompareBasket::compare()
{
    if (m_entries.size() < kPlaces)
        return false;
    m_session.openComparison(m_entries[0].id + QStringLiteral("..") + m_entries[1].id);
    return true;
}

void CompareBasket::open(int entry)
{
    const QString id = m_entries.at(static_cast<std::size_t>(entry)).id;
    if (const auto trace = domain::TraceId::fromHex(id.toStdString()))
        m_session.openTrace(*trace);
    else
        m_session.openDecision(id);
}

void CompareBasket::write()
{
    QByteArrayList ids;
    for (const Entry& entry : m_entries)
        ids.append(entry.id.toLatin1());
    m_host.keep(keptKey(), ids.join(' '));
    Q_EMIT changed();
}

void CompareBasket::readLabels()
{
    std::vector<std::string> ids;
    for (const Entry& entry : m_entries)
        ids.push_back(entry.id.toStdString());
    m_session.queries().request<std::vector<std::string>>(
        this, "compare-basket",
        [ids](store::WorkspaceReader& reader) -> domain::Result<std::vector<std::string>> {
            std::vector<std::string> labels;
            for (const std::string& id : ids) {
                auto label = labelOf(reader, id);
                if (!label)
                    return label.error();
                labels.push_back(std::move(*label));
            }
            return labels;
        },
        [this](domain::Result<std::vector<std::string>> labels) {
            if (!labels || labels->size() != m_entries.size())
                return; // the ids stay as names
            for (std::size_t i = 0; i < m_entries.size(); ++i) {
                if (!(*labels)[i].empty())
                    m_entries[i].label = views::plainLine((*labels)[i], kLabelBytes);
            }
            Q_EMIT changed();
        });
}

} // namespace whyglass::window
