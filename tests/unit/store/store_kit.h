// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/ingest_batch.h"
#include "models/store/workspace_reader.h"
#include "models/store/workspace_writer.h"

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace whyglass::store::kit {

/// 2026-03-17T14:00:00Z.
inline constexpr std::int64_t kStart = 1'773'756'000'000'000'000;
inline constexpr std::int64_t kSecond = 1'000'000'000;

domain::TraceId traceId(std::uint16_t number);

/// A span in words: what the tests vary, the rest is made up. The payload is `payload`, or made of the ids.
struct Span {
    std::uint16_t trace = 1;
    std::uint64_t id = 1, parent = 0;
    std::string name = "span";
    domain::StepKind step = domain::StepKind::Other;
    std::optional<std::int64_t> input, output;
    std::optional<std::int64_t> nano;
    std::string model, tool, tier, agent, session, user;
    std::uint64_t response = 0;
    std::uint32_t flags = 0;
    std::int64_t startNs = kStart;
    std::int64_t durationNs = kSecond;
    bool error = false;
    std::string payload;
    std::string service = "invoice-agent";
    std::string library = {}; ///< name of the scope
};

struct Log {
    std::uint16_t trace = 0; ///< 0: none
    std::uint64_t span = 0;
    std::string body;
    std::int64_t timeNs = kStart;
};

IngestBatch batchOf(const std::vector<Span>& spans, const std::vector<Log>& logs = {});

/// A workspace in a temporary folder. Everything that fails, fails the test.
class Workspace {
public:
    explicit Workspace(WriterOptions options = {});
    [[nodiscard]] std::filesystem::path path() const;
    WorkspaceWriter& writer() { return *m_writer; }
    BatchOutcome commit(const std::vector<Span>& spans, const std::vector<Log>& logs = {});
    std::unique_ptr<WorkspaceReader> reader();
    void closeWriter() { m_writer.reset(); }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<WorkspaceWriter> m_writer;
};

/// Full text is the payload; pairs are its words of the form key=value.
IndexTerms termsOfPayload(const IndexInput& input);
void indexAll(WorkspaceWriter& writer);
bool verifyByPayload(const SpanPayload& payload, const domain::FilterTerm& term);

domain::FilterTerm field(std::string key, std::string value, domain::FilterTerm::Op op = domain::FilterTerm::Op::Equal);
domain::FilterTerm word(std::string text);
domain::Filter filterOf(std::vector<domain::FilterTerm> terms);

} // namespace whyglass::store::kit
