// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/decode/otlp_schema.h"

#include <cstdint>
#include <random>
#include <string>
#include <string_view>

namespace whyglass::kit {

/// Makes OTLP messages of every shape that the schema allows, and some that it does not name: each field absent, empty or
/// extreme, unusual floats, repeated numbers packed or not, texts that are not UTF-8, unknown fields at every level. The same
/// seed gives the same bytes.
class OtlpGenerator {
public:
    explicit OtlpGenerator(std::uint32_t seed) : m_random(seed) {}

    /// A TracesData, LogsData or MetricsData message (schema::kTracesData …) with at least one record.
    std::string message(const telemetry::schema::Message& root);

    /// Whether texts that are no UTF-8 and unknown fields occur.
    bool strange = true;

private:
    std::string make(const telemetry::schema::Message& message, int depth);
    void add(std::string& out, const telemetry::schema::Field& field, int depth);
    void addUnknown(std::string& out);
    std::string text();
    std::uint64_t number(int bits);
    double real();
    std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>(m_random() % limit); }

    std::mt19937 m_random;
};

/// A message in a form in which two of the same meaning are equal: fields by number, numbers of packed fields apart, messages
/// within as well. Readable enough to see where two differ.
std::string canonical(const telemetry::schema::Message& message, std::string_view bytes);

} // namespace whyglass::kit
