// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace whyglass::ingest::kit {

/// The bytes of a test file, from a recipe: terms one after the other, each appended to what is there, or changing it.
///   line1 … line9     one OTLP JSON document with one span (of that number), no newline
///   pretty1 log1 metric1   the same over several lines; with a log record; with a data point
///   pb1 pblog1 pbmetric1   the same as protobuf
///   frame:TERM zframe:TERM  with a length of 4 bytes before it, plain or compressed with zstd
///   form:NAME         a file of data/forms
///   text:WORDS hex:00ff nl bom   literal bytes (\s is a space, \n a newline)
///   rep:N:TERM        TERM N times
/// and, for all that is there: gz zst utf16 cut:N (drops N bytes at the end) keep:N flip:N (inverts byte N) drop:N:M (M bytes at N)
///   member:N (cuts into N parts, each a gzip member or zstd frame of its own: member:3:gz)
std::string makeFile(std::string_view recipe);

} // namespace whyglass::ingest::kit
