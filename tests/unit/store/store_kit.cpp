// SPDX-License-Identifier: GPL-3.0-or-later
#include "store_kit.h"

#include "models/store/payload_codec.h"
#include "models/store/payload_hash.h"

#include <sstream>

namespace whyglass::store::kit {

namespace {

template <typename Value>
void require(const domain::Result<Value>& result)
{
    if (!result.ok())
        qFatal("%s", result.error().text().c_str());
}

/// Adds the record to the batch's last block, starting a new one where it does not fit.
class Blocks {
public:
    explicit Blocks(std::vector<BlockRecord>& blocks) : m_blocks(blocks) {}
    std::pair<std::uint32_t, std::uint32_t> add(std::string_view payload)
    {
        if (!m_builder.fits(payload))
            finish();
        const std::uint32_t slot = m_builder.add(payload);
        return {static_cast<std::uint32_t>(m_blocks.size()), slot};
    }
    void finish()
    {
        if (!m_builder.empty())
            m_blocks.push_back(m_builder.finish());
    }

private:
    std::vector<BlockRecord>& m_blocks;
    BlockBuilder m_builder;
};

std::uint32_t resourceOf(IngestBatch& batch, const std::string& service, const std::string& library = {})
{
    for (std::uint32_t i = 0; i < batch.resources.size(); ++i) {
        if (batch.resources[i].service == service && batch.resources[i].scopeName == library)
            return i;
    }
    ResourceRecord& resource = batch.resources.emplace_back();
    resource.service = batch.texts.emplace_back(service);
    resource.resource = batch.texts.emplace_back("resource of " + service);
    resource.environment = "staging";
    resource.scopeName = batch.texts.emplace_back(library);
    resource.scope = resource.scopeName;
    resource.hash = hashOfParts({resource.resource, resource.scope, {}, {}});
    return static_cast<std::uint32_t>(batch.resources.size() - 1);
}

} // namespace

domain::TraceId traceId(std::uint16_t number)
{
    domain::TraceId id;
    id.bytes[0] = 0xAB;
    id.bytes[14] = static_cast<std::uint8_t>(number >> 8U);
    id.bytes[15] = static_cast<std::uint8_t>(number & 0xFFU);
    return id;
}

IngestBatch batchOf(const std::vector<Span>& spans, const std::vector<Log>& logs)
{
    IngestBatch batch;
    batch.source = "kit";
    Blocks blocks(batch.spanBlocks);
    for (const Span& span : spans) {
        const auto keep = [&batch](const std::string& text) { return std::string_view(batch.texts.emplace_back(text)); };
        SpanRecord& record = batch.spans.emplace_back();
        record.trace = traceId(span.trace);
        record.span = {span.id};
        record.parent = {span.parent};
        record.start = {span.startNs};
        record.duration = {span.durationNs};
        record.name = keep(span.name);
        record.resource = resourceOf(batch, span.service, span.library);
        record.status = span.error ? domain::SpanStatus::Error : domain::SpanStatus::Unset;
        record.step = span.step;
        record.model = keep(span.model);
        record.tool = keep(span.tool);
        record.tier = keep(span.tier);
        record.agent = keep(span.agent);
        record.session = keep(span.session);
        record.user = keep(span.user);
        record.dialect = "none";
        record.tokens.input = span.input;
        record.tokens.output = span.output;
        if (span.nano)
            record.cost = domain::Money{*span.nano};
        record.flags = span.flags;
        record.responseIdHash = span.response;
        const std::string payload = span.payload.empty() ? "payload " + std::to_string(span.trace) + "/" + std::to_string(span.id) : span.payload;
        record.payloadHash = hashOf(payload);
        std::tie(record.block, record.slot) = blocks.add(payload);
    }
    blocks.finish();
    Blocks logBlocks(batch.logBlocks);
    for (const Log& log : logs) {
        LogRecord& record = batch.logs.emplace_back();
        record.time = {log.timeNs};
        record.severityNumber = 9;
        if (log.trace != 0)
            record.trace = traceId(log.trace);
        record.span = {log.span};
        record.resource = resourceOf(batch, "invoice-agent");
        record.payloadHash = hashOfLog(log.body, batch.resources[record.resource].hash);
        std::tie(record.block, record.slot) = logBlocks.add(log.body);
    }
    logBlocks.finish();
    return batch;
}

Workspace::Workspace(WriterOptions options)
{
    auto writer = WorkspaceWriter::open(path(), options);
    require(writer);
    m_writer = std::move(writer).value();
}

std::filesystem::path Workspace::path() const { return m_folder.filePath(QStringLiteral("test.whyglass")).toStdString(); }

BatchOutcome Workspace::commit(const std::vector<Span>& spans, const std::vector<Log>& logs)
{
    IngestBatch batch = batchOf(spans, logs);
    const auto outcomes = m_writer->commit({&batch, 1});
    require(outcomes);
    return outcomes->at(0);
}

std::unique_ptr<WorkspaceReader> Workspace::reader()
{
    auto reader = WorkspaceReader::open(path());
    require(reader);
    return std::move(reader).value();
}

IndexTerms termsOfPayload(const IndexInput& input)
{
    IndexTerms terms;
    terms.texts.emplace_back(input.span);
    std::istringstream words{std::string(input.span)};
    for (std::string piece; words >> piece;) {
        if (const auto at = piece.find('='); at != std::string::npos)
            terms.pairs.emplace_back(piece.substr(0, at), piece.substr(at + 1));
    }
    return terms;
}

void indexAll(WorkspaceWriter& writer)
{
    for (;;) {
        const auto done = writer.indexSlice(&termsOfPayload, 100);
        require(done);
        if (*done == 0)
            return;
    }
}

bool verifyByPayload(const SpanPayload& payload, const domain::FilterTerm& term)
{
    if (term.kind != domain::FilterTerm::Kind::Field)
        return payload.span.find(term.values.at(0)) != std::string::npos;
    const IndexTerms terms = termsOfPayload({payload.span, {}, {}, payload.isLog});
    for (const auto& [key, value] : terms.pairs) {
        if (key != term.key)
            continue;
        const std::string& wanted = term.values.at(0);
        const bool fits = term.op == domain::FilterTerm::Op::Prefix ? value.rfind(wanted, 0) == 0
            : term.op == domain::FilterTerm::Op::Greater           ? std::stod(value) > std::stod(wanted)
                                                                   : value == wanted;
        if (fits)
            return true;
    }
    return false;
}

domain::FilterTerm field(std::string key, std::string value, domain::FilterTerm::Op op)
{
    domain::FilterTerm term;
    term.kind = domain::FilterTerm::Kind::Field;
    term.key = std::move(key);
    term.op = op;
    term.values.push_back(std::move(value));
    return term;
}

domain::FilterTerm word(std::string text)
{
    domain::FilterTerm term;
    term.values.push_back(std::move(text));
    return term;
}

domain::Filter filterOf(std::vector<domain::FilterTerm> terms)
{
    domain::Filter filter;
    filter.terms = std::move(terms);
    return filter;
}

} // namespace whyglass::store::kit
