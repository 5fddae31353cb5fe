// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/compare/document_pairs.h"

#include "models/analysis/details/span_details.h"
#include "models/analysis/detectors/trace_reading.h"

#include <algorithm>
#include <unordered_map>

namespace whyglass::analysis {

namespace {

using Delivery = TraceContext::Delivery;

constexpr std::size_t kMostDocuments = 2'000; ///< of one side
constexpr std::size_t kMostWritten = 500;     ///< answers and calls that are looked through

bool bringsDocuments(domain::StepKind kind) { return kind == domain::StepKind::Retrieval || kind == domain::StepKind::Rerank; }

std::string identityOf(const ComparedDocument& document) { return document.id.empty() ? "text " + document.text : "id " + document.id; }

/// The documents of one side. Made for one call.
class SideDocuments {
public:
    SideDocuments(const ComparedSide& side, const TraceDetails& trace) : m_side(side)
    {
        for (std::size_t row = 0; row < trace.spans.rows.size(); ++row)
            m_contents.push_back(trace.content(row));
        m_context = traceContextOf(trace, m_contents);
        for (std::size_t row = 0; row < trace.spans.rows.size(); ++row)
            m_rows.emplace(trace.spans.rows[row].key, row);
    }

    std::vector<ComparedDocument> read()
    {
        readWritten();
        for (const ComparedStep& step : m_side.steps) {
            const auto row = m_rows.find(step.key);
            if (!bringsDocuments(step.kind) || row == m_rows.end())
                continue;
            const domain::StepContent& content = m_contents[row->second];
            for (std::size_t i = 0; content.documents && i < content.documents->size(); ++i)
                add(step, (*content.documents)[i], i);
        }
        return std::move(m_documents);
    }

private:
    void readWritten()
    {
        for (std::size_t i = 0; i < m_side.steps.size(); ++i) {
            const auto row = m_rows.find(m_side.steps[i].key);
            if (row == m_rows.end() || bringsDocuments(m_side.steps[i].kind) || m_written.size() >= kMostWritten)
                continue;
            const domain::StepContent& content = m_contents[row->second];
            if (std::string answer = answerText(content); !answer.empty())
                m_written.emplace_back(i, m_side.steps[i].start, "output", std::move(answer));
            if (content.toolArguments)
                m_written.emplace_back(i, m_side.steps[i].start, "args", *content.toolArguments);
        }
    }

    void add(const ComparedStep& step, const domain::Document& source, std::size_t index)
    {
        ComparedDocument document;
        document.id = source.id;
        document.text = source.content.value_or(std::string());
        const bool known = std::any_of(m_documents.begin(), m_documents.end(), [identity = identityOf(document)](const ComparedDocument& one) { return identityOf(one) == identity; });
        if (known || m_documents.size() >= kMostDocuments)
            return;
        document.source = step.name;
        document.key = step.key;
        document.span = step.span;
        document.rank = index + 1;
        document.score = source.score;
        document.delivered = m_context->deliveryOf(step.span, "documents[" + std::to_string(index) + "].content");
        const DocumentUsed used = useOf(source, m_written, step.start + step.duration);
        document.use = used.use;
        if (used.by != nullptr)
            document.usedBy = m_side.steps[used.by->row].span;
        m_documents.push_back(std::move(document));
    }

    const ComparedSide& m_side;
    std::vector<domain::StepContent> m_contents; ///< beside the rows of the trace
    TraceContextPtr m_context;
    std::unordered_map<domain::SpanKey, std::size_t> m_rows;
    std::vector<WrittenText> m_written; ///< rows are indexes into the steps of the side
    std::vector<ComparedDocument> m_documents;
};

domain::Result<std::vector<ComparedDocument>> readSide(store::WorkspaceReader& reader, const ComparedSide& side)
{
    const auto trace = loadTraceDetails(reader, side.trace);
    if (!trace)
        return trace.error();
    return SideDocuments(side, *trace).read();
}

DocumentRelation relationOf(const ComparedDocument& a, const ComparedDocument& b)
{
    if (a.text != b.text)
        return DocumentRelation::Text;
    if (a.delivered.state != b.delivered.state || a.delivered.match != b.delivered.match)
        return DocumentRelation::Delivery;
    return a.use == b.use ? DocumentRelation::Same : DocumentRelation::Use;
}

} // namespace

domain::Result<std::vector<DocumentPair>> compareDocuments(store::WorkspaceReader& reader, const Comparison& comparison)
{
    auto left = readSide(reader, comparison.a);
    if (!left)
        return left.error();
    auto right = readSide(reader, comparison.b);
    if (!right)
        return right.error();
    std::unordered_map<std::string, std::size_t> ofA;
    std::vector<DocumentPair> pairs;
    for (std::size_t i = 0; i < left->size(); ++i) {
        ofA.emplace(identityOf((*left)[i]), i);
        pairs.push_back({std::move((*left)[i]), std::nullopt, DocumentRelation::OnlyA});
    }
    for (std::size_t i = 0; i < right->size(); ++i) {
        const auto own = ofA.find(identityOf((*right)[i]));
        if (own == ofA.end()) {
            pairs.push_back({std::nullopt, std::move((*right)[i]), DocumentRelation::OnlyB});
            continue;
        }
        DocumentPair& pair = pairs[own->second];
        pair.b = std::move((*right)[i]);
        pair.relation = relationOf(*pair.a, *pair.b);
    }
    return pairs;
}

} // namespace whyglass::analysis
