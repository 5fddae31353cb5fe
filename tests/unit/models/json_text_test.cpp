// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/json_text.h"

#include <QTest>

using namespace whyglass::session;

class JsonTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void indentsWithoutChangingValues()
    {
        QCOMPARE(indentedJson(R"({"b":1.10,"a":[1,{"c":"x, y: {z}"}],"e":{}, "f":[ ]})"),
                 std::string("{\n  \"b\": 1.10,\n  \"a\": [\n    1,\n    {\n      \"c\": \"x, y: {z}\"\n    }\n  ],\n  \"e\": {},\n  \"f\": []\n}"));
    }

    void leavesOtherTextAlone_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("prose") << QStringLiteral("The vendor is verified.");
        QTest::newRow("number") << QStringLiteral("12");
        QTest::newRow("cut off") << QStringLiteral("{\"a\": [1, 2");
        QTest::newRow("open string") << QStringLiteral("{\"a\": \"b}");
        QTest::newRow("crossed brackets") << QStringLiteral("{[}]");
        QTest::newRow("two documents") << QStringLiteral("{} {}");
        QTest::newRow("escape at the end") << QStringLiteral("[\"\\");
        QTest::newRow("too deep") << QString(5'000, u'[') + QString(5'000, u']');
    }
    void leavesOtherTextAlone()
    {
        QFETCH(QString, text);
        QVERIFY(!looksLikeJson(text.toStdString()));
        QCOMPARE(indentedJson(text.toStdString()), text.toStdString());
    }
};

QTEST_APPLESS_MAIN(JsonTextTest)
#include "json_text_test.moc"
