// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/decisions/card_documents.h"

#include "models/analysis/context/document_delivery.h"
#include "models/analysis/decisions/card_wording.h"

#include <algorithm>

namespace whyglass::analysis {

namespace {

constexpr std::size_t kMaxDocuments = 50;
constexpr std::size_t kMaxLaterRows = 200; ///< looked at for each document
constexpr std::size_t kTitleBytes = 90;

std::vector<WrittenText> writtenAfter(const CardReading& reading, domain::Timestamp time)
{
    std::vector<WrittenText> written;
    for (const auto* rows : {&reading.before(), &reading.after()}) {
        for (const std::size_t i : *rows) {
            if (reading.trace().row(i).start < time || written.size() >= kMaxLaterRows)
                continue;
            const domain::StepContent& content = reading.trace().content(i);
            if (std::string answer = answerText(content); !answer.empty())
                written.emplace_back(i, reading.trace().row(i).start, "output", std::move(answer));
            if (content.toolArguments)
                written.emplace_back(i, reading.trace().row(i).start, "args", *content.toolArguments);
        }
    }
    return written;
}

void findDelivery(const CardReading& reading, domain::Timestamp time, const domain::Document& source, CardDocument& document)
{
    const std::string trace = traceOfDocument(source);
    bool recorded = false;
    for (const std::size_t i : reading.before()) {
        const store::SpanRow& row = reading.trace().row(i);
        if (trace.empty() || row.step != domain::StepKind::Generation || row.start < time)
            continue;
        const std::string request = requestText(reading.trace().content(i));
        recorded = recorded || !request.empty();
        if (request.find(trace) == std::string::npos)
            continue;
        document.delivery = CardDocument::Delivery::Delivered;
        document.deliveredTo = row.span;
        document.evidence.push_back(reading.evidence(i, reading.fieldOf(i, "input", trace), trace));
        return;
    }
    if (recorded)
        document.delivery = CardDocument::Delivery::NotSeen;
}

void findUse(const CardReading& reading, const std::vector<WrittenText>& written, domain::Timestamp time, const domain::Document& source, CardDocument& document)
{
    const DocumentUsed used = useOf(source, written, time);
    document.use = used.use;
    if (used.by == nullptr)
        return;
    const bool cited = used.use == DocumentUse::Cited;
    document.usedBy = reading.trace().row(used.by->row).span;
    const std::string field = reading.fieldOf(used.by->row, used.by->where, cited ? std::string_view(source.id) : std::string_view());
    document.evidence.push_back(reading.evidence(used.by->row, field, cited ? source.id : used.by->text, cited ? domain::Relation::Observed : domain::Relation::Inferred));
}

} // namespace

std::vector<CardDocument> documentsOf(const CardReading& reading, std::size_t retrieval)
{
    std::vector<CardDocument> documents;
    const auto& sources = reading.trace().content(retrieval).documents;
    if (!sources)
        return documents;
    const domain::Timestamp time = reading.trace().row(retrieval).end();
    const auto written = writtenAfter(reading, time);
    for (const domain::Document& source : *sources) {
        if (documents.size() >= kMaxDocuments)
            break;
        CardDocument& document = documents.emplace_back();
        document.id = source.id;
        document.title = source.content ? firstWords(*source.content, kTitleBytes) : std::string();
        document.score = source.score;
        const std::string wanted = source.id.empty() ? source.content.value_or("") : source.id;
        document.evidence.push_back(reading.evidence(retrieval, reading.fieldOf(retrieval, "docs", wanted), wanted));
        findDelivery(reading, time, source, document);
        findUse(reading, written, time, source, document);
    }
    return documents;
}

} // namespace whyglass::analysis
