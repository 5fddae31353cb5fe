// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/formats/byte_stream.h"

#include <cstddef>
#include <optional>
#include <string>

namespace whyglass::ingest {

/// Takes JSON from a stream piece by piece, looking only at brackets and texts, so that a document of any size is read in the
/// memory of its largest piece.
class JsonPull {
public:
    explicit JsonPull(ByteStream& stream) : m_stream(stream) {}

    /// The first character after white space, where the stream then stands; 0 at the end.
    char nextChar();
    /// Moves past the name of a member and its colon; nothing where none stands here.
    std::optional<std::string> readKey();
    /// Length of the value at the present position if it ends within `limit` bytes; it is then in the window.
    std::optional<std::size_t> valueLength(std::size_t limit);
    /// Moves past a value of any length; false where the stream ends inside it.
    bool skipValue();

    /// The stream ends here, or inside the name of a member that begins here.
    bool isCutOff();

private:
    ByteStream& m_stream;
};

} // namespace whyglass::ingest
