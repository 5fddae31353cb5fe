// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recorder/metrics_feed.h"

namespace whyglass::recorder {

domain::Result<std::unique_ptr<MetricsFeed>> MetricsFeed::open(const std::filesystem::path& workspace)
{
    auto reader = store::WorkspaceReader::open(workspace);
    if (!reader)
        return reader.error();
    std::unique_ptr<MetricsFeed> feed(new MetricsFeed(std::move(*reader)));
    if (auto begun = feed->refresh(); !begun)
        return begun.error();
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
