// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/formats/format_reader.h"

#include <array>
#include <optional>
#include <string>

namespace whyglass::ingest {

/// Reads one bare OTLP message of any size from a stream, cut at its resources, and where one of those is large at its
/// scopes and records. Also gets the records before the cut out of a truncated one.
class ProtobufCutter {
public:
    explicit ProtobufCutter(ReadContext& context)
        : m_stream(context.stream), m_sink(context.sink), m_teller(context.hint), m_coveredUpto(context.coveredUpto)
    {
    }

    void read();

private:
    enum class End { Done, Stopped, Broken };
    struct Field {
        std::uint32_t number = 0;
        std::uint32_t wireType = 0;
        std::size_t headBytes = 0;   ///< tag, and length where there is one
        std::uint64_t valueBytes = 0;
    };

    /// One message that ends at `end` (offset in the stream; nothing: at its end).
    End cutMessage(std::size_t level, std::optional<std::int64_t> end);
    End cutFields(std::size_t level, std::optional<std::int64_t> end);
    End takeField(std::size_t level, const Field& field);
    End takeElement(std::size_t level, const Field& field);
    End takeWhole(std::size_t level, std::size_t bytes);
    End flush(std::size_t level);
    End broken(std::string_view reason);
    End cutShort(std::string_view reason);
    std::optional<Field> peekField();

    ByteStream& m_stream;
    RecordSink& m_sink;
    SignalTeller m_teller;
    std::int64_t m_coveredUpto;
    std::array<std::string, 3> m_context; ///< by level: the fields of the enclosing message that every piece repeats
    std::array<bool, 3> m_cut{};          ///< by level: pieces of the enclosing message were sent on already
    std::string m_piece;
    std::int64_t m_pieceOffset = 0;
    std::int64_t m_record = 0; ///< counts resources
};

} // namespace whyglass::ingest
