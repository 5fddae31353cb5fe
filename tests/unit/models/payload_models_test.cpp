// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payload/payload_models.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QTest>

using namespace whyglass::payload;

namespace {

PayloadPtr read(std::string text) { return readPayload(std::make_shared<const std::string>(std::move(text))); }

JsonTree::Node nodeAt(const JsonTree& tree, std::initializer_list<std::uint32_t> rows)
{
    JsonTree::Node node = JsonTree::kRoot;
    for (const std::uint32_t row : rows)
        node = tree.child(node, row);
    return node;
}

/// Ten megabytes of what agents send: messages with text, numbers and nested arguments.
std::string large(std::size_t bytes)
{
    std::string text = "{\"messages\":[";
    for (int i = 0; text.size() < bytes; ++i)
        text += (i > 0 ? "," : "") + std::string(R"({"role":"user","index":)") + std::to_string(i)
            + R"(,"content":"Invoice INV-20418 from Nordwind over 4,870.50 EUR","args":{"vendor":"V-2209","score":0.25,"tags":[1,2,true,null]}})";
    return text + "]}";
}

} // namespace

class PayloadModelsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTreeHasKeysValuesAndPaths()
    {
        const auto payload = read(R"({"a":{"b c":[1,"two",null,true]},"a":2.50,"big":123456789012345678901234567890})");
        const JsonTree& tree = *payload->tree;
        QCOMPARE(tree.childCount(JsonTree::kRoot), 3u); // doubled keys are all there
        QCOMPARE(tree.path(nodeAt(tree, {0, 0, 1})), std::string(R"($.a["b c"][1])"));
        QCOMPARE(tree.valueText(nodeAt(tree, {0, 0, 1})), std::string("two"));
        QCOMPARE(tree.value(nodeAt(tree, {1})), std::string_view("2.50")); // digits as sent
        QCOMPARE(tree.value(nodeAt(tree, {2})), std::string_view("123456789012345678901234567890"));
        QCOMPARE(tree.valueText(nodeAt(tree, {0})), std::string("{\n  \"b c\": [\n    1,\n    \"two\",\n    null,\n    true\n  ]\n}"));
    }

    void whatIsNoJsonSaysWhere()
    {
        const auto payload = read(R"({"a": nope})");
        QVERIFY(!payload->tree);
        QVERIFY2(payload->noTree.find("byte 8") != std::string::npos, payload->noTree.c_str());
        QVERIFY(!read("plain words")->tree);
        QVERIFY(!read("")->tree);
    }

    void depthIsLimitedAndSaid()
    {
        const auto payload = read(std::string(100'000, '[') + std::string(100'000, ']'));
        QVERIFY(payload->tree);
        JsonTree::Node node = JsonTree::kRoot;
        int depth = 1;
        for (; payload->tree->childCount(node) > 0; ++depth)
            node = payload->tree->child(node, 0);
        QCOMPARE(depth, JsonTree::kMostDepth);
        QVERIFY(payload->tree->isCut(node));
    }

    void searchCountsInTextAndTree()
    {
        const auto payload = read(R"({"Vendor":"V-2209","list":["vendor","VENDOR vendor",7]})");
        const PayloadMatches matches = findIn(*payload, "vendor");
        QCOMPARE(matches.bytes.size(), std::size_t(4));
        QCOMPARE(matches.nodes.size(), std::size_t(3));
        QVERIFY(findIn(*payload, "").bytes.empty());
        QVERIFY(findIn(*payload, "Bürobedarf").bytes.empty());
        QCOMPARE(findIn(*read("Nordwind Bürobedarf"), "bürobedarf").bytes.size(), std::size_t(1));
    }

    void linesAreCutWhereTheyAreLongAndAreTheTextAgain()
    {
        const std::string text = "one\n\n" + std::string(1'000, 'x') + "\n" + std::string(300, '\xC3').replace(0, 0, "") + "end";
        const TextLines lines(std::make_shared<const std::string>(text));
        std::string again;
        for (std::size_t i = 0; i < lines.count(); ++i) {
            QVERIFY(lines.line(i).size() <= TextLines::kMostBytes);
            if (i > 0 && !lines.continues(i))
                again += '\n';
            again += lines.line(i);
        }
        QCOMPARE(again, text);
        QCOMPARE(lines.number(lines.lineAt(text.find('x') + 700)), 3u);
    }

    void modelsHoldWhatTheirTesterAsks()
    {
        JsonTreeModel nodes;
        LinesModel lines;
        std::string many = "[";
        for (int i = 0; i < 2'000; ++i)
            many += (i > 0 ? ",{\"n\":" : "{\"n\":") + std::to_string(i) + "}";
        const auto payload = read(many + "]");
        nodes.setPayload(payload);
        lines.setPayload(payload);
        QCOMPARE(nodes.rowCount(), JsonTreeModel::kPage);
        QVERIFY(nodes.canFetchMore({}));
        // The tester fetches by itself, so it comes when no reset is under way.
        QAbstractItemModelTester treeTester(&nodes, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QAbstractItemModelTester lineTester(&lines, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QModelIndex far = nodes.indexOf(nodeAt(*payload->tree, {1'900, 0}));
        QCOMPARE(far.siblingAtColumn(JsonTreeModel::ValueColumn).data().toString(), QStringLiteral("1900"));
        nodes.setPayload(nullptr);
        lines.setPayload(nullptr);
        QCOMPARE(nodes.rowCount(), 0);
    }

    void hostileTextIsVisibleInBothForms()
    {
        const auto payload = read("{\"k\\u202e\":\"a\\u0000b\\u202ec\"}");
        JsonTreeModel nodes;
        nodes.setPayload(payload);
        const QString value = nodes.index(0, JsonTreeModel::ValueColumn).data().toString();
        QVERIFY(!value.contains(QChar(0x202E)) && !value.contains(QChar(0)));
        QVERIFY(!nodes.index(0, JsonTreeModel::KeyColumn).data().toString().contains(QChar(0x202E)));
    }

    void tenMegabytesAreReadWithinASecond()
    {
        const std::string text = large(10u << 20u);
        QElapsedTimer timer;
        timer.start();
        const auto payload = read(text);
        const qint64 reading = timer.restart();
        const PayloadMatches matches = findIn(*payload, "v-2209");
        qInfo("%zu MB: read in %lld ms, %zu nodes, %zu lines; %zu matches found in %lld ms", text.size() >> 20u, reading, payload->tree->size(),
            payload->lines.count(), matches.bytes.size(), timer.elapsed());
        QCOMPARE(matches.bytes.size(), matches.nodes.size());
#ifdef NDEBUG
        QVERIFY2(reading < 1'000, qPrintable(QString::number(reading)));
#endif
    }
};

QTEST_GUILESS_MAIN(PayloadModelsTest)
#include "payload_models_test.moc"
