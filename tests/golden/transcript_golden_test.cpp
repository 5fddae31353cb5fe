// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transcript/transcript_loader.h"
#include "models/transcript/transcript_text.h"
#include "tests/kit/golden_files.h"
#include "tests/unit/models/workspace_fixture.h"

/// The telemetry of each folder of tests/golden/cases as the conversations that it tells (transcript.txt), through a real
/// workspace.

using namespace whyglass;

namespace {

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
    void conversation_data() { testkit::addGoldenCases(); }

    void conversation()
    {
        QFETCH(QString, folder);
        testing::WorkspaceFixture workspace;
        for (const QByteArray& document : testkit::goldenDocuments(folder))
            workspace.addDocument(document.toStdString());
        testkit::compareGolden(QByteArray::fromStdString(conversationsOf(workspace.path())), folder + QStringLiteral("/transcript.txt"));
    }
};

QTEST_GUILESS_MAIN(TranscriptGoldenTest)
#include "transcript_golden_test.moc"
