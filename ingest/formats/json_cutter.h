// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/formats/format_reader.h"
#include "ingest/formats/json_pull.h"

#include <string>

namespace whyglass::ingest {

/// Reads one OTLP JSON document from a stream: whole where it is small, otherwise cut at the elements of resourceX, scopeX
/// and spans, so that memory does not grow with the document. Also gets the records before the cut out of a truncated one.
class JsonCutter {
public:
    JsonCutter(ReadContext& context, std::int64_t record)
        : m_stream(context.stream), m_json(context.stream), m_sink(context.sink), m_record(record),
        m_coveredUpto(context.coveredUpto)
    {
    }

    enum class End { Done, Stopped, Broken };
    /// The stream stands on the document's first character. Broken: not JSON from here on (reported).
    End readDocument();

private:
    End cutObject(int level, const std::string& head, const std::string& tail);
    End cutMember(int level, const std::string& key, const std::string& head, const std::string& tail, std::string& members, bool& cut);
    End cutArray(int level, const std::string& head, const std::string& tail);
    End cutElement(int level, const std::string& head, const std::string& tail, std::string& piece);
    End flush(const std::string& head, const std::string& tail, std::string& piece);
    End broken(std::string_view reason);

    ByteStream& m_stream;
    JsonPull m_json;
    RecordSink& m_sink;
    std::int64_t m_record;
    std::int64_t m_coveredUpto;
    std::int64_t m_pieceOffset = 0;
};

} // namespace whyglass::ingest
