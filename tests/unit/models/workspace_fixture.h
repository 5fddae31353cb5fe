// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/pipeline/ingest_pipeline.h"
#include "models/analysis/pricing/price_table.h"
#include "models/analysis/trace_analysis.h"

#include <QString>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <functional>
#include <future>
#include <string>

namespace whyglass::testing {

inline const std::string kTraceA = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
inline const std::string kTraceB = "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";

/// Id of a trace by a number, for tests of many.
inline std::string traceIdText(int number) { return QStringLiteral("%1").arg(number, 32, 16, QLatin1Char('0')).toStdString(); }
inline domain::TraceId traceOf(int number) { return *domain::TraceId::fromHex(traceIdText(number)); }

/// A workspace on disk that a test fills through the real pipeline, and that readers read at the same time.
class WorkspaceFixture {
public:
    /// `extract`: what is indexed of a record; nothing where it is not given.
    explicit WorkspaceFixture(store::IndexExtractor extract = [](const store::IndexInput&) { return store::IndexTerms(); })
    {
        auto writer = store::WorkspaceWriter::open(path());
        if (!writer)
            qFatal("%s", writer.error().text().c_str());
        m_pipeline = std::make_unique<ingest::IngestPipeline>(std::move(writer).value(), analysis::PriceTable::builtin(),
                                                              std::move(extract));
    }

    [[nodiscard]] std::filesystem::path path() const { return m_folder.filePath(QStringLiteral("test.whyglass")).toStdString(); }

    /// One OTLP JSON span: an agent with a decision where `result` is given.
    static std::string span(const std::string& trace, const std::string& id, const std::string& parent, int startMs, int endMs,
                            const std::string& result = {})
    {
        const auto time = [](int ms) { return std::to_string(1'773'756'000'000 + ms) + "000000"; };
        std::string attributes = R"({"key":"gen_ai.operation.name","value":{"stringValue":"invoke_agent"}},)"
                                 R"({"key":"gen_ai.agent.name","value":{"stringValue":"approver"}})";
        if (!result.empty())
            attributes += R"(,{"key":"decision.result","value":{"stringValue":")" + result + R"("}})"
                          R"(,{"key":"decision.confidence","value":{"doubleValue":0.93}})"
                          R"(,{"key":"invoice.id","value":{"stringValue":"INV-1"}})";
        return R"({"traceId":")" + trace + R"(","spanId":")" + id + R"(","parentSpanId":")" + parent + R"(","name":"step )" + id
            + R"(","kind":1,"startTimeUnixNano":")" + time(startMs) + R"(","endTimeUnixNano":")" + time(endMs) + R"(","attributes":[)" + attributes
            + "]}";
    }

    void add(const std::vector<std::string>& spans)
    {
        std::string json = R"({"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"invoices"}}]},"scopeSpans":[{"spans":[)";
        for (std::size_t i = 0; i < spans.size(); ++i)
            json += (i > 0 ? "," : "") + spans[i];
        json += "]}]}]}";
        addDocument(std::move(json));
    }

    /// A decision that was approved, of two spans, and a minute later one that was rejected, of one span; both judged.
    void addTwoDecisions()
    {
        add({span(kTraceA, "00000000000000a1", "", 0, 4'000, "approved"), span(kTraceA, "00000000000000a2", "00000000000000a1", 1'000, 2'000),
             span(kTraceB, "00000000000000b1", "", 60'000, 61'000, "rejected")});
        analyse(kTraceA);
        analyse(kTraceB);
    }

    /// One OTLP JSON document of any signal.
    void addDocument(std::string json)
    {
        std::promise<ingest::Receipt> done;
        ingest::IngestRequest request;
        request.json = true;
        request.bytes = std::move(json);
        request.source = "test";
        request.done = [&done](const ingest::Receipt& receipt) { done.set_value(receipt); };
        QVERIFY(m_pipeline->submit(std::move(request)));
        const auto receipt = done.get_future().get();
        QVERIFY2(receipt.outcome == ingest::Receipt::Outcome::Stored && receipt.rejected == 0, receipt.message.c_str());
    }

    /// What came so far is in the index.
    void index() { QVERIFY(m_pipeline->finishIndexing({}).ok()); }

    /// On the writer's thread.
    void post(std::function<void(store::WorkspaceWriter&)> work) { m_pipeline->post(std::move(work)); }

    /// Decisions and findings of a trace, as the recorder makes them.
    void analyse(const std::string& trace)
    {
        auto reader = store::WorkspaceReader::open(path());
        QVERIFY(reader.ok());
        auto result = analysis::analyseTrace(**reader, *domain::TraceId::fromHex(trace));
        QVERIFY(result.ok());
        std::promise<bool> stored;
        m_pipeline->post([&](store::WorkspaceWriter& writer) { stored.set_value(writer.storeAnalyses(std::span(&*result, 1)).ok()); });
        QVERIFY(stored.get_future().get());
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<ingest::IngestPipeline> m_pipeline;
};


} // namespace whyglass::testing
