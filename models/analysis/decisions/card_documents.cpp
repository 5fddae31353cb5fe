// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/decisions/card_documents.h"

#include "models/analysis/decisions/card_wording.h"
#include "models/domain/clock_slack.h"
#include "models/format/format.h"

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

/// Where a text of a document is looked for: the longest run of it that no escaping changes.
std::string wordsOf(const domain::Document& document)
{
    constexpr std::size_t kLongest = 80;
    const std::string_view text = document.content ? std::string_view(*document.content) : std::string_view(document.id);
    const std::size_t end = text.find_first_of("\"\\\n\r\t");
    return std::string(format::clip(text.substr(0, end), kLongest));
}

/// A result that stands in the messages of a model only was delivered to that model.
void findDelivery(const CardReading& reading, const BroughtDocuments& brought, std::size_t index, const domain::Document& source, CardDocument& document)
{
    if (brought.inMessages) {
        document.delivery = CardDocument::Delivery::Delivered;
        document.deliveredTo = reading.trace().row(brought.holder).span;
        document.deliveredAs = PartMatch::Whole;
        return;
    }
    const auto delivered = reading.context().deliveryOf(reading.trace().row(brought.row).span, "documents[" + std::to_string(index) + "]" + (source.content ? ".content" : ".id"));
    const auto reader = delivered.state == TraceContext::Delivery::Delivered ? reading.rowOf(delivered.reader) : std::nullopt;
    const bool inTime = reader && std::find(reading.before().begin(), reading.before().end(), *reader) != reading.before().end();
    if (!inTime) {
        const bool isKnown = delivered.state != TraceContext::Delivery::Unknown; // to a model that was asked after the decision only
        document.delivery = isKnown ? CardDocument::Delivery::NotSeen : CardDocument::Delivery::Unknown;
        return;
    }
    document.delivery = CardDocument::Delivery::Delivered;
    document.deliveredTo = delivered.reader;
    document.deliveredAs = delivered.match;
    const std::string words = wordsOf(source);
    document.evidence.push_back(reading.evidence(*reader, reading.fieldOf(*reader, "input", words), words, delivered.relation));
}

/// A value that was decided with and whose lineage begins in this document.
void findValueTaken(const CardReading& reading, const BroughtDocuments& brought, const domain::Document& source, CardDocument& document)
{
    if (document.use != DocumentUse::NoTrace || !source.content)
        return;
    for (const ValueLineage& value : reading.lineage().values) {
        const Occurrence* origin = value.origin ? &value.occurrences[*value.origin] : nullptr;
        const std::size_t row = origin != nullptr ? reading.rowOf(origin->span).value_or(reading.trace().size()) : reading.trace().size();
        const auto by = reading.rowOf(value.span);
        const bool fromHere = row == brought.row || row == brought.holder;
        if (!fromHere || !by || source.content->find(value.value) == std::string::npos || value.kind == ValueKind::Text)
            continue;
        document.use = DocumentUse::ValueTaken;
        document.usedBy = value.span;
        CardEvidence evidence = reading.evidence(*by, value.field, value.value, domain::Relation::Inferred);
        evidence.values.push_back(value.value);
        document.evidence.push_back(std::move(evidence));
        return;
    }
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

BroughtDocuments broughtBy(const CardReading& reading, std::size_t row)
{
    const std::size_t holder = reading.trace().resultSource(row);
    return {row, holder, holder != row, reading.trace().row(row).end() - domain::kClockSlack, reading.documents(row)};
}

std::vector<CardDocument> documentsOf(const CardReading& reading, const BroughtDocuments& brought)
{
    std::vector<CardDocument> documents;
    if (brought.documents.empty())
        return documents;
    const auto written = writtenAfter(reading, brought.known);
    for (std::size_t i = 0; i < brought.documents.size() && i < kMaxDocuments; ++i) {
        const domain::Document& source = brought.documents[i];
        CardDocument& document = documents.emplace_back();
        document.id = source.id;
        document.title = source.content ? firstWords(*source.content, kTitleBytes) : std::string();
        document.score = source.score;
        const std::string wanted = source.id.empty() ? source.content.value_or("") : source.id;
        document.evidence.push_back(reading.evidence(brought.holder, reading.fieldOf(brought.holder, brought.inMessages ? "input" : "docs", wanted), wanted));
        findDelivery(reading, brought, i, source, document);
        findUse(reading, written, brought.known, source, document);
        findValueTaken(reading, brought, source, document);
    }
    return documents;
}

} // namespace whyglass::analysis
