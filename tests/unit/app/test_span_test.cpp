// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recorder/test_span.h"
#include "recorder_kit.h"

#include <QFile>
#include <QTest>

using whyglass::recorder::sendTestSpan;

/// A span that the program sends to itself.
class TestSpanTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isStoredWhenItIsAnswered()
    {
        const QString workspace = m_program.path(QStringLiteral("w.whyglass"));
        RunningRecorder recorder(m_program, workspace);
        QVERIFY2(recorder.httpPort() > 0, recorder.errors().constData());
        const auto first = sendTestSpan(addressOf(recorder), {});
        const auto second = sendTestSpan(addressOf(recorder), {});
        QVERIFY2(first.ok() && second.ok(), first.ok() ? "" : first.error().text().c_str());
        QVERIFY(first->trace != second->trace);
        QVERIFY(first->took.ns > 0);
        const Outcome shown = m_program.run({QStringLiteral("show"), QStringLiteral("-w"), workspace, QString::fromStdString(first->trace.hex())});
        QCOMPARE(shown.code, 0);
        QVERIFY(shown.out.contains("test span") && shown.out.contains("whyglass-test"));
    }

    void refusalsSayWhy()
    {
        const QString file = m_program.write(QStringLiteral("token"), "0123456789abcdef0123456789abcdef\n");
        QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner);
        RunningRecorder recorder(m_program, m_program.path(QStringLiteral("t.whyglass")), {QStringLiteral("--token-file"), file});
        QVERIFY2(recorder.httpPort() > 0, recorder.errors().constData());
        const auto without = sendTestSpan(addressOf(recorder), {});
        QVERIFY(!without.ok());
        QVERIFY2(QByteArray::fromStdString(without.error().message).contains("the token is missing or wrong"), without.error().message.c_str());
        QVERIFY(sendTestSpan(addressOf(recorder), file.toStdString()).ok());
    }

    void nobodyThere()
    {
        std::string address;
        {
            RunningRecorder recorder(m_program, m_program.path(QStringLiteral("n.whyglass")));
            address = addressOf(recorder);
        }
        for (const std::string& wrong : {address, std::string("localhost:1"), std::string("127.0.0.1"), std::string()}) {
            const auto sent = sendTestSpan(wrong, {});
            QVERIFY2(!sent.ok() && sent.error().message.find("cannot send a test span to " + wrong) == 0, wrong.c_str());
        }
    }

private:
    static std::string addressOf(const RunningRecorder& recorder) { return "127.0.0.1:" + std::to_string(recorder.httpPort()); }

    Program m_program;
};

QTEST_GUILESS_MAIN(TestSpanTest)
#include "test_span_test.moc"
