// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench.h"

#include <stdexcept>

namespace whyglass::ingest::kit {

namespace {

class NoPrices final : public domain::Pricer {
public:
    std::optional<domain::Money> price(const domain::PricedCall&) const override { return std::nullopt; }
};

} // namespace

Workbench::Workbench(PipelineOptions options)
{
    auto writer = store::WorkspaceWriter::open(path("test.whyglass"));
    if (!writer.ok())
        throw std::runtime_error(writer.error().text());
    m_pipeline = std::make_unique<IngestPipeline>(std::move(*writer), std::make_shared<NoPrices>(),
                                                  [](const store::IndexInput&) { return store::IndexTerms{}; }, options);
}

std::string Workbench::path(const char* name) const
{
    return m_folder.path().toStdString() + "/" + name;
}

WriterBlock::WriterBlock(IngestPipeline& pipeline)
{
    auto started = std::make_shared<std::promise<void>>();
    auto running = started->get_future();
    pipeline.post([started, go = m_go.get_future().share()](store::WorkspaceWriter&) {
        started->set_value();
        go.wait();
    });
    running.wait();
}

void WriterBlock::release()
{
    if (!m_released)
        m_go.set_value();
    m_released = true;
}

Receipt submitAndWait(IngestPipeline& pipeline, IngestRequest request)
{
    std::promise<Receipt> promise;
    auto future = promise.get_future();
    request.done = [&promise](const Receipt& receipt) { promise.set_value(receipt); };
    if (!pipeline.submit(std::move(request)))
        throw std::runtime_error("the pipeline did not take the request");
    return future.get();
}

} // namespace whyglass::ingest::kit
