// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/pipeline/ingest_pipeline.h"

#include <QTemporaryDir>

#include <future>
#include <memory>
#include <string>

namespace whyglass::ingest::kit {

/// A pipeline on a new workspace.
class Workbench {
public:
    explicit Workbench(PipelineOptions options = {});
    [[nodiscard]] IngestPipeline& pipeline() { return *m_pipeline; }
    [[nodiscard]] std::string path(const char* name) const;
    /// Ends the pipeline: everything accepted is committed and answered.
    void close() { m_pipeline.reset(); }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<IngestPipeline> m_pipeline;
};

/// Holds the writer thread inside a task until released, so that a queue fills up without any race.
class WriterBlock {
public:
    explicit WriterBlock(IngestPipeline& pipeline);
    ~WriterBlock() { release(); }
    WriterBlock(const WriterBlock&) = delete;
    WriterBlock& operator=(const WriterBlock&) = delete;
    void release();

private:
    std::promise<void> m_go;
    bool m_released = false;
};

/// Submits and waits for the receipt.
Receipt submitAndWait(IngestPipeline& pipeline, IngestRequest request);

} // namespace whyglass::ingest::kit
