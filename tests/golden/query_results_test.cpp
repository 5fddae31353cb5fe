// SPDX-License-Identifier: GPL-3.0-or-later
// What queries find in a small workspace, before the index has caught up and after.
#include "app/composition/composition.h"
#include "ingest/pipeline/ingest_pipeline.h"
#include "models/analysis/trace_analysis.h"
#include "models/query/query.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <future>
#include <set>

using namespace whyglass;

namespace {

QByteArray contentOf(const char* name)
{
    QFile file(QStringLiteral(WHYGLASS_SOURCE_DIR "/tests/golden/query/") + QString::fromLatin1(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// "b3" of a span id 00000000000000b3.
std::string shortName(domain::SpanId id)
{
    const std::string hex = id.hex();
    return hex.substr(hex.find_first_not_of('0'));
}

using Names = std::set<std::string>;

QByteArray shown(const Names& names)
{
    QByteArray text;
    for (auto name = names.rbegin(); name != names.rend(); ++name)
        text += (text.isEmpty() ? "" : " ") + QByteArray::fromStdString(*name);
    return text;
}

/// The spans, traces (first letter), decisions or logs (their spans) that a query finds; the error where it is none.
QByteArray found(store::WorkspaceReader& reader, const std::string& what, const std::string& text)
{
    const query::Reading reading = query::read(text, {});
    if (!reading.ok())
        return QByteArray::fromStdString(reading.problems.front().code);
    const domain::Filter& filter = reading.query.filter;
    Names names;
    const auto take = [&names](const auto& rows, const auto& nameOf) {
        for (const auto& row : rows)
            names.insert(nameOf(row));
    };
    const store::SortOrder newest{store::SortKey::Start, true};
    const auto keys = what == "spans" ? reader.spanKeys(filter, newest)
        : what == "traces"            ? reader.traceKeys(filter, newest)
        : what == "decisions"         ? reader.decisionKeys(filter, newest)
        : what == "findings"          ? reader.findingKeys(filter, newest)
        : what == "sessions"          ? reader.sessionKeys(filter, newest)
                                      : reader.logKeys(filter, newest);
    if (!keys)
        return QByteArray::fromStdString(keys.error().text());
    if (what == "spans")
        take(reader.spans(*keys)->rows, [](const store::SpanRow& row) { return shortName(row.span); });
    else if (what == "traces")
        take(*reader.traces(*keys), [](const store::TraceRow& row) { return row.trace.hex().substr(0, 1); });
    else if (what == "decisions")
        take(*reader.decisions(*keys), [](const domain::Decision& row) { return shortName(row.span); });
    else if (what == "findings")
        take(*reader.findings(*keys), [](const domain::Finding& row) { return shortName(row.span); });
    else if (what == "sessions")
        take(*reader.sessions(*keys), [](const store::SessionRow& row) { return row.session; });
    else
        take(*reader.logs(*keys), [](const store::LogRow& row) { return row.span.valid() ? shortName(row.span) : std::string("none"); });
    return shown(names);
}

} // namespace

class QueryResultsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        auto pipeline = recorder::openPipeline(path());
        m_pipeline = std::move(pipeline).value();
        m_pipeline->setIdleIndexing(false);
        for (const QByteArray& line : contentOf("sample.jsonl").split('\n'))
            if (!line.isEmpty())
                add(line);
        auto reader = recorder::openReader(path());
        m_reader = std::move(reader).value();
        for (const char trace : {'a', 'b', 'c', 'd', 'e', 'f'}) {
            auto result = analysis::analyseTrace(*m_reader, *domain::TraceId::fromHex(std::string(32, trace)));
            QVERIFY(result.ok());
            std::promise<bool> stored;
            m_pipeline->post([&](store::WorkspaceWriter& writer) { stored.set_value(writer.storeAnalyses(std::span(&*result, 1)).ok()); });
            QVERIFY(stored.get_future().get());
        }
    }

    void beforeTheIndex_data() { addCases(); }
    void beforeTheIndex() { compare(); }

    void theIndexCatchesUp()
    {
        QVERIFY(m_pipeline->finishIndexing({}).ok());
        QCOMPARE(m_reader->info()->indexedUpto, m_reader->info()->lastSpan);
    }

    void afterTheIndex_data() { addCases(); }
    void afterTheIndex() { compare(); }

private:
    [[nodiscard]] std::string path() const { return m_folder.filePath(QStringLiteral("query.whyglass")).toStdString(); }

    void add(const QByteArray& json)
    {
        std::promise<ingest::Receipt> done;
        ingest::IngestRequest request;
        request.json = true;
        request.bytes = json.toStdString();
        request.source = "test";
        request.done = [&done](const ingest::Receipt& receipt) { done.set_value(receipt); };
        QVERIFY(m_pipeline->submit(std::move(request)));
        QCOMPARE(done.get_future().get().rejected, std::int64_t(0));
    }

    static void addCases()
    {
        QTest::addColumn<QByteArray>("what");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("expected");
        const QList<QByteArray> lines = contentOf("results.txt").split('\n');
        for (qsizetype i = 0; i + 2 < lines.size(); ++i) {
            if (!lines[i].startsWith('#') || lines[i + 1].isEmpty())
                continue;
            const QList<QByteArray> head = lines[i].mid(2).split(' ');
            QTest::newRow(QByteArray(head[0] + ": " + lines[i + 1]).constData())
                << head.value(1) << QByteArray(lines[i + 1]).replace("\\n", "\n") << lines[i + 2];
        }
    }

    void compare()
    {
        QFETCH(QByteArray, what);
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, expected);
        if (what == "spans" && expected.contains(';')) {
            QCOMPARE(found(*m_reader, what.toStdString(), text.toStdString()), expected);
            return;
        }
        Names names;
        for (const QByteArray& name : (expected == "(nothing)" ? QByteArray() : expected).split(' '))
            if (!name.isEmpty())
                names.insert(name.toStdString());
        if (expected == "all 28")
            names = {"a1", "a2", "a3", "a4", "a5", "a6", "b1", "b2", "b3", "b4", "b5", "c1", "c2", "c3", "c4", "c5", "c6", "c7",
                     "d1", "d2", "d3", "d4", "d5", "e1", "e2", "e3", "f2", "f3"};
        QCOMPARE(found(*m_reader, what.toStdString(), text.toStdString()), shown(names));
    }

    QTemporaryDir m_folder;
    std::unique_ptr<ingest::IngestPipeline> m_pipeline;
    std::unique_ptr<store::WorkspaceReader> m_reader;
};

QTEST_GUILESS_MAIN(QueryResultsTest)
#include "query_results_test.moc"
