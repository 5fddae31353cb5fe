// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/decisions/card_documents.h"

#include "models/analysis/context/document_delivery.h"
#include "models/analysis/decisions/card_wording.h"
#include "models/analysis/text/ascii.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace whyglass::analysis {

namespace {

constexpr std::size_t kMaxDocuments = 50;
constexpr std::size_t kMaxLaterRows = 200; ///< looked at for each document
constexpr std::size_t kTitleBytes = 90;
constexpr std::size_t kShortestId = 4;
constexpr std::size_t kShingleWords = 4; ///< that many words in a row are no chance

std::vector<std::string> wordsIn(std::string_view text)
{
    std::vector<std::string> words;
    std::string word;
    for (const char c : text) {
        if (isWordByte(c))
            word.push_back(toLower(c));
        else if (!word.empty())
            words.push_back(std::exchange(word, {}));
    }
    if (!word.empty())
        words.push_back(std::move(word));
    return words;
}

/// The first run of words that both texts have; empty where none is long enough.
std::string sharedShingle(std::string_view document, std::string_view answer)
{
    const auto shingles = [](const std::vector<std::string>& words, auto take) {
        for (std::size_t i = 0; i + kShingleWords <= words.size(); ++i) {
            std::string shingle;
            for (std::size_t j = 0; j < kShingleWords; ++j)
                shingle.append(j == 0 ? "" : " ").append(words[i + j]);
            if (!take(std::move(shingle)))
                return;
        }
    };
    std::unordered_set<std::string> own;
    shingles(wordsIn(document), [&own](std::string shingle) { return own.insert(std::move(shingle)), true; });
    std::string found;
    shingles(wordsIn(answer), [&](std::string shingle) {
        if (own.count(shingle) == 0)
            return true;
        found = std::move(shingle);
        return false;
    });
    return found;
}

/// What a row wrote itself: an answer or the arguments of a call.
struct Written {
    std::size_t row = 0;
    std::string_view where; ///< "output" or "args"
    std::string text;
};

std::vector<Written> writtenAfter(const CardReading& reading, domain::Timestamp time)
{
    std::vector<Written> written;
    for (const auto* rows : {&reading.before(), &reading.after()}) {
        for (const std::size_t i : *rows) {
            if (reading.trace().row(i).start < time || written.size() >= kMaxLaterRows)
                continue;
            const domain::StepContent& content = reading.trace().content(i);
            if (std::string answer = answerText(content); !answer.empty())
                written.push_back({i, "output", std::move(answer)});
            if (content.toolArguments)
                written.push_back({i, "args", *content.toolArguments});
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

void findUse(const CardReading& reading, const std::vector<Written>& written, const domain::Document& source, CardDocument& document)
{
    const bool hasId = source.id.size() >= kShortestId;
    if (written.empty() || (!hasId && !source.content))
        return;
    document.use = CardDocument::Use::NoTrace;
    for (const Written& later : written) {
        if (!hasId || later.text.find(source.id) == std::string::npos)
            continue;
        document.use = CardDocument::Use::Cited;
        document.usedBy = reading.trace().row(later.row).span;
        document.evidence.push_back(reading.evidence(later.row, reading.fieldOf(later.row, later.where, source.id), source.id));
        return;
    }
    for (const Written& later : written) {
        const std::string shared = source.content ? sharedShingle(*source.content, later.text) : std::string();
        if (shared.empty())
            continue;
        document.use = CardDocument::Use::Reworded;
        document.usedBy = reading.trace().row(later.row).span;
        document.evidence.push_back(
            reading.evidence(later.row, reading.fieldOf(later.row, later.where, {}), later.text, domain::Relation::Inferred));
        return;
    }
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
        findUse(reading, written, source, document);
    }
    return documents;
}

} // namespace whyglass::analysis
