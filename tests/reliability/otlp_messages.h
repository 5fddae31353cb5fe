// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/decode/otlp_decoder.h"

#include <string>

/// Export requests of the three signals, in both encodings, as they should be and otherwise.
namespace whyglass::reliability {

enum class Encoding { Protobuf, Json };

/// `records` records whose names are "step 0", "step 1" …; the same seed gives the same bytes.
std::string message(telemetry::Signal signal, Encoding encoding, int records, unsigned seed = 1);
/// Three records, of which the second is none.
std::string withBrokenRecord(telemetry::Signal signal, Encoding encoding);
/// Two records, of which one has an id (metrics: a name) that cannot be right.
std::string withOddity(telemetry::Signal signal, Encoding encoding);
/// A record whose text is no UTF-8 (protobuf) or ends in half a character (JSON).
std::string withBadText(telemetry::Signal signal, Encoding encoding);
/// A resource without records.
std::string emptyEnvelope(telemetry::Signal signal, Encoding encoding);

const char* nameOf(telemetry::Signal signal);

} // namespace whyglass::reliability
