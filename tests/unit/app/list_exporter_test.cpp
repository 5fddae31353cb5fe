// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window/list_exporter.h"
#include "tests/unit/models/workspace_fixture.h"
#include "tests/unit/views/quiet_host.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>
#include <QWidget>

using namespace whyglass;
using testing::kTraceA;
using testing::kTraceB;
using testing::WorkspaceFixture;

namespace {

struct CopyingHost final : QuietHost {
    void copyText(const QString& text) override { copied = text; }

    QString copied;
};

} // namespace

class ListExporterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_workspace.add({WorkspaceFixture::span(kTraceA, "00000000000000a1", "", 0, 4'000, "approved"),
                         WorkspaceFixture::span(kTraceB, "00000000000000b1", "", 60'000, 61'000, "rejected")});
        m_workspace.analyse(kTraceA);
        m_workspace.analyse(kTraceB);
    }

    void aListIsWrittenOffTheWindowsThread()
    {
        session::Session session(m_workspace.path());
        CopyingHost host;
        QWidget window;
        window::ListExporter exporter(session, host, &window);
        QSignalSpy finished(&exporter, &window::ListExporter::finished);
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("traces.json"));
        exporter.saveTo({QStringLiteral("traces"), {}, {store::SortKey::Start, false}, {}}, views::RowFormat::Json, path);
        QVERIFY2(finished.isEmpty(), "the caller does not wait for it");
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY2(!finished.first().at(1).toBool(), qPrintable(finished.first().first().toString()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject written = QJsonDocument::fromJson(file.readAll()).object();
        QCOMPARE(written[u"total"].toInt(), 2);
        QCOMPARE(written[u"rows"][0][u"trace_id"].toString(), QString::fromStdString(kTraceA));
    }

    void whatTheUserStopsLeavesNoFile()
    {
        session::Session session(m_workspace.path());
        CopyingHost host;
        QWidget window;
        window::ListExporter exporter(session, host, &window);
        QSignalSpy finished(&exporter, &window::ListExporter::finished);
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("spans.csv"));
        exporter.saveTo({QStringLiteral("spans"), {}, {}, {}}, views::RowFormat::Csv, path);
        session.queries().stop("export/" + path.toUtf8());
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(finished.first().at(1).toBool());
        QTRY_COMPARE(session.queries().pending(), 0);
    }

    void selectedRowsAreCopiedWhole()
    {
        session::Session session(m_workspace.path());
        CopyingHost host;
        QWidget window;
        window::ListExporter exporter(session, host, &window);
        auto reader = store::WorkspaceReader::open(m_workspace.path());
        const auto keys = *(*reader)->decisionKeys({}, {store::SortKey::Start, true});
        exporter.copy({QStringLiteral("decisions"), {}, {}, {keys.front()}}, views::RowFormat::Csv);
        QTRY_COMPARE(host.copied.count(QStringLiteral("\r\n")), 2);
        QVERIFY(host.copied.startsWith(QStringLiteral("decision_id,trace_id,")));
        QVERIFY(host.copied.contains(QStringLiteral("rejected")) && !host.copied.contains(QStringLiteral("approved")));
    }

private:
    WorkspaceFixture m_workspace;
};

QTEST_MAIN(ListExporterTest)
#include "list_exporter_test.moc"
