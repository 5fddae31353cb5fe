// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/span_columns.h"

#include <QTest>

#include <algorithm>
#include <limits>
#include <numeric>
#include <random>

using namespace whyglass;
using store::SpanColumns;
using store::SpanRow;

namespace {

constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();

class Rows {
public:
    explicit Rows(std::uint32_t seed) : m_random(seed) {}

    SpanRow next(std::vector<SpanRow>& earlier, int& parent)
    {
        SpanRow row;
        row.key = {1'000'000 + upTo(500)};
        row.traceKey = {1 + static_cast<std::int64_t>(earlier.size()) / 40};
        row.trace.bytes[15] = static_cast<std::uint8_t>(row.traceKey.value);
        row.span = {static_cast<std::uint64_t>(m_random()) << 32U | m_random()};
        parent = earlier.empty() || upTo(5) == 0 ? -1 : static_cast<int>(upTo(static_cast<std::uint32_t>(earlier.size())));
        row.parent = parent >= 0 ? earlier[static_cast<std::size_t>(parent)].span : upTo(2) == 0 ? domain::SpanId{m_random()} : domain::SpanId{};
        row.start = {1'773'756'133'480'000'000 + static_cast<std::int64_t>(m_random())};
        row.duration = {upTo(9) == 0 ? kMost - row.start.ns : static_cast<std::int64_t>(m_random())};
        for (std::uint32_t* text : {&row.name, &row.service, &row.operation, &row.model, &row.provider, &row.tier, &row.tool, &row.agent, &row.dialect})
            *text = upTo(3);
        row.resource = upTo(3);
        row.kind = static_cast<domain::SpanKind>(upTo(6));
        row.status = static_cast<domain::SpanStatus>(upTo(3));
        row.step = static_cast<domain::StepKind>(upTo(domain::kStepKindCount));
        row.flags = upTo(4) << 10U;
        for (auto* count : {&row.tokens.input, &row.tokens.output, &row.tokens.cacheRead, &row.tokens.cacheWrite, &row.tokens.reasoning})
            *count = number();
        if (const auto nano = number())
            row.cost = domain::Money{*nano};
        return row;
    }

private:
    std::uint32_t upTo(std::size_t n) { return static_cast<std::uint32_t>(m_random() % n); }
    std::optional<std::int64_t> number()
    {
        constexpr std::int64_t kSome[] = {0, 1, 127, 128, 70'000, 1'000'000'000'000, kMost, -1};
        return upTo(2) == 0 ? std::nullopt : std::optional(kSome[upTo(std::size(kSome))]);
    }
    std::mt19937 m_random;
};

void compareRows(const SpanRow& got, const SpanRow& wanted)
{
    QCOMPARE(got.key.value, wanted.key.value);
    QCOMPARE(got.traceKey.value, wanted.traceKey.value);
    QVERIFY(got.trace == wanted.trace);
    QCOMPARE(got.span.value, wanted.span.value);
    QCOMPARE(got.parent.value, wanted.parent.value);
    QCOMPARE(got.start.ns, wanted.start.ns);
    QCOMPARE(got.duration.ns, wanted.duration.ns);
    const auto texts = [](const SpanRow& row) {
        return std::vector{row.name, row.service, row.operation, row.model, row.provider, row.tier, row.tool, row.agent, row.dialect, row.flags};
    };
    QCOMPARE(texts(got), texts(wanted));
    QCOMPARE(got.resource, wanted.resource);
    QVERIFY(got.kind == wanted.kind && got.status == wanted.status && got.step == wanted.step);
    QVERIFY(got.tokens == wanted.tokens);
    QVERIFY(got.cost == wanted.cost);
}

} // namespace

class SpanColumnsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rowsComeBackWhole()
    {
        for (std::uint32_t seed = 1; seed <= 5; ++seed) {
            Rows random(seed);
            std::vector<SpanRow> rows;
            SpanColumns columns;
            for (int i = 0; i < 1000; ++i) {
                int parent = -1;
                const SpanRow row = random.next(rows, parent);
                columns.add(row, parent);
                rows.push_back(row);
            }
            columns.shrink();
            QCOMPARE(columns.size(), rows.size());
            for (std::size_t i = 0; i < rows.size(); ++i) {
                compareRows(columns[i], rows[i]);
                QVERIFY(columns.cost(i) == rows[i].cost && columns.end(i) == rows[i].end() && columns.step(i) == rows[i].step);
            }
        }
    }

    void anotherOrderKeepsTheRows()
    {
        Rows random(7);
        std::vector<SpanRow> rows;
        std::vector<int> parents;
        std::vector<domain::SpanId> parentIds;
        SpanColumns unlinked;
        for (int i = 0; i < 500; ++i) {
            int parent = -1;
            const SpanRow row = random.next(rows, parent);
            rows.push_back(row);
            parents.push_back(parent);
            parentIds.push_back(row.parent);
            SpanRow alone = row;
            alone.parent = {};
            unlinked.add(alone, -1);
        }
        std::vector<std::size_t> order(rows.size()), place(rows.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::shuffle(order.begin(), order.end(), std::mt19937(3));
        for (std::size_t to = 0; to < order.size(); ++to)
            place[order[to]] = to;
        std::vector<int> newParents;
        for (const std::size_t from : order)
            newParents.push_back(parents[from] < 0 ? -1 : static_cast<int>(place[static_cast<std::size_t>(parents[from])]));
        const SpanColumns columns = unlinked.inOrder(order, newParents, parentIds);
        QCOMPARE(columns.parents(), newParents);
        for (std::size_t to = 0; to < order.size(); ++to)
            compareRows(columns[to], rows[order[to]]);
    }

    void keysMayLieFarApart()
    {
        SpanColumns columns;
        const std::vector<std::int64_t> keys = {5, 0, -3, kMost, 6, std::numeric_limits<std::int64_t>::min(), 7};
        for (const std::int64_t key : keys) {
            SpanRow row;
            row.key = {key};
            columns.add(row, -1);
        }
        for (std::size_t i = 0; i < keys.size(); ++i)
            QCOMPARE(columns.key(i).value, keys[i]);
    }

    void ofManyAlikeEachIsSmall()
    {
        SpanColumns columns;
        constexpr int kRows = 100'000;
        for (int i = 0; i < kRows; ++i) {
            SpanRow row;
            row.key = {i + 1};
            row.span = {static_cast<std::uint64_t>(i) + 1};
            row.start = {i};
            row.name = static_cast<std::uint32_t>(i % 300);
            if (i % 3 == 0) {
                row.tokens = {12'345, 678, {}, {}, {}};
                row.cost = domain::Money{12'345'678};
            }
            columns.add(row, i == 0 ? -1 : 0);
        }
        columns.shrink();
        QVERIFY2(columns.bytes() < 45U * kRows, qPrintable(QString::number(columns.bytes())));
    }
};

QTEST_APPLESS_MAIN(SpanColumnsTest)
#include "span_columns_test.moc"
