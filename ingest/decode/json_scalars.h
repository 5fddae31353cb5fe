// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/decode/otlp_schema.h"

#include <simdjson.h>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Single values of OTLP JSON, read liberally (otlp.md A4): numbers as numbers or text, names of enums, truth as text.
/// nullopt where the value is none of that.
namespace whyglass::telemetry {

/// Room for the bytes of an id.
struct IdBuffer {
    std::array<char, 16> bytes{};
    std::string longer; ///< for what is no id of OpenTelemetry
};

/// The bytes of an id, in the buffer or in `text` itself. Tempo's JSON has ids in base64, whose length for 16 and 8 bytes no hexadecimal id has; anything
/// else is kept as it stands, and the decoder flags its length.
std::string_view bytesOfId(std::string_view text, IdBuffer& buffer);

std::optional<std::int64_t> intOf(const simdjson::dom::element& value);
std::optional<std::uint64_t> uintOf(const simdjson::dom::element& value);
std::optional<double> doubleOf(const simdjson::dom::element& value);
std::optional<bool> boolOf(const simdjson::dom::element& value);
std::optional<std::int32_t> enumOf(const schema::Field& field, const simdjson::dom::element& value);

} // namespace whyglass::telemetry
