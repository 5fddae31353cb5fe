// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include <protozero/pbf_reader.hpp>

/// Names for what a field of a message looks like on the wire, for `switch (reader.tag_and_type())`. A field of another
/// wire type than expected falls through to `default` and is skipped, as protobuf does with unknown fields.
namespace whyglass::telemetry::wire {

constexpr std::uint32_t bytes(std::uint32_t field)
{
    return protozero::tag_and_type(field, protozero::pbf_wire_type::length_delimited);
}
constexpr std::uint32_t varint(std::uint32_t field)
{
    return protozero::tag_and_type(field, protozero::pbf_wire_type::varint);
}
constexpr std::uint32_t fixed32(std::uint32_t field)
{
    return protozero::tag_and_type(field, protozero::pbf_wire_type::fixed32);
}
constexpr std::uint32_t fixed64(std::uint32_t field)
{
    return protozero::tag_and_type(field, protozero::pbf_wire_type::fixed64);
}

/// The field that the reader has just read or skipped, tag included; `before` is what it had left (`reader.data()`) before that.
inline std::string_view fieldBytes(std::string_view before, const protozero::pbf_reader& reader)
{
    return before.substr(0, before.size() - reader.length());
}

} // namespace whyglass::telemetry::wire
