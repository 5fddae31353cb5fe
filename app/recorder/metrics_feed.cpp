// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recorder/metrics_feed.h"

namespace whyglass::recorder {

namespace {

// Kept up between scrapes, so that one after an import of many millions has little left to read.
constexpr std::chrono::seconds kInterval{2};

} // namespace

MetricsFeed::MetricsFeed(std::unique_ptr<store::WorkspaceReader> reader) : m_reader(std::move(reader)) {}

domain::Result<std::unique_ptr<MetricsFeed>> MetricsFeed::open(const std::filesystem::path& workspace)
{
    auto reader = store::WorkspaceReader::open(workspace);
    if (!reader)
        return reader.error();
    std::unique_ptr<MetricsFeed> feed(new MetricsFeed(std::move(*reader)));
    if (auto begun = feed->refresh(); !begun)
        return begun.error();
    feed->m_thread.emplace(kInterval, [self = feed.get()](const std::atomic<bool>&) { (void)self->refresh(); }); // a scrape says why not
    return feed;
}

domain::Result<void> MetricsFeed::refresh()
{
    const std::lock_guard lock(m_mutex);
    return m_metrics.refresh(*m_reader);
}

domain::Result<std::string> MetricsFeed::page()
{
    const std::lock_guard lock(m_mutex);
    if (auto refreshed = m_metrics.refresh(*m_reader); !refreshed)
        return refreshed.error();
    return m_metrics.text();
}

} // namespace whyglass::recorder
