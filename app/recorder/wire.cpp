// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recorder/wire.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace whyglass::recorder::wire {

namespace {

constexpr std::array<std::string_view, 11> kNames = {"invalid_argument", "not_found", "io", "corrupt", "busy", "disk_full",
                                                     "read_only", "too_large", "unsupported", "cancelled", "internal"};

std::string line(std::int64_t id, std::string_view member, std::string_view payload)
{
    std::string text = "{\"id\":" + std::to_string(id) + ",\"";
    text.append(member).append("\":").append(payload).append("}\n");
    return text;
}

} // namespace

std::string progressLine(std::int64_t id, std::string_view payload) { return line(id, "progress", payload); }
std::string answerLine(std::int64_t id, std::string_view payload) { return line(id, "ok", payload); }

std::string errorLine(std::int64_t id, const domain::Error& error)
{
    const nlohmann::ordered_json json = {
        {"id", id}, {"error", error.message}, {"remedy", error.remedy}, {"code", std::string(nameOf(error.code))}};
    return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

std::string_view nameOf(domain::ErrorCode code)
{
    const auto index = static_cast<std::size_t>(code);
    return kNames[std::min(index, kNames.size() - 1)];
}

domain::ErrorCode errorCodeFromName(std::string_view name)
{
    const auto it = std::find(kNames.begin(), kNames.end(), name);
    return it == kNames.end() ? domain::ErrorCode::Internal : static_cast<domain::ErrorCode>(it - kNames.begin());
}

} // namespace whyglass::recorder::wire
