// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/formats/format_reader.h"

/// Answers of Jaeger's third JSON API: OTLP inside {"result": …}, unwrapped by the transcoder and the cutter.
namespace whyglass::ingest {

bool looksLikeJaegerV3(std::string_view head)
{
    return firstJsonKey(head) == "result";
}

void readJaegerV3(ReadContext& context)
{
    readJsonDocuments(context);
}

} // namespace whyglass::ingest
