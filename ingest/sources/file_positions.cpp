// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/sources/file_positions.h"

#include "models/store/payload_hash.h"

#include <future>
#include <memory>

namespace whyglass::ingest {

namespace {

constexpr std::size_t kHeadBytes = 4'096;

/// Runs on the writer thread and waits; a default value where the pipeline ends before.
template <typename T, typename Work>
T onWriter(IngestPipeline& pipeline, Work work)
{
    auto promise = std::make_shared<std::promise<T>>();
    std::future<T> future = promise->get_future();
    pipeline.post([promise = std::move(promise), work = std::move(work)](store::WorkspaceWriter& writer) { promise->set_value(work(writer)); });
    try {
        return future.get();
    } catch (const std::future_error&) {
        return {};
    }
}

} // namespace

FilePlace findPlace(const RegularFile& file, bool follows, IngestPipeline& pipeline)
{
    using Positions = std::vector<store::SourcePosition>;
    const std::string head = file.head(kHeadBytes);
    const Positions known = onWriter<Positions>(pipeline, [device = file.device(), inode = file.inode()](store::WorkspaceWriter& writer) {
        auto positions = writer.sourcePositions(device, inode);
        return positions.ok() ? std::move(*positions) : Positions();
    });
    FilePlace place{{file.device(), file.inode(), static_cast<std::int64_t>(head.size()), store::hashOf(head), follows}, {}};
    for (const store::SourcePosition& position : known) {
        const auto bytes = static_cast<std::size_t>(position.identity.headBytes);
        const bool same = bytes > 0 && bytes <= head.size() && store::hashOf(std::string_view(head).substr(0, bytes)) == position.identity.headHash;
        if (same && position.identity.follows == follows)
            place = {position.identity, position.covered};
    }
    return place;
}

void forgetPlace(const store::SourceIdentity& identity, IngestPipeline& pipeline)
{
    onWriter<bool>(pipeline, [identity](store::WorkspaceWriter& writer) { return writer.forgetSource(identity).ok(); });
}

} // namespace whyglass::ingest
