// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect_page.h"

#include "ingest/decode/otlp_decoder.h"
#include "ingest/dialects/dialect_registry.h"
#include "ingest/normalize/normalize.h"

#include <QDir>
#include <QFile>
#include <QTest>

/// docs/dialects.md says what the tables say. UPDATE_GOLDEN=1 writes it anew.

using namespace whyglass;
using namespace whyglass::telemetry;

namespace {

/// Attributes that no table reads, by the dialect of their span.
class UnmappedKeys final : public DecodeSink {
public:
    void onSpan(const ResourceView& resource, const ScopeView& scope, const SpanView& span) override
    {
        normalize(resource, scope, span, m_arena, m_step);
        std::set<std::string>& keys = unmapped[std::string(m_step.dialect)];
        for (const AttributeView& attribute : span.attributes) {
            if (!DialectIndex::instance().reads(attribute.key))
                keys.emplace(attribute.key);
        }
    }
    void onRejected(Signal, std::size_t, std::string_view) override {}
    void onRepaired(Signal, std::size_t, std::string_view, std::string_view) override {}
    page::Unmapped unmapped;

private:
    TextArena m_arena;
    Step m_step;
};

QByteArray readAll(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

page::Unmapped unmappedOfCaptures()
{
    UnmappedKeys sink;
    JsonTranscoder transcoder;
    const QDir cases(QStringLiteral(WHYGLASS_SOURCE_DIR) + QStringLiteral("/tests/golden/cases"));
    for (const QString& name : cases.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (name.startsWith(QStringLiteral("hostile")))
            continue;
        for (const QByteArray& line : readAll(cases.filePath(name) + QStringLiteral("/input.otlp.jsonl")).split('\n')) {
            const auto json = transcoder.transcode({line.constData(), static_cast<std::size_t>(line.size())});
            if (json.ok())
                static_cast<void>(decodeOtlp(Signal::Traces, json.value().traces, {}, sink));
        }
    }
    return sink.unmapped;
}

} // namespace

class DialectPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pageIsFresh();
    void everyDialectSaysWhoSendsIt();
};

void DialectPageTest::pageIsFresh()
{
    const QByteArray page = QByteArray::fromStdString(page::dialectPage(unmappedOfCaptures()));
    const QString path = QStringLiteral(WHYGLASS_SOURCE_DIR) + QStringLiteral("/docs/dialects.md");
    if (qEnvironmentVariableIsSet("UPDATE_GOLDEN")) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(page), qint64(page.size()));
        return;
    }
    QVERIFY2(readAll(path) == page, "docs/dialects.md is stale; write it anew with UPDATE_GOLDEN=1");
}

void DialectPageTest::everyDialectSaysWhoSendsIt()
{
    for (const Dialect* dialect : dialects()) {
        QVERIFY2(!dialect->about.title.empty() && !dialect->about.sender.empty(), std::string(dialect->slug).c_str());
        for (const Rule& rule : dialect->rules)
            QVERIFY2(rule.field == Field::None || !meaningOf(rule.field).empty(), std::string(rule.key).c_str());
    }
}

QTEST_APPLESS_MAIN(DialectPageTest)
#include "dialect_page_test.moc"
