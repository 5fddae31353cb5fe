// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/pipeline/ingest_pipeline.h"
#include "models/domain/result.h"

#include <future>
#include <memory>

namespace whyglass::recorder {

/// Runs `work(WorkspaceWriter&)` on the writer thread and waits for its Result<T>. Cancelled where the pipeline ends before.
template <typename T, typename Work>
domain::Result<T> onWriter(ingest::IngestPipeline& pipeline, Work work)
{
    auto promise = std::make_shared<std::promise<domain::Result<T>>>();
    std::future<domain::Result<T>> future = promise->get_future();
    pipeline.post([promise = std::move(promise), work = std::move(work)](store::WorkspaceWriter& writer) {
        promise->set_value(work(writer));
    });
    try {
        return future.get();
    } catch (const std::future_error&) {
        return domain::Error{domain::ErrorCode::Cancelled, "the workspace is being closed", ""};
    }
}

} // namespace whyglass::recorder
