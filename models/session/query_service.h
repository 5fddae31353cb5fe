// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/store/workspace_reader.h"

#include <QByteArray>
#include <QObject>

#include <any>
#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace whyglass::session {

/// A request whose reply is owed.
struct RunningQuery {
    QByteArray key;
    std::chrono::milliseconds elapsed{0}; ///< since it was asked
    std::int64_t done = 0, total = 0;     ///< as its work tells (reportProgress); total 0 = it does not
};

/// For the work of a long request, e.g. an export: how far it is. Any thread; means nothing outside of a request.
void reportProgress(std::int64_t done, std::int64_t total);

/// Who waits for a reply. What is Beside has a worker of its own, so that long counts never hold up the rows that somebody looks at.
enum class Urgency {
    Seen,   ///< what the user asked to see
    Beside, ///< what completes it and may take long: counts of values, strips, exports
};

/// Why something is asked.
enum class Asked {
    New,   ///< somebody wants it
    Again, ///< the same question once more, because the workspace grew
};

/// Runs queries off the GUI thread, each worker with its own read-only connection. The newest request of a key wins: an older
/// one is cancelled if it still waits or runs, and its reply is dropped; its turn, if it waited, is the newer one's. Replies come on the owner's thread, which is the
/// thread of the service; none comes once the owner is gone. Errors come as Error; Cancelled only where the user ended the
/// request (stop). Keys are shared by all owners: begin them with the name of the asker.
/// What is asked Again lets the running request of its key end first, and after an answer there is a pause of kRestFactor times
/// what it took: under a steady stream of commits every answer comes, and most of the time is left to others. Meanwhile it does
/// not count as pending; a new request and cancel() end it.
class QueryService : public QObject {
    Q_OBJECT

public:
    explicit QueryService(std::filesystem::path workspace, QObject* parent = nullptr);
    ~QueryService() override;

    template <typename T>
    void request(QObject* owner, const QByteArray& key, std::function<domain::Result<T>(store::WorkspaceReader&)> work,
                 std::function<void(domain::Result<T>)> done, Urgency urgency = Urgency::Seen, Asked asked = Asked::New)
    {
        enqueue({owner, key, urgency, asked}, erased(std::move(work)), answered(done), failing(done));
    }
    static constexpr int kRestFactor = 3;
    static constexpr std::chrono::milliseconds kLongestRest{15'000};
    void cancel(const QByteArray& key);
    /// Ends a request for the user: its asker gets Error Cancelled, so that it can say so.
    void stop(const QByteArray& key);
    /// Requests that have been owed for at least so long, the oldest first; without what is only asked again.
    [[nodiscard]] std::vector<RunningQuery> runningFor(std::chrono::milliseconds least) const;
    /// Number of requests whose reply is still owed (for "loading" states and for tests).
    [[nodiscard]] int pending() const;

Q_SIGNALS:
    void pendingChanged(int pending);

private:
    struct Reply {
        std::any value;
        std::optional<domain::ErrorCode> error;
    };
    using Work = std::function<Reply(store::WorkspaceReader&)>;
    struct Question {
        QObject* owner;
        QByteArray key;
        Urgency urgency;
        Asked asked;
    };

    template <typename T>
    static Work erased(std::function<domain::Result<T>(store::WorkspaceReader&)> work)
    {
        return [work = std::move(work)](store::WorkspaceReader& reader) -> Reply {
            auto result = std::make_shared<domain::Result<T>>(work(reader));
            std::optional<domain::ErrorCode> error;
            if (!result->ok())
                error = result->error().code;
            return {std::move(result), error};
        };
    }
    template <typename T>
    static std::function<void(const std::any&)> answered(std::function<void(domain::Result<T>)> done)
    {
        return [done = std::move(done)](const std::any& value) { done(std::move(*std::any_cast<std::shared_ptr<domain::Result<T>>>(value))); };
    }
    template <typename T>
    static std::function<void(domain::Error)> failing(std::function<void(domain::Result<T>)> done)
    {
        return [done = std::move(done)](domain::Error error) { done(domain::Result<T>(std::move(error))); };
    }
    void enqueue(const Question& question, Work work, std::function<void(const std::any&)> done, std::function<void(domain::Error)> failed);
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace whyglass::session
