// SPDX-License-Identifier: GPL-3.0-or-later
// What calls cost, and why: OTLP JSON in, text out. Each case is a mistake that other programs made, and its near misses. A line that is a
// price list prices what comes after it.
#include "app/composition/composition.h"
#include "app/recorder/price_commands.h"
#include "models/analysis/details/span_details.h"
#include "models/analysis/pricing/cost_sum.h"
#include "models/analysis/pricing/price_history.h"
#include "models/format/format.h"
#include "tests/kit/golden_files.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <atomic>
#include <future>
#include <set>

using namespace whyglass;

namespace {

const QString kFolder = QStringLiteral(WHYGLASS_SOURCE_DIR "/tests/golden/costs/");

std::string number(const std::optional<std::int64_t>& value) { return value ? std::to_string(*value) : "-"; }

std::string tokens(const domain::TokenUsage& usage)
{
    return "in " + number(usage.input) + " out " + number(usage.output) + " read " + number(usage.cacheRead) + " written " + number(usage.cacheWrite)
        + " reasoning " + number(usage.reasoning);
}

std::string usd(const std::optional<domain::Money>& money) { return money ? "$" + format::moneyExact(*money) : "-"; }

std::string price(const analysis::PriceExplanation& price)
{
    std::string text;
    for (const analysis::PriceFactor& factor : price.factors) {
        text += (text.empty() ? "" : ", ") + std::string(nameOf(factor.part)) + " " + std::to_string(factor.tokens) + " x "
            + QString::number(factor.usdPerMillion).toStdString() + (factor.tierAbove ? " above " + std::to_string(*factor.tierAbove) : "");
    }
    return text + " (" + price.provider + "/" + price.model + (price.from.empty() ? "" : " from " + price.from) + ")";
}

std::string described(const analysis::SpanDetails& details)
{
    const analysis::CallCost& cost = details.cost;
    const bool counted = details.row.has(store::SpanFlag::Call);
    std::string text = "  " + std::string(details.decoded->span.name) + (counted ? "" : details.row.has(store::SpanFlag::Summed) ? " (summed, no call)" : " (not counted)") + "\n";
    text += "    " + tokens(cost.tokens) + "\n";
    text += "    " + std::string(nameOf(cost.state)) + " " + usd(cost.counted) + (cost.reported ? ", sent " + usd(cost.reported) : "")
        + (cost.difference() && cost.difference()->nano != 0 ? ", difference " + usd(cost.difference()) : "") + "\n";
    if (cost.price)
        text += "    " + price(*cost.price) + "\n";
    for (const std::string& sentence : {inputReadingText(cost), outputReadingText(cost)})
        text += sentence.empty() ? "" : "    " + sentence + "\n";
    for (const analysis::OtherReading& other : cost.others)
        text += "    otherwise: " + (other.possible ? tokens(other.tokens) + " " + usd(other.cost) : std::string("not possible")) + "\n";
    return text;
}

} // namespace

class CostsGoldenTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void costs_data()
    {
        QTest::addColumn<QString>("name");
        const QStringList files = QDir(kFolder).entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name);
        QVERIFY(files.size() >= 16);
        for (const QString& file : files)
            QTest::newRow(qPrintable(file)) << file.chopped(5);
    }

    void costs()
    {
        QFETCH(QString, name);
        const QTemporaryDir folder;
        const std::string path = folder.filePath(QStringLiteral("costs.whyglass")).toStdString();
        {
            const auto pipeline = recorder::openPipeline(path);
            QVERIFY(pipeline.ok());
            // A batch a trace, in order: what one call shows of its library holds for those that come after it.
            for (const QByteArray& line : testkit::contentOf(kFolder + name + QStringLiteral(".json")).split('\n'))
                if (line.startsWith("{\"prices\""))
                    takeIntoUse(**pipeline, path, line);
                else if (!line.trimmed().isEmpty())
                    add(**pipeline, line);
        }
        testkit::compareGolden(QByteArray::fromStdString(describe(path)), kFolder + name + QStringLiteral(".txt"));
    }

private:
    static void add(ingest::IngestPipeline& pipeline, const QByteArray& json)
    {
        std::promise<ingest::Receipt> done;
        ingest::IngestRequest request;
        request.json = true;
        request.bytes = json.toStdString();
        request.source = "test";
        request.done = [&done](const ingest::Receipt& receipt) { done.set_value(receipt); };
        QVERIFY(pipeline.submit(std::move(request)));
        const ingest::Receipt receipt = done.get_future().get();
        QCOMPARE(receipt.rejected, std::int64_t(0));
        QVERIFY(receipt.stored.spans > 0);
    }

    static void takeIntoUse(ingest::IngestPipeline& pipeline, const std::string& path, const QByteArray& list)
    {
        const std::atomic<bool> cancel = false;
        recorder::CommandRequest request;
        request.parameters = QJsonDocument(QJsonObject{{QStringLiteral("text"), QString::fromUtf8(list)}, {QStringLiteral("file"), QStringLiteral("list")}}).toJson().toStdString();
        request.cancel = &cancel;
        const auto kept = recorder::PriceCommands(pipeline, path).importList(request);
        QVERIFY2(kept.ok(), kept ? "" : kept.error().text().c_str());
    }

    static std::string describe(const std::string& path)
    {
        const auto reader = recorder::openReader(path);
        const auto keys = (*reader)->traceKeys({}, {store::SortKey::Start, false});
        std::string text;
        const auto traces = (*reader)->traces(*keys);
        for (const store::TraceRow& row : *traces) {
            text += "trace " + row.trace.hex().substr(0, 1) + "\n";
            const auto spans = (*reader)->spansOfTrace(row.trace);
            for (const store::SpanRow& span : spans->rows)
                text += described(*analysis::loadSpanDetails(**reader, span.key, analysis::PriceTable::builtin()));
            text += "  all: " + std::to_string(row.calls) + " calls, " + tokens(row.tokens) + ", " + usd(row.cost) + ", " + std::to_string(row.unpricedCalls)
                + " unpriced, " + std::to_string(row.unknownCalls) + " unknown\n";
        }
        const auto history = analysis::PriceHistory::load(**reader, analysis::PriceTable::builtin());
        const auto sum = analysis::explainCosts(**reader, {}, *history);
        std::int64_t nano = sum->reported.amount.nano + sum->otherwise.amount.nano;
        for (const analysis::CostLine& line : sum->lines)
            nano += line.amount.nano;
        text += std::string("the sum adds up: ") + (nano == sum->total.value_or(domain::Money{}).nano ? "yes" : "no") + ", " + std::to_string(sum->cacheAdded)
            + " added, " + std::to_string(sum->cacheOpen) + " open\n";
        return text;
    }
};

QTEST_GUILESS_MAIN(CostsGoldenTest)
#include "costs_golden_test.moc"
