// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include <protozero/pbf_writer.hpp>
#include <simdjson.h>

/// What the readers of other programs' JSON have in common: plain JSON values into OTLP. For ingest/decode only.
namespace whyglass::telemetry::foreign {

using simdjson::dom::element;
using simdjson::dom::element_type;
using simdjson::dom::object;

/// The first of these members that is there and is not null; a dot goes into an object ("context.trace_id").
std::optional<element> find(const object& in, std::initializer_list<std::string_view> names);
/// A text member; empty where there is none.
std::string_view textOf(const object& in, std::initializer_list<std::string_view> names);

/// An id of `bytes` bytes from hexadecimal digits, shorter ones filled up with zeros in front, an "0x" left out; other texts as
/// the bytes that they are, so that the decoder reports them.
std::string idOf(std::string_view text, std::size_t bytes);

/// Writes field `number` as the AnyValue of a JSON value: objects become maps, null an empty value.
void addValue(protozero::pbf_writer& out, std::uint32_t number, const element& value, int depth = 0);
/// Writes one KeyValue.
void addAttribute(protozero::pbf_writer& out, std::uint32_t number, std::string_view key, const element& value);
void addAttribute(protozero::pbf_writer& out, std::uint32_t number, std::string_view key, std::string_view text);

} // namespace whyglass::telemetry::foreign
