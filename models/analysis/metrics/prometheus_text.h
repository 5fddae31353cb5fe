// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace whyglass::analysis {

/// What a sender said, as the value of a label: control characters and bytes that are no UTF-8 made visible, 128 bytes at most.
std::string prometheusLabel(std::string_view said);
/// As it stands between quotes, in a label and in a matcher of a rule.
std::string escapedForPrometheus(std::string_view value);

/// Prometheus' text format 0.0.4, made line by line.
class PrometheusText {
public:
    using Labels = std::vector<std::pair<std::string_view, std::string>>;

    /// Begins a metric; `type`: "counter", "gauge", "histogram".
    void begin(std::string_view name, std::string_view type, std::string_view help);
    /// A line of the metric begun last. `value`: a number as text.
    void sample(const Labels& labels, std::string_view value, std::string_view suffix = {});
    void sample(const Labels& labels, std::int64_t value, std::string_view suffix = {}) { sample(labels, std::to_string(value), suffix); }
    [[nodiscard]] std::string take() { return std::move(m_text); }

private:
    std::string m_name;
    std::string m_text;
};

} // namespace whyglass::analysis
