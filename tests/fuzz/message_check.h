// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/decode/otlp_decoder.h"

#include <string>
#include <string_view>

namespace whyglass::fuzz {

/// Decodes, normalises, prices and compresses a request as the pipeline does.
void decodeAsRequest(telemetry::Signal signal, bool json, std::string_view bytes);

/// Decodes a protobuf message and reads of each record all that the program ever reads of one. What was handed out must be
/// decodable again on its own and be written as JSON that we read ourselves. True where the message was accepted.
bool readEverything(telemetry::Signal signal, std::string_view message);

} // namespace whyglass::fuzz
