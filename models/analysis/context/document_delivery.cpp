// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/context/document_delivery.h"

#include "models/analysis/details/span_details.h"
#include "models/format/format.h"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace whyglass::analysis {

namespace {

constexpr std::size_t kMostReaders = 64;
constexpr std::size_t kLookedAt = 1'000, kLongestTrace = 80, kShortestTrace = 16, kShortestId = 6;

void add(std::string& text, const std::vector<domain::MessagePart>& parts)
{
    for (const domain::MessagePart& part : parts)
        text += part.content + '\n' + part.payload + '\n';
}

} // namespace

std::string requestText(const domain::StepContent& content)
{
    std::string text = content.input.value_or("");
    if (content.systemInstructions)
        add(text, *content.systemInstructions);
    if (content.inputMessages) {
        for (const domain::Message& message : *content.inputMessages)
            add(text, message.parts);
    }
    return text;
}

std::string traceOfDocument(const domain::Document& document)
{
    const std::string_view text = format::clip(document.content ? std::string_view(*document.content) : std::string_view(), kLookedAt);
    std::string_view best;
    for (std::size_t at = 0; at < text.size();) {
        const auto plain = [](char c) { return static_cast<unsigned char>(c) >= 0x20 && c != 0x7F && c != '"' && c != '\\' && c != '\''; };
        const auto begin = std::find_if(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), plain);
        const auto end = std::find_if_not(begin, text.end(), plain);
        const auto run = text.substr(static_cast<std::size_t>(begin - text.begin()), static_cast<std::size_t>(end - begin));
        if (run.size() > best.size())
            best = run;
        at = static_cast<std::size_t>(end - text.begin());
    }
    best = best.substr(0, kLongestTrace);
    if (best.size() >= kShortestTrace)
        return std::string(best);
    return document.id.size() >= kShortestId ? document.id : std::string();
}

domain::Result<std::vector<DocumentDelivery>> deliveryOfDocuments(store::WorkspaceReader& reader, const store::SpanRow& retrieval,
                                                                  const std::vector<domain::Document>& documents)
{
    auto spans = reader.spansOfTrace(retrieval.trace);
    if (!spans)
        return spans.error();
    std::vector<store::SpanRow> readers;
    for (const store::SpanRow& row : spans->rows) {
        if (row.step == domain::StepKind::Generation && row.start >= retrieval.end() && readers.size() < kMostReaders)
            readers.push_back(row);
    }
    std::vector<domain::SpanKey> keys;
    for (const store::SpanRow& row : readers)
        keys.push_back(row.key);
    std::unordered_map<domain::SpanKey, std::string> requests;
    auto read = reader.payloads(keys, [&](domain::SpanKey key, const store::SpanPayload& payload) {
        if (const auto decoded = decodePayload(payload))
            requests[key] = requestText(telemetry::contentOf((*decoded)->step, (*decoded)->span, {}));
    });
    if (!read)
        return read.error();

    const bool recorded = std::any_of(requests.begin(), requests.end(), [](const auto& request) { return !request.second.empty(); });
    std::vector<DocumentDelivery> deliveries;
    for (const domain::Document& document : documents) {
        DocumentDelivery delivery;
        const std::string trace = traceOfDocument(document);
        if (recorded && !trace.empty()) {
            const auto found = std::find_if(readers.begin(), readers.end(), [&](const store::SpanRow& row) { return requests[row.key].find(trace) != std::string::npos; });
            delivery.state = found == readers.end() ? DocumentDelivery::State::NotSeen : DocumentDelivery::State::Delivered;
            delivery.reader = found == readers.end() ? domain::SpanId{} : found->span;
        }
        deliveries.push_back(delivery);
    }
    return deliveries;
}

} // namespace whyglass::analysis
