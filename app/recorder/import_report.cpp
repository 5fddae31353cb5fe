// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recorder/import_report.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace whyglass::recorder {

using Json = nlohmann::ordered_json;

namespace {

Json fileJson(const ImportedFile& file)
{
    const ingest::FileReport& report = file.report;
    Json rejected = Json::array();
    for (const ingest::RejectedRecord& record : report.rejected)
        rejected.push_back({{"record", record.record}, {"offset", record.offset}, {"reason", record.reason}});
    return {{"path", report.path},
            {"format", report.format},
            {"spans", report.spans},
            {"logs", report.logs},
            {"metric_points", report.metricPoints},
            {"duplicates", report.duplicates},
            {"rejected", std::move(rejected)},
            {"rejected_count", report.rejectedCount},
            {"bytes", report.bytes},
            {"resumed_at", report.resumedAt > 0 ? Json(report.resumedAt) : Json()},
            {"error", file.error.empty() ? Json() : Json(file.error)}};
}

} // namespace

Json importJson(const std::vector<ImportedFile>& files, std::chrono::duration<double> elapsed)
{
    Json list = Json::array();
    ingest::FileReport sum;
    for (const ImportedFile& file : files) {
        list.push_back(fileJson(file));
        sum.spans += file.report.spans;
        sum.logs += file.report.logs;
        sum.metricPoints += file.report.metricPoints;
        sum.duplicates += file.report.duplicates;
        sum.rejectedCount += file.report.rejectedCount;
        sum.bytes += file.report.bytes;
    }
    return {{"files", std::move(list)},
            {"spans", sum.spans},
            {"logs", sum.logs},
            {"metric_points", sum.metricPoints},
            {"duplicates", sum.duplicates},
            {"rejected", sum.rejectedCount},
            {"bytes", sum.bytes},
            {"seconds", std::round(elapsed.count() * 1000.0) / 1000.0}};
}

} // namespace whyglass::recorder
