// SPDX-License-Identifier: GPL-3.0-or-later
// Price lists of a workspace, and stored costs that are changed on purpose and given back.
#include "app/composition/composition.h"
#include "app/recorder/command_channel.h"
#include "models/analysis/pricing/cost_sum.h"
#include "models/analysis/pricing/price_file.h"
#include "models/analysis/pricing/reprice.h"

#include <nlohmann/json.hpp>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <map>

using namespace whyglass;
using Json = nlohmann::ordered_json;

namespace {

constexpr char kOwnPrices[] = "name = \"House contract\"\n"
                              "date = '2026-01-01'   # of the paper\n"
                              "[[prices]]\n"
                              "model = \"gpt-4o\"\n"
                              "input = 1_000\n"
                              "output = [2000, [5000, 4000]]\n"
                              "[[prices]]\n"
                              "provider = \"ollama\"\n"
                              "model = \"llama*\"\n"
                              "from = \"2026-01-01\"\n"
                              "input = 0.5\n";

/// What the costs of a workspace say, by model and hour, and each trace.
std::string sums(const std::string& path)
{
    const auto reader = recorder::openReader(path);
    std::string text;
    const auto show = [](const std::optional<domain::Money>& money) { return money ? std::to_string(money->nano) : std::string("-"); };
    const std::vector<std::string> by = {"model", "hour", "user_tier"};
    const auto costs = (*reader)->costs(by, {});
    for (const store::CostRow& row : *costs)
        text += row.keys[0] + " " + row.keys[1] + " " + std::to_string(row.calls) + " in " + std::to_string(row.tokens.input.value_or(-1)) + " " + show(row.cost)
            + " unpriced " + std::to_string(row.unpricedCalls) + "\n";
    const auto keys = (*reader)->traceKeys({}, {store::SortKey::Start, false});
    const auto traces = (*reader)->traces(*keys);
    for (const store::TraceRow& row : *traces)
        text += row.trace.hex() + " in " + std::to_string(row.tokens.input.value_or(-1)) + " " + show(row.cost) + " unpriced " + std::to_string(row.unpricedCalls) + "\n";
    return text;
}

/// The same sums, from the spans themselves.
bool addsUp(const std::string& path)
{
    const auto reader = recorder::openReader(path);
    std::int64_t fromCalls = 0, fromRollup = 0, fromTraces = 0;
    (void)(*reader)->calls({}, 0, [&](const store::CallRow& call) { fromCalls += call.cost.value_or(domain::Money{}).nano; });
    const std::vector<std::string> by = {"model"};
    const auto costs = (*reader)->costs(by, {});
    for (const store::CostRow& row : *costs)
        fromRollup += row.cost.value_or(domain::Money{}).nano;
    const auto keys = (*reader)->traceKeys({}, {store::SortKey::Start, false});
    const auto traces = (*reader)->traces(*keys);
    for (const store::TraceRow& row : *traces)
        fromTraces += row.cost.value_or(domain::Money{}).nano;
    return fromCalls == fromRollup && fromCalls == fromTraces;
}

} // namespace

class RepriceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("prices.whyglass")).toStdString();
    }

    void ownListPricesWhatComesAndNothingBefore()
    {
        importCase("not-priced-is-not-free");
        const std::string before = sums(m_path);
        const Json list = call("prices_import", {{"text", kOwnPrices}, {"file", "own.toml"}, {"author", "Ada"}});
        QCOMPARE(list["prices"].get<int>(), 2);
        QCOMPARE(sums(m_path), before); // past costs keep their price
        importCase("cached-tokens-counted-twice");
        const auto sum = why();
        QVERIFY(sum.otherwise.calls == 0);
        const bool byOwn = std::any_of(sum.lines.begin(), sum.lines.end(), [](const auto& line) { return line.source == "House contract" && line.usdPerMillion == 1000; });
        const bool byBuiltin = std::any_of(sum.lines.begin(), sum.lines.end(), [](const auto& line) { return line.source.find("genai-prices") != std::string::npos; });
        QVERIFY(byOwn);
        QVERIFY(byBuiltin);
        call("prices_withdraw", {{"list", list["list"]}, {"author", "Ada"}});
        importCase("audio");
        QVERIFY(why().otherwise.calls == 0); // the list that is out of use still explains what it priced
    }

    void repricingIsShownThenDoneThenTakenBack()
    {
        importCase("not-priced-is-not-free");
        importCase("cost-that-was-reported");
        importCase("agent-and-its-calls-summed");
        const std::string before = sums(m_path);
        const analysis::RepriceResult planned = plan(kOwnPrices);
        QVERIFY(planned.changed() > 3);
        QCOMPARE(planned.gained, std::int64_t(1)); // the llama
        QVERIFY(planned.reported >= 3);
        QCOMPARE(sums(m_path), before);

        const Json done = call("reprice", {{"kind", "reprice"}, {"with", kOwnPrices}, {"file", "own.toml"}, {"author", "Ada"}});
        QCOMPARE(done["changed"].get<std::int64_t>(), planned.changed());
        QVERIFY(sums(m_path) != before);
        QVERIFY(addsUp(m_path));
        const auto sum = why();
        QCOMPARE(sum.otherwise.calls, std::int64_t(0));
        QCOMPARE(sum.changes.size(), std::size_t(1));
        QCOMPARE(sum.changes.front().author, std::string("Ada"));
        QCOMPARE(sum.changes.front().after.nano - sum.changes.front().before.nano, (planned.after.priced - planned.before.priced).nano);

        const Json again = call("reprice", {{"kind", "reprice"}, {"with", kOwnPrices}, {"file", "own.toml"}, {"author", "Ada"}});
        QVERIFY(again["change"].is_null()); // nothing left to change
        const Json undone = call("undo_costs", {{"change", 0}, {"author", "Bob"}});
        QCOMPARE(undone["calls"].get<std::int64_t>(), planned.changed());
        QCOMPARE(sums(m_path), before);
        QVERIFY(why().changes.empty());
        QCOMPARE(refused("undo_costs", {{"change", 0}, {"author", "Bob"}}), domain::ErrorCode::NotFound);
    }

    void onlyTheLastChangeCanBeTakenBack()
    {
        importCase("not-priced-is-not-free");
        const std::string before = sums(m_path);
        const Json first = call("reprice", {{"with", kOwnPrices}, {"author", "Ada"}});
        const Json second = call("reprice", {{"with", "builtin"}, {"author", "Ada"}});
        QCOMPARE(sums(m_path), before);
        QCOMPARE(refused("undo_costs", {{"change", first["change"]}, {"author", "Ada"}}), domain::ErrorCode::InvalidArgument);
        call("undo_costs", {{"change", second["change"]}, {"author", "Ada"}});
        call("undo_costs", {{"change", first["change"]}, {"author", "Ada"}});
        QCOMPARE(sums(m_path), before);
        QVERIFY(addsUp(m_path));
    }

    void readingsArePutRight()
    {
        importCase("one-call-proves-the-library");
        const std::string before = sums(m_path);
        QCOMPARE(why().cacheOpen, std::int64_t(4)); // one before the proof, three of others
        const Json done = call("reprice", {{"kind", "readings"}, {"author", "Ada"}});
        QCOMPARE(done["changed"].get<std::int64_t>(), std::int64_t(1));
        const auto sum = why();
        QCOMPARE(sum.cacheOpen, std::int64_t(3));
        QCOMPARE(sum.cacheAdded, std::int64_t(3));
        QVERIFY(addsUp(m_path));
        call("undo_costs", {{"change", 0}, {"author", "Ada"}});
        QCOMPARE(sums(m_path), before);
        QCOMPARE(why().cacheOpen, std::int64_t(4));
    }

    void aWindowLimitsIt()
    {
        importCase("not-priced-is-not-free");
        const Json none = call("reprice", {{"with", kOwnPrices}, {"author", "Ada"}, {"since_ns", std::int64_t{1'900'000'000'000'000'000}}});
        QVERIFY(none["change"].is_null());
        QCOMPARE(none["calls"].get<int>(), 0);
    }

    void badFilesAreLocated_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("where");
        const auto row = [](const char* name, const char* text, const char* where) { QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(where); };
        row("unknown key", "[[prices]]\nmodel = \"a\"\ninptu = 3\n", "own:3: nothing is called inptu");
        row("no number", "# c\n[[prices]]\nmodel = \"a\"\ninput = cheap\n", "own:4: the value of input");
        row("negative", "[[prices]]\nmodel = \"a\"\ninput = -1\n", "own:3: input is not a price");
        row("no model", "name = \"x\"\n\n[[prices]]\ninput = 1\n", "own:3: this price names no model");
        row("no price", "[[prices]]\nmodel = \"a\"\n", "own:1: this price of a has neither");
        row("no day", "[[prices]]\nmodel = \"a\"\ninput = 1\nfrom = \"May\"\n", "own:4: from is not a day");
        row("twice", "[[prices]]\nmodel = \"a\"\ninput = 1\n[[prices]]\nmodel = \"A\"\ninput = 2\n", "own:4: a is priced twice");
        row("key twice", "[[prices]]\nmodel = \"a\"\ninput = 1\ninput = 2\n", "own:4: input is given twice");
        row("other table", "[[budget]]\n", "own:1: \"[[budget]]\" is no part");
        row("empty", "name = \"x\"\n", "own:1: there is no price");
        row("bad tier", "[[prices]]\nmodel = \"a\"\ninput = [1, [\"x\", 2]]\n", "own:3: input is not a price");
        row("not JSON", "{\"prices\": [\n{\"model\": \"a\",\n}\n]}", "own:3: not JSON");
        row("JSON key", "{\"name\": \"x\",\n \"prices\": [\n  {\"model\": \"a\", \"input\": 1},\n  {\"model\": \"b\",\n   \"inptu\": 1}]}", "own:5: nothing is called inptu");
        row("JSON model", "{\"prices\": [\n  {\"input\": 1}]}", "own:2: this price names no model");
    }
    void badFilesAreLocated()
    {
        QFETCH(QString, text);
        QFETCH(QString, where);
        const auto table = analysis::parsePriceFile(text.toStdString(), "own");
        QVERIFY(!table);
        const QString said = QString::fromStdString(table.error().text());
        QVERIFY2(said.startsWith(where), qPrintable(said));
    }

private:
    Json call(const char* command, const Json& parameters)
    {
        auto channel = recorder::openCommandChannel(m_path, "test");
        if (!channel)
            qFatal("%s", channel.error().text().c_str());
        const auto answer = (*channel)->call(command, parameters.dump(), {}, nullptr);
        if (!answer)
            qFatal("%s: %s", command, answer.error().text().c_str());
        return Json::parse(*answer);
    }

    domain::ErrorCode refused(const char* command, const Json& parameters)
    {
        auto channel = recorder::openCommandChannel(m_path, "test");
        const auto answer = (*channel)->call(command, parameters.dump(), {}, nullptr);
        return answer ? domain::ErrorCode::Cancelled : answer.error().code;
    }

    /// The same case twice holds other traces, so that nothing is a duplicate.
    void importCase(const char* name)
    {
        const QString from = QStringLiteral(WHYGLASS_SOURCE_DIR "/tests/golden/costs/%1.json").arg(QString::fromLatin1(name));
        QFile source(from);
        QVERIFY(source.open(QIODevice::ReadOnly));
        QByteArray text = source.readAll();
        const QByteArray mark = QByteArray::number(++m_imports);
        for (const char letter : {'a', 'b', 'c', 'd', 'e', 'f'})
            text.replace(QByteArray(32, letter), QByteArray(QByteArray(31, letter) + mark));
        const QString file = m_folder->filePath(QStringLiteral("case%1.jsonl").arg(m_imports));
        QFile copy(file);
        QVERIFY(copy.open(QIODevice::WriteOnly) && copy.write(text) > 0);
        copy.close();
        call("import", {{"files", Json::array({{{"path", file.toStdString()}, {"shown", "case"}}})}});
    }

    analysis::CostSum why()
    {
        const auto reader = recorder::openReader(m_path);
        const auto history = analysis::PriceHistory::load(**reader, analysis::PriceTable::builtin());
        return *analysis::explainCosts(**reader, {}, *history);
    }

    analysis::RepriceResult plan(const char* prices)
    {
        const auto reader = recorder::openReader(m_path);
        analysis::RepriceOrder order;
        order.prices = std::make_shared<analysis::PriceBook>(analysis::PriceBook::Tables{*analysis::parsePriceFile(prices, "own"), analysis::PriceTable::builtin()});
        return *analysis::reprice(**reader, order, [](auto) { return domain::Result<void>(); });
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::string m_path;
    int m_imports = 0;
};

QTEST_GUILESS_MAIN(RepriceTest)
#include "reprice_test.moc"
