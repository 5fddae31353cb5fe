// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/trace_contexts.h"

#include <algorithm>

namespace whyglass::session {

TraceContexts& TraceContexts::of(Session& session)
{
    auto* contexts = session.findChild<TraceContexts*>({}, Qt::FindDirectChildrenOnly);
    return contexts ? *contexts : *new TraceContexts(session);
}

TraceContexts::TraceContexts(Session& session) : QObject(&session), m_session(session)
{
    connect(&session, &Session::generationChanged, this, [this] { m_held.clear(); });
}

void TraceContexts::request(QObject* owner, const QByteArray& key, const domain::TraceId& trace, Done done)
{
    std::erase_if(m_held, [this](const Held& one) { return one.generation != m_session.generation(); }); // is told later than it changes
    const auto held = std::find_if(m_held.begin(), m_held.end(), [&](const Held& one) { return one.trace == trace; });
    if (held != m_held.end()) {
        std::rotate(held, held + 1, m_held.end());
        m_session.queries().cancel(key); // what was asked under this key before is no longer wanted
        done(m_held.back().context);
        return;
    }
    m_session.queries().request<analysis::TraceContextPtr>(
        owner, key, [trace](store::WorkspaceReader& reader) { return analysis::loadTraceContext(reader, trace); },
        [this, trace, generation = m_session.generation(), done = std::move(done)](domain::Result<analysis::TraceContextPtr> context) {
            if (context && generation == m_session.generation())
                hold(trace, *context);
            done(std::move(context));
        });
}

void TraceContexts::hold(const domain::TraceId& trace, analysis::TraceContextPtr context)
{
    std::erase_if(m_held, [&](const Held& one) { return one.trace == trace; });
    m_held.push_back({trace, m_session.generation(), std::move(context)});
    const auto calls = [this] {
        std::size_t sum = 0;
        for (const Held& one : m_held)
            sum += one.context->bars().size();
        return sum;
    };
    while (m_held.size() > 1 && (m_held.size() > kMostTraces || calls() > kMostCalls))
        m_held.erase(m_held.begin());
}

} // namespace whyglass::session
