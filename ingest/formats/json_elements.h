// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/formats/format_reader.h"
#include "ingest/formats/json_pull.h"

#include <functional>
#include <string_view>

namespace whyglass::ingest {

/// Called with one element; false: read no further. The place is that of the element.
using OnElement = std::function<bool(std::string_view element, std::int64_t record, std::int64_t offset)>;

/// Takes a file of JSON apart into elements: those of arrays, and of the array `member` in objects (other members are passed
/// over); where `member` is empty, objects are elements themselves. Files may hold several values one after the other. An
/// element over 64 MiB is rejected, the rest read; what is no JSON ends the reading, with its place.
void readJsonElements(ReadContext& context, std::string_view member, const OnElement& onElement);

} // namespace whyglass::ingest
