// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/decode/python_text.h"

#include <QTest>

using namespace whyglass::telemetry;

class PythonTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QByteArray>("python");
        QTest::addColumn<QByteArray>("json"); // empty: refused
        const auto row = [](const char* python, const char* json) { QTest::newRow(python) << QByteArray(python) << QByteArray(json); };
        row("{}", "{}");
        row("[]", "[]");
        row("{'a': 1, 'b': -2.5, 'c': 1e3}", "{\"a\":1,\"b\":-2.5,\"c\":1000}");
        row("{'t': True, 'f': False, 'n': None}", "{\"t\":true,\"f\":false,\"n\":null}");
        row("(1, 'a')", "[1,\"a\"]");
        row("(1,)", "[1]");
        row("{1: 'a'}", "{\"1\":\"a\"}");
        row("[\"it's\", 'say \"no\"', 'don\\'t']", "[\"it's\",\"say \\\"no\\\"\",\"don't\"]");
        row("['\\x41\\xe9\\u20ac\\U0001f600\\n\\t\\\\']", "[\"A\u00e9\u20ac\U0001F600\\n\\t\\\\\"]");
        row("['\\ud83d']", "[\"\uFFFD\"]");
        row("{'a': 1,}", "");
        row("{'a': 1 'b': 2}", "");
        row("['a' 'b']", "");
        row("{'a'}", "");
        row("['cut", "");
        row("['a']x", "");
        row("['\\q']", "");
        row("['\\x4']", "");
        row("[true]", "");
        row("[object()]", "");
        row("'a'", "");
        row("", "");
    }

    void reads()
    {
        QFETCH(QByteArray, python);
        QFETCH(QByteArray, json);
        const auto tree = parsePython({python.constData(), static_cast<std::size_t>(python.size())});
        QCOMPARE(tree ? QByteArray::fromStdString(toJson(*tree)) : QByteArray(), json);
    }

    void isBounded()
    {
        QVERIFY(parsePython(std::string(60, '[') + std::string(60, ']')));
        QVERIFY(!parsePython(std::string(70, '[') + std::string(70, ']')));
        QVERIFY(!parsePython(std::string(1'000'000, '[')));
        QVERIFY(!parsePython("['" + std::string(9U << 20U, 'x') + "']"));
    }
};

QTEST_GUILESS_MAIN(PythonTextTest)
#include "python_text_test.moc"
