// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/context/trace_context.h"
#include "models/session/session.h"

#include <QByteArray>
#include <QObject>

#include <cstdint>
#include <functional>
#include <vector>

namespace whyglass::session {

/// What models saw in the traces that were looked at last, so that call after call of one trace is shown without reading it again. Holds
/// for one generation of the workspace: whatever comes in drops it. GUI thread only.
class TraceContexts : public QObject {
    Q_OBJECT

public:
    using Done = std::function<void(domain::Result<analysis::TraceContextPtr>)>;

    /// Those of a session; made when they are first asked for, gone with it.
    static TraceContexts& of(Session& session);

    /// Gives the context of a trace to `done`: within this call where it is at hand, else when it has been read. `owner`, `key`: as in
    /// QueryService::request.
    void request(QObject* owner, const QByteArray& key, const domain::TraceId& trace, Done done);
    /// Contexts at hand.
    [[nodiscard]] std::size_t held() const { return m_held.size(); }

    static constexpr std::size_t kMostTraces = 4;
    /// Of all traces held together; a larger one is held alone.
    static constexpr std::size_t kMostCalls = 20'000;

private:
    explicit TraceContexts(Session& session);
    void hold(const domain::TraceId& trace, analysis::TraceContextPtr context);

    struct Held {
        domain::TraceId trace;
        std::int64_t generation = 0; ///< of the workspace
        analysis::TraceContextPtr context;
    };
    Session& m_session;
    std::vector<Held> m_held; ///< the last used one at the end
};

} // namespace whyglass::session
