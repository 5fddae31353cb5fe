// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/page_source.h"

#include <utility>

namespace whyglass::tables {

namespace {

class StoreSource final : public PageSource {
public:
    StoreSource(session::QueryService& service, const std::string& name, StoreQueries queries)
        : m_service(service), m_name(QByteArrayLiteral("tables/") + QByteArray::fromStdString(name)), m_queries(std::move(queries))
    {
    }

    [[nodiscard]] const std::vector<Column>& columns() const override { return m_queries.columns; }

    void requestKeys(QObject* owner, const KeyQuestion& question, std::function<void(domain::Result<KeyList>)> reply) override
    {
        m_service.request<KeyList>(
            owner, m_name + "/keys",
            [query = m_queries.keys, question](store::WorkspaceReader& reader) { return query(reader, question.filter, question.order, question.limit); },
            std::move(reply), session::Urgency::Seen, question.asked);
    }

    void requestPage(QObject* owner, int page, KeyList keys, std::function<void(domain::Result<RowPagePtr>)> reply) override
    {
        m_service.request<RowPagePtr>(
            owner, pageKey(page),
            [query = m_queries.page, keys = std::move(keys)](store::WorkspaceReader& reader) { return query(reader, keys); },
            std::move(reply));
    }

    void cancelPage(int page) override { m_service.cancel(pageKey(page)); }

private:
    [[nodiscard]] QByteArray pageKey(int page) const { return m_name + "/page/" + QByteArray::number(page); }

    session::QueryService& m_service;
    const QByteArray m_name;
    const StoreQueries m_queries;
};

} // namespace

std::unique_ptr<PageSource> makeStoreSource(session::QueryService& service, const std::string& name, StoreQueries queries)
{
    return std::make_unique<StoreSource>(service, name, std::move(queries));
}

} // namespace whyglass::tables
