// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <simdjson.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace whyglass::telemetry {

/// A key with a plain text or a whole number in text, as nearly all attributes are.
struct PlainAttribute {
    std::string_view key;
    std::string_view text;
    std::int64_t number = 0;
    bool isText = false;
};

/// nullopt for an attribute of any other shape: the general way reads those.
std::optional<PlainAttribute> plainAttribute(const simdjson::dom::object& object);

/// Appends it as KeyValue message number `field`, with the lengths known beforehand: nested writers would move every
/// text once a level.
void appendAttribute(std::string& out, std::uint32_t field, const PlainAttribute& attribute);

} // namespace whyglass::telemetry
