// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/details/span_details.h"
#include "models/analysis/query/bare_query.h"
#include "models/analysis/query/term_match.h"
#include "tests/kit/trace_builder.h"

#include <QTest>

using namespace whyglass;
using testkit::TraceBuilder;

namespace {

struct Row {
    std::uint64_t span, parent;
    std::int64_t start;
};

/// "1 2 .3": ids in tree order, a dot for each level.
QByteArray ordered(const std::vector<Row>& rows)
{
    store::SpanRows spans;
    for (const Row& row : rows) {
        store::SpanRow span;
        span.span = {row.span};
        span.parent = {row.parent};
        span.start = {row.start};
        span.key = {static_cast<std::int64_t>(spans.rows.size()) + 1};
        spans.rows.push_back(span);
    }
    std::vector<int> depth;
    std::vector<int> parentIndex;
    const auto order = analysis::treeOrder(spans, depth, parentIndex);
    QByteArray out;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const bool parentBefore = parentIndex[i] < static_cast<int>(i);
        const bool parentRight =
            parentIndex[i] < 0 || spans.rows[order[static_cast<std::size_t>(parentIndex[i])]].span == spans.rows[order[i]].parent;
        out += (i > 0 ? " " : "") + QByteArray(depth[i], '.') + QByteArray::number(qulonglong(spans.rows[order[i]].span.value))
            + (parentBefore && parentRight ? "" : "!");
    }
    return out;
}

domain::FilterTerm term(const char* query)
{
    return analysis::parseBareQuery(query, {}).filter.terms.front();
}

} // namespace

class DetailsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void treeOrder_data()
    {
        QTest::addColumn<QByteArray>("printed");
        QTest::addColumn<std::vector<Row>>("rows");
        const auto row = [](const char* name, const char* printed, std::vector<Row> rows) {
            QTest::newRow(name) << QByteArray(printed) << std::move(rows);
        };
        row("empty", "", {});
        row("siblings by start", "1 .3 .2", {{1, 0, 10}, {2, 1, 30}, {3, 1, 20}});
        row("children before the next sibling", "1 .2 ..4 .3", {{4, 2, 40}, {3, 1, 30}, {2, 1, 20}, {1, 0, 10}});
        row("orphan after the root it starts near", "1 .2 7 5", {{1, 0, 10}, {2, 1, 20}, {5, 0, 50}, {7, 99, 30}});
        row("orphan before every root", "1 7", {{7, 99, 5}, {1, 0, 10}});
        row("only orphans", "7 8", {{8, 99, 9}, {7, 98, 5}});
        row("a ring of parents", "1 2 .3", {{1, 0, 10}, {2, 3, 20}, {3, 2, 30}});
        row("its own parent", "1", {{1, 1, 10}});
        row("equal ids: the first to begin has the children, whichever arrived first", "1 .2 1", {{1, 0, 10}, {1, 0, 5}, {2, 1, 20}});
    }

    void treeOrder()
    {
        QFETCH(QByteArray, printed);
        QFETCH(std::vector<Row>, rows);
        QCOMPARE(ordered(rows), printed);
    }

    void deepTreeNeedsNoStack()
    {
        store::SpanRows spans;
        for (std::uint64_t i = 1; i <= 100'000; ++i) {
            store::SpanRow span;
            span.span = {i};
            span.parent = {i - 1};
            span.start = {static_cast<std::int64_t>(i)};
            spans.rows.push_back(span);
        }
        std::vector<int> depth;
        std::vector<int> parentIndex;
        QCOMPARE(analysis::treeOrder(spans, depth, parentIndex).size(), spans.rows.size());
        QCOMPARE(depth.back(), 99'999);
    }

    void terms_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<bool>("matches");
        const auto row = [](const char* query, bool matches) { QTest::newRow(query) << QByteArray(query) << matches; };
        row("tool:get_po", true);
        row("tool:GET_PO", true);
        row("tool:get_*", true);
        row("tool:a,get_po", true);
        row("tool:get", false);
        row("tool:!=get_po", false);
        row("step:tool", true);
        row("status:error", false);
        row("is:root", true);
        row("service:invoice-agent", true);
        row("version:1.4.2", true);
        row("retries:3", true);
        row("retries:>2", true);
        row("retries:1..2", false);
        row("retries:*", true);
        row("http.response.status_code:504", false);
        row("duration:>50ms", true);
        row("duration:>1s", false);
        row("PO-7731", true);
        row("po-7731", true);
        row("PO-77", false);
        row("PO-77*", true);
        row("\"office set\"", true);
        row("offi", false);
        row("confidence:>0.5", false); // not in a payload
    }

    void terms()
    {
        QFETCH(QByteArray, query);
        QFETCH(bool, matches);
        const auto trace =
            TraceBuilder()
                .span("execute_tool get_po",
                    {{"gen_ai.operation.name", "execute_tool"}, {"gen_ai.tool.name", "get_po"},
                        {"gen_ai.tool.call.result", "{\"po\":\"PO-7731\",\"item\":\"office set\"}"}, {"retries", 3}})
                .build();
        QCOMPARE(analysis::matchesTerm(*trace->details.decoded.front(), term(query.constData())), matches);
    }

    void payloadsThatCannotBeReadMatchNothing()
    {
        store::SpanPayload payload;
        payload.span = "\xFF\xFF\xFF\xFF";
        QVERIFY(!analysis::payloadMatches(payload, term("is:root")));
    }
};

QTEST_APPLESS_MAIN(DetailsTest)
#include "details_test.moc"
