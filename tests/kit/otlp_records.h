// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/decode/otlp_decoder.h"
#include "ingest/decode/otlp_schema.h"

#include <set>
#include <string>
#include <string_view>

namespace whyglass::kit {

const telemetry::schema::Message& schemaOf(telemetry::Signal signal);

/// Each record of a message as a message of its own, with what is around it.
std::vector<std::string> singlesOf(telemetry::Signal signal, std::string_view message);

/// Adds every record in canonical form: two files of the same content give the same set, whatever their grouping.
void addRecords(std::multiset<std::string>& to, telemetry::Signal signal, std::string_view message);

} // namespace whyglass::kit
