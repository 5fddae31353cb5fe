// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/metrics/prometheus_text.h"

#include "models/format/format.h"

namespace whyglass::analysis {

namespace {

constexpr std::size_t kMostLabelBytes = 128;

} // namespace

std::string prometheusLabel(std::string_view said) { return format::visible(said, kMostLabelBytes); }

std::string escapedForPrometheus(std::string_view value)
{
    std::string escaped;
    for (const char c : value) {
        if (c == '\\' || c == '"')
            escaped += '\\';
        escaped += c == '\n' ? "\\n" : std::string(1, c);
    }
    return escaped;
}

void PrometheusText::begin(std::string_view name, std::string_view type, std::string_view help)
{
    m_name = name;
    m_text.append("# HELP ").append(name).append(" ").append(help).append("\n# TYPE ").append(name).append(" ").append(type).append("\n");
}

void PrometheusText::sample(const Labels& labels, std::string_view value, std::string_view suffix)
{
    m_text.append(m_name).append(suffix);
    char before = '{';
    for (const auto& [name, text] : labels) {
        m_text.append(1, before).append(name).append("=\"").append(escapedForPrometheus(text)).append("\"");
        before = ',';
    }
    m_text.append(labels.empty() ? " " : "} ").append(value).append("\n");
}

} // namespace whyglass::analysis
