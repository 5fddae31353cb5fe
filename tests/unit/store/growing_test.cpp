// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes large leaves the memory, and is what it was.
#include "models/store/growing_array.h"
#include "models/store/growing_table.h"
#include "models/store/tool_families.h"
#include "models/store/trace_tree.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <fstream>
#include <numeric>
#include <random>

#include <sys/resource.h>
#include <unistd.h>

using namespace whyglass;
using namespace whyglass::store;

namespace {

constexpr std::size_t kMany = GrowingMemory::kSpillBytes / sizeof(std::uint64_t) * 3;

void fill(GrowingArray<std::uint64_t>& array)
{
    for (std::size_t i = 0; i < kMany; ++i)
        array.emplaceBack() = i * i;
}

bool areSquares(const GrowingArray<std::uint64_t>& array)
{
    for (std::size_t i = 0; i < array.size(); ++i) {
        if (array[i] != i * i)
            return false;
    }
    return array.size() == kMany;
}

std::int64_t residentBytes()
{
    std::int64_t all = 0, resident = 0;
    std::ifstream("/proc/self/statm") >> all >> resident;
    return resident * ::sysconf(_SC_PAGESIZE);
}

/// A span of a wide and deep trace with calls that are nested, shared and doubled.
TreeSpan spanOf(std::uint64_t number)
{
    TreeSpan span;
    span.spanId = (number + 1) * 0x9E3779B97F4A7C15ULL | 1U;
    span.parentId = number == 0 ? 0 : (number / 7 + 1) * 0x9E3779B97F4A7C15ULL | 1U;
    span.payloadHash = number + 1;
    span.key = static_cast<std::int64_t>(number);
    span.begin = static_cast<std::int64_t>(number) * 1'000;
    span.end = span.begin + 5'000;
    span.scope = span.library = static_cast<std::int64_t>(number % 2);
    if (number % 5 == 1) {
        span.step = domain::StepKind::Generation;
        span.flags = bitsOf(SpanFlag::HasUsage);
        span.responseHash = number / 15 + 1;
        span.sameCall = sameCallHash(span.step, "gpt-4o", static_cast<std::int64_t>(number % 50 + 1), 2);
    } else if (number % 5 == 2) {
        span.step = domain::StepKind::Tool;
        span.tool = static_cast<std::int64_t>(number % 3 + 1);
    }
    return span;
}

/// Adds the spans in this order, settling as commits do.
void grow(TraceTree& tree, const std::vector<std::uint64_t>& order)
{
    constexpr std::size_t kCommit = 8'192;
    for (std::size_t i = 0; i < order.size(); ++i) {
        QCOMPARE(tree.add(spanOf(order[i])).what, TraceTree::Added::New);
        if (i % kCommit == 0)
            tree.settle(0);
    }
    tree.settle(0);
    tree.rest();
}

} // namespace

class GrowingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void staysInMemoryWithoutAFolder()
    {
        GrowingArray<std::uint64_t> array;
        fill(array);
        QVERIFY(!array.inFile() && areSquares(array));
    }

    void goesToAFileAndComesBack()
    {
        const QTemporaryDir folder;
        const std::string path = folder.path().toStdString();
        GrowingArray<std::uint64_t> array;
        array.spillTo(path);
        fill(array);
        QVERIFY(array.inFile());
        array.rest();
        QVERIFY(areSquares(array));
        QVERIFY(QDir(folder.path()).isEmpty()); // it has no name
        array.assign(3, 7);
        QVERIFY(array.size() == 3 && array[2] == 7 && !array.inFile());
    }

    void folderThatIsNotThere()
    {
        const std::string path = "/nonexistent/folder";
        GrowingArray<std::uint64_t> array;
        array.spillTo(path);
        fill(array);
        QVERIFY(!array.inFile() && areSquares(array));
    }

    void diskThatBecomesFull()
    {
        const QTemporaryDir folder;
        const std::string path = folder.path().toStdString();
        rlimit before{};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit small{GrowingMemory::kSpillBytes * 3 / 2, before.rlim_max};
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
        GrowingArray<std::uint64_t> array;
        array.spillTo(path);
        bool wasInFile = false;
        for (std::size_t i = 0; i < kMany; ++i) {
            array.emplaceBack() = i * i;
            wasInFile = wasInFile || array.inFile();
        }
        ::setrlimit(RLIMIT_FSIZE, &before);
        QVERIFY(wasInFile && !array.inFile());
        QVERIFY(areSquares(array));
    }

    void tableKeepsTheFirst()
    {
        GrowingTable<std::uint32_t> table;
        QVERIFY(table.find(0) == nullptr);
        for (std::uint32_t i = 0; i < 10'000; ++i)
            QVERIFY(table.add(std::uint64_t{i} << 40U, i).isNew);
        for (std::uint32_t i = 0; i < 10'000; ++i) {
            QVERIFY(!table.add(std::uint64_t{i} << 40U, 1).isNew);
            QCOMPARE(*table.find(std::uint64_t{i} << 40U), i);
        }
        QVERIFY(table.find(5) == nullptr);
    }

    void toolsAreAskedForInAnyOrder()
    {
        ToolFamilies families;
        QVERIFY(families.meet(4) && !families.meet(4) && families.knows(4) && !families.knows(5));
        QVERIFY(!families.isAsked(4, "pay", 10, 100));
        QVERIFY(!families.isAsked(4, "pay", 11, 300));
        QVERIFY(!families.isAsked(5, "pay", 12, 300)); // of other parents
        QVERIFY(!families.isAsked(4, "post", 13, 300));
        QCOMPARE(families.ask(4, "pay", 200), std::vector<TraceTree::Index>({11}));
        QVERIFY(families.isAsked(4, "pay", 14, 200));
        QVERIFY(!families.isAsked(4, "pay", 15, 199));
        QCOMPARE(families.ask(4, "pay", 250), std::vector<TraceTree::Index>()); // later than what is known
        auto rest = families.ask(4, "pay", 50);
        std::sort(rest.begin(), rest.end());
        QCOMPARE(rest, std::vector<TraceTree::Index>({10, 15}));
        QCOMPARE(families.ask(4, "pay", 1), std::vector<TraceTree::Index>());
    }

    void hugeTraceIsTheSameInAFile_data()
    {
        QTest::addColumn<bool>("shuffled");
        QTest::newRow("in order") << false;
        QTest::newRow("shuffled") << true;
    }

    void hugeTraceIsTheSameInAFile()
    {
        QFETCH(bool, shuffled);
        constexpr std::size_t kSpans = 200'000;
        std::vector<std::uint64_t> order(kSpans);
        std::iota(order.begin(), order.end(), 0);
        if (shuffled)
            std::shuffle(order.begin(), order.end(), std::mt19937_64(7));
        const QTemporaryDir folder;
        const std::string path = folder.path().toStdString();
        TraceTree inFile;
        inFile.spillTo(path);
        const std::int64_t before = residentBytes();
        grow(inFile, order);
        const std::int64_t taken = residentBytes() - before;
        TraceTree inMemory;
        grow(inMemory, order);
        QCOMPARE(inFile.size(), inMemory.size());
        QCOMPARE(inFile.missingParents(), inMemory.missingParents());
        QCOMPARE(inFile.skewedSpans(), inMemory.skewedSpans());
        for (TraceTree::Index node = 0; node < inFile.size(); ++node)
            QVERIFY(inFile.flags(node) == inMemory.flags(node) && inFile.parent(node) == inMemory.parent(node));
        for (const std::uint64_t number : {std::uint64_t{0}, std::uint64_t{77'777}, std::uint64_t{199'999}})
            QCOMPARE(inFile.add(spanOf(number)).what, TraceTree::Added::Duplicate);
#ifndef WHYGLASS_SANITIZED
        QVERIFY2(taken < (16 << 20), qPrintable(QString::number(taken))); // in memory it is twice as much
#else
        Q_UNUSED(taken);
#endif
    }
};

QTEST_GUILESS_MAIN(GrowingTest)
#include "growing_test.moc"
