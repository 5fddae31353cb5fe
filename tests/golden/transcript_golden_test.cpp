// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transcript/transcript_loader.h"
#include "models/transcript/transcript_text.h"
#include "tests/unit/models/workspace_fixture.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTest>

/// The telemetry of each folder of tests/golden/cases as the conversations that it tells (transcript.txt), through a real
/// workspace. UPDATE_GOLDEN=1 writes the texts anew: read the difference before committing it.

using namespace whyglass;

namespace {

const QString kCases = QStringLiteral(WHYGLASS_SOURCE_DIR "/tests/golden/cases");

std::string conversationsOf(const std::filesystem::path& workspace)
{
    auto reader = store::WorkspaceReader::open(workspace);
    if (!reader)
        return reader.error().text();
    const auto keys = (*reader)->traceKeys({}, {store::SortKey::Start, false});
    const auto rows = (*reader)->traces(*keys);
    std::string text;
    for (const store::TraceRow& row : *rows) {
        const auto transcript = transcript::loadTranscript(**reader, {row.trace});
        text += "== " + row.trace.hex() + " " + row.rootName + "\n" + (transcript ? transcript::textOf(**transcript) : transcript.error().text());
    }
    return text;
}

} // namespace

class TranscriptGoldenTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void conversation_data()
    {
        QTest::addColumn<QString>("folder");
        for (const QString& name : QDir(kCases).entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            QTest::newRow(qPrintable(name)) << kCases + QLatin1Char('/') + name;
    }

    void conversation()
    {
        QFETCH(QString, folder);
        testing::WorkspaceFixture workspace;
        QFile input(folder + QStringLiteral("/input.otlp.jsonl"));
        QVERIFY(input.open(QIODevice::ReadOnly));
        while (!input.atEnd()) {
            // Lines that are no JSON are the matter of the decoder's tests.
            if (const QByteArray line = input.readLine(); !QJsonDocument::fromJson(line).isNull())
                workspace.addDocument(line.toStdString());
        }
        const QByteArray text = QByteArray::fromStdString(conversationsOf(workspace.path()));
        QFile golden(folder + QStringLiteral("/transcript.txt"));
        if (qEnvironmentVariableIsSet("UPDATE_GOLDEN")) {
            QVERIFY(golden.open(QIODevice::WriteOnly));
            golden.write(text);
            return;
        }
        QVERIFY2(golden.open(QIODevice::ReadOnly), "no transcript.txt: UPDATE_GOLDEN=1 writes it");
        QCOMPARE(text, golden.readAll());
    }
};

QTEST_GUILESS_MAIN(TranscriptGoldenTest)
#include "transcript_golden_test.moc"
