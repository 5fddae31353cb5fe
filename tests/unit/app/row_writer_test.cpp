// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/list_file.h"
#include "tests/unit/models/workspace_fixture.h"

#include <QFile>
#include <QTest>

using namespace whyglass;
using namespace whyglass::cli;
using testing::kTraceA;
using testing::WorkspaceFixture;

class RowWriterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noCellIsAFormula_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("cell");
        QTest::newRow("plain") << QByteArray("approved") << QByteArray("approved");
        QTest::newRow("empty") << QByteArray("") << QByteArray("");
        QTest::newRow("equals") << QByteArray("=1+1") << QByteArray("'=1+1");
        QTest::newRow("plus") << QByteArray("+cmd|' /C calc'!A0") << QByteArray("'+cmd|' /C calc'!A0");
        QTest::newRow("minus") << QByteArray("-2+3") << QByteArray("'-2+3");
        QTest::newRow("at") << QByteArray("@SUM(A1)") << QByteArray("'@SUM(A1)");
        QTest::newRow("tab") << QByteArray("\t=1") << QByteArray("'\t=1");
        QTest::newRow("carriage return") << QByteArray("\r=1") << QByteArray("\"'\r=1\"");
        QTest::newRow("quoted too") << QByteArray("=A,\"b\"") << QByteArray("\"'=A,\"\"b\"\"\"");
        QTest::newRow("negative number") << QByteArray("-12.5") << QByteArray("-12.5");
        QTest::newRow("words that strtod takes") << QByteArray("-inf") << QByteArray("'-inf");
        QTest::newRow("a sign alone") << QByteArray("-") << QByteArray("'-");
        QTest::newRow("inside") << QByteArray("a=b") << QByteArray("a=b");
        QTest::newRow("lines") << QByteArray("a\r\nb") << QByteArray("\"a\r\nb\"");
    }
    void noCellIsAFormula()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, cell);
        QCOMPARE(QByteArray::fromStdString(csvCell(text.toStdString())), cell);
    }

    void rowsOfEveryForm()
    {
        const Json prototype = {{"name", nullptr}, {"tokens", {{"input", nullptr}, {"total", nullptr}}}, {"n", nullptr}};
        const Json row = {{"name", "=x"}, {"tokens", {{"input", 3}, {"total", nullptr}}}, {"n", -4}};
        const auto written = [&](RowWriter::Form form) {
            std::string text;
            RowWriter writer(form, [&text](std::string_view part) { text += part; }, {{"what", "things"}}, prototype);
            writer.row(row);
            writer.finish();
            return QByteArray::fromStdString(text);
        };
        QCOMPARE(written(RowWriter::Form::Csv), QByteArray("name,tokens.input,tokens.total,n\r\n'=x,3,,-4\r\n"));
        QCOMPARE(written(RowWriter::Form::Lines), QByteArray::fromStdString(toText(row) + "\n"));
        const Json whole = Json::parse(written(RowWriter::Form::Whole).toStdString());
        QVERIFY(whole.at("what") == "things" && whole.at("rows").size() == 1 && whole.at("rows").at(0) == row);
    }

    void everyListIsWrittenWithAllItsKeys()
    {
        WorkspaceFixture workspace;
        workspace.add({WorkspaceFixture::span(kTraceA, "00000000000000a1", "", 0, 4'000, "approved")});
        workspace.analyse(kTraceA);
        auto reader = std::move(store::WorkspaceReader::open(workspace.path())).value();
        for (const ListKind& kind : listKinds()) {
            const auto text = listText(kind, *reader, {{}, kind.order, {}}, RowWriter::Form::Whole);
            QVERIFY2(text.ok(), kind.what);
            const Json json = Json::parse(*text);
            QVERIFY2(json.at("total") == json.at("rows").size(), kind.what);
            const Json prototype = kind.prototype();
            for (const Json& row : json.at("rows")) {
                for (const auto& [key, value] : prototype.items())
                    QVERIFY2(row.contains(key), key.c_str());
            }
        }
    }

    void aFileAppearsOnlyWhenItIsComplete()
    {
        WorkspaceFixture workspace;
        workspace.add({WorkspaceFixture::span(kTraceA, "00000000000000a1", "", 0, 4'000, "approved")});
        auto reader = std::move(store::WorkspaceReader::open(workspace.path())).value();
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("spans.csv"));
        const ListKind& kind = *findListKind("spans");
        const auto write = [&] { return writeListFile(kind, *reader, {{}, kind.order, {}}, RowWriter::Form::Csv, path.toStdString()); };
        std::atomic<bool> cancelled = true;
        reader->setCancelFlag(&cancelled);
        QVERIFY(!write().ok());
        QVERIFY(QDir(folder.path()).isEmpty());
        reader->setCancelFlag(nullptr);
        QCOMPARE(*write(), 1);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().count("\r\n"), 2);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{QStringLiteral("spans.csv")});
        QVERIFY(!writeListFile(kind, *reader, {}, RowWriter::Form::Csv, "/nowhere/at/all.csv").ok());
    }
};

QTEST_GUILESS_MAIN(RowWriterTest)
#include "row_writer_test.moc"
