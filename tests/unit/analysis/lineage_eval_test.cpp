// SPDX-License-Identifier: GPL-3.0-or-later
// How well values are traced: more than 500 planted ones with near misses beside them, made from a fixed seed, in a trace or in the traces of its
// conversation before it. A place is a span; what is asked is whether a place that is named holds the value (precision) and whether one that holds it is named (recall).
#include "models/analysis/lineage/conversation_lineage.h"
#include "tests/kit/trace_builder.h"

#include <QTest>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>
#include <random>
#include <set>
#include <tuple>

using namespace whyglass;
using analysis::LineageStatus;
using testkit::TraceBuilder;

namespace {

constexpr unsigned kSeed = 20260317;
constexpr int kTraces = 160;
constexpr int kTools = 5;
constexpr int kValues = 5; // of one trace
constexpr int kNoise = 30; // other numbers in a payload, at most
constexpr int kEarlier = 2; // traces before it in its conversation, each with one tool: tool_8, tool_9
constexpr int kFirstEarlier = 8;

/// A value as the decision states it, how the payloads write it, and what stands there that is nearly it.
struct Planted {
    std::string type;
    std::string stated;
    std::vector<std::string> written;  ///< JSON members of payloads of their own: each is a place
    std::vector<std::string> misses;   ///< members that must not be named
    LineageStatus status = LineageStatus::Observed;
    std::set<int> tools; ///< where `written` went
    bool earlier = false; ///< into an earlier trace
};

class Generator {
public:
    int below(int limit) { return static_cast<int>(m_random() % static_cast<unsigned>(limit)); }
    int from(int least, int most) { return least + below(most - least + 1); }
    template <typename T>
    const T& pick(const std::vector<T>& list) { return list[static_cast<std::size_t>(below(static_cast<int>(list.size())))]; }
    std::string digits(int count)
    {
        std::string text(1, static_cast<char>('1' + below(9)));
        while (static_cast<int>(text.size()) < count)
            text += static_cast<char>('0' + below(10));
        return text;
    }

private:
    std::mt19937 m_random{kSeed};
};

std::string grouped(const std::string& digits, const std::string& mark)
{
    std::string text = digits;
    for (int at = static_cast<int>(text.size()) - 3; at > 0; at -= 3)
        text.insert(static_cast<std::size_t>(at), mark);
    return text;
}

std::string member(const std::string& key, const std::string& text) { return "\"" + key + "\": \"" + text + "\""; }
std::string bare(const std::string& key, const std::string& number) { return "\"" + key + "\": " + number; }

std::string twoDigits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

Planted equalNumber(Generator& g)
{
    const std::string n = g.digits(g.from(3, 6));
    std::vector<std::string> misses = {bare("limit", n + "0"), bare("page", n.substr(0, n.size() - 1)), member("note", "see " + n + "7")};
    if (g.below(8) == 0) // equal by chance: no text tells the two apart, and this counts as wrong
        misses.push_back(bare("page", n));
    return {"number equal", n, {bare("quantity", n)}, std::move(misses), {}, {}};
}

Planted numberNotation(Generator& g)
{
    const std::string n = g.digits(g.from(4, 6));
    const std::string cents = g.digits(2);
    const std::vector<std::pair<std::string, std::string>> pairs = {
        {grouped(n, ","), bare("quantity", n)},
        {n, member("text", grouped(n, ",") + " pcs")},
        {"$" + grouped(n, ",") + "." + cents, bare("amount", n + "." + cents)},
        {n + "." + cents, member("total", grouped(n, ".") + "," + cents + " EUR")},
        {grouped(n, ",") + "." + cents, member("total", grouped(n, " ") + "," + cents + " EUR")},
        {grouped(n, "'"), bare("count", n)},
        {n + "000", member("budget", n + "k")},
        {grouped(n, ","), member("text", "in all " + n + ".00 pieces")},
    };
    const auto& [stated, written] = g.pick(pairs);
    return {"number normalised", stated, {written}, {bare("other", n + "1"), member("ref", "PO-" + n), bare("pages", n.substr(1))}, LineageStatus::Inferred, {}};
}

/// "forty-two thousand three hundred and seven".
std::string inWords(int n)
{
    static const std::vector<std::string> kSmall = {"", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
        "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
    static const std::vector<std::string> kTens = {"", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
    const auto with = [](const std::string& head, const char* joint, int rest) { return rest == 0 ? head : head + joint + inWords(rest); };
    if (n < 20)
        return kSmall[static_cast<std::size_t>(n)];
    if (n < 100)
        return with(kTens[static_cast<std::size_t>(n / 10)], "-", n % 10);
    if (n < 1'000)
        return with(inWords(n / 100) + " hundred", " and ", n % 100);
    return with(inWords(n / 1'000) + " thousand", n % 1'000 < 100 ? " and " : " ", n % 1'000);
}

Planted numberWords(Generator& g)
{
    static const std::vector<std::pair<std::string, std::string>> kFixed = {{"two and a half million", "2500000"}, {"a dozen", "12"}, {"half a million", "500000"},
        {"zehntausend", "10000"}, {"zweieinhalb Millionen", "2500000"}, {"f\xC3\xBCnfhundertzwanzig", "520"}, {"ein Dutzend", "12"}, {"dreiundvierzig", "43"}};
    std::string words;
    std::string digits;
    if (g.below(3) == 0) {
        std::tie(words, digits) = g.pick(kFixed);
    } else {
        const int n = g.below(2) == 0 ? g.from(21, 999) : g.from(2, 480) * 1'000 + g.below(2) * g.from(1, 999);
        words = inWords(n);
        digits = std::to_string(n);
    }
    const std::vector<std::string> misses = {bare("other", digits + "3"), member("note", "some " + words + "-fold things"), member("ref", "PO-" + digits), member("text", "of twenties and tens of it")};
    if (g.below(2) == 0)
        return {"number in words", words, {bare("quantity", digits)}, misses, LineageStatus::Inferred, {}};
    return {"number in words", digits, {member("text", "we ask for " + words + " pieces")}, misses, LineageStatus::Inferred, {}};
}

Planted perCent(Generator& g)
{
    const int share = g.from(11, 98);
    const std::string text = std::to_string(share);
    if (g.below(2) == 0)
        return {"per cent", text + "%", {bare("rate", "0." + text)}, {bare("rank", "0." + text + "3")}, LineageStatus::Inferred, {}};
    return {"per cent", "0." + text, {member("rate", text + " %")}, {member("other", text + "1 %")}, LineageStatus::Inferred, {}};
}

Planted scaled(Generator& g)
{
    std::string n = g.digits(g.from(4, 6));
    n.back() = static_cast<char>('1' + g.below(9));
    return {"number x 10^k", n + "0", {bare("quantity", n)}, {bare("other", n.substr(1) + "7"), member("ref", "R" + n)}, LineageStatus::Inferred, {}};
}

Planted derived(Generator& g)
{
    const int a = g.from(12, 97);
    const int b = g.from(103, 987);
    const std::string left = std::to_string(a);
    const std::string right = std::to_string(b) + "." + g.digits(2);
    const long long cents = std::llround(std::stod(right) * 100);
    const auto money = [](long long amount) {
        const std::string text = std::to_string(amount);
        return text.substr(0, text.size() - 2) + "." + text.substr(text.size() - 2);
    };
    const std::vector<std::string> results = {money(cents * a), money(cents + a * 100), money(cents - a * 100)};
    return {"arithmetic", g.pick(results), {bare("quantity", left) + ", " + bare("unit_price", right)}, {bare("other", std::to_string(b + 1))}, LineageStatus::Inferred, {}};
}

Planted id(Generator& g)
{
    static const std::vector<std::string> kPrefixes = {"INV-", "PO-", "CLM-", "CUST_", "ORD", "VND-DE-"};
    const std::string prefix = g.pick(kPrefixes);
    const std::string n = g.digits(5);
    const std::string text = prefix + n;
    const std::vector<std::string> writings = {member("id", text), member("file", "/archive/" + text + ".pdf"), member("note", "belongs to " + text + "."),
        member("key", "invoice:" + text)};
    return {"id", text, {g.pick(writings)}, {member("id2", text + "7"), member("id3", prefix + n.substr(0, 4)), member("id4", prefix + n.substr(0, 4) + static_cast<char>(n.back() == '9' ? '0' : n.back() + 1)),
                                            bare("number", n)}, LineageStatus::Observed, {}};
}

Planted idCase(Generator& g)
{
    const std::string n = g.digits(4) + "ab" + g.digits(3) + "cf";
    std::string upper = n;
    std::transform(upper.begin(), upper.end(), upper.begin(), [](char c) { return static_cast<char>(std::toupper(c)); });
    return {"id in another case", upper, {member("trace", n)}, {member("other", n + "0"), member("third", n.substr(0, 8))}, LineageStatus::Inferred, {}};
}

Planted date(Generator& g)
{
    static const std::vector<std::string> kNames = {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"};
    const int year = g.from(2019, 2027);
    const int month = g.from(1, 12);
    const int day = g.from(13, 28);
    const std::string iso = std::to_string(year) + "-" + twoDigits(month) + "-" + twoDigits(day);
    const std::string words = std::to_string(day) + " " + kNames[static_cast<std::size_t>(month - 1)] + " " + std::to_string(year);
    const std::string german = twoDigits(day) + "." + twoDigits(month) + "." + std::to_string(year);
    const std::string american = std::to_string(month) + "/" + std::to_string(day) + "/" + std::to_string(year);
    const std::string next = std::to_string(year) + "-" + twoDigits(month) + "-" + twoDigits(day + 1);
    const std::string sameDigits = std::to_string(year + 1) + "-" + twoDigits(month) + "-" + twoDigits(day);
    const std::vector<std::string> misses = {member("sent", next), member("next", sameDigits), member("id", "D" + std::to_string(year) + twoDigits(month) + twoDigits(day))};
    if (g.below(4) == 0)
        return {"date", iso, {member("due", iso + "T09:30:00Z")}, misses, LineageStatus::Observed, {}};
    const std::vector<std::pair<std::string, std::string>> pairs = {{words, iso}, {iso, words}, {german, iso}, {iso, american}, {words, german},
        {kNames[static_cast<std::size_t>(month - 1)] + " " + std::to_string(day) + ", " + std::to_string(year), iso}};
    const auto& [stated, written] = g.pick(pairs);
    return {"date normalised", stated, {member("due", written)}, misses, LineageStatus::Inferred, {}};
}

Planted ambiguousDate(Generator& g)
{
    const int year = g.from(2019, 2027);
    const int first = g.from(1, 6);
    const int second = g.from(7, 12);
    const std::string slashes = twoDigits(first) + "/" + twoDigits(second) + "/" + std::to_string(year);
    const std::string iso = std::to_string(year) + "-" + (g.below(2) == 0 ? twoDigits(first) + "-" + twoDigits(second) : twoDigits(second) + "-" + twoDigits(first));
    return {"date in two readings", slashes, {member("due", iso)}, {member("sent", std::to_string(year - 1) + iso.substr(4))}, LineageStatus::Inferred, {}};
}

Planted email(Generator& g)
{
    static const std::vector<std::string> kNames = {"jane.doe", "r.miller", "a.larsen", "k.ito", "m.rossi"};
    const std::string name = g.pick(kNames) + g.digits(3);
    return {"e-mail", name + "@example.com", {member("contact", name + "@example.com")}, {member("cc", name + "@example.org"), member("bcc", "x" + name + "@example.com"), member("user", name)}, {}, {}};
}

Planted url(Generator& g)
{
    const std::string path = "example.com/vendors/" + g.digits(4);
    if (g.below(2) == 0)
        return {"url", "https://" + path, {member("link", "https://" + path)}, {member("other", "https://" + path + "1"), member("third", "https://example.com/vendors")}, {}, {}};
    return {"url normalised", "https://" + path, {member("link", "http://www." + path + "/")}, {member("other", "https://" + path + "/bank")}, LineageStatus::Inferred, {}};
}

Planted quotation(Generator& g)
{
    static const std::vector<std::string> kFirst = {"Northwind", "Baltic", "Orion", "Hanse", "Meridian", "Polar"};
    static const std::vector<std::string> kSecond = {"Traders", "Shipping", "Components", "Metals", "Foods"};
    const std::string name = g.pick(kFirst) + " " + g.pick(kSecond) + " " + g.digits(2) + " Ltd";
    return {"quotation", "\"" + name + "\"", {member("vendor", name)}, {member("other", name.substr(0, name.size() - 4) + "x Ltd"), member("city", name.substr(0, name.find(' ')))}, {}, {}};
}

Planted paraphrase(Generator& g)
{
    static const std::vector<std::string> kWho = {"the regional manager", "two directors", "the finance lead", "a second reviewer"};
    static const std::vector<std::string> kWhat = {"every payment to a new vendor", "orders of restricted goods", "invoices without a purchase order", "any change of bank details"};
    const std::string who = g.pick(kWho);
    const std::string what = g.pick(kWhat);
    const std::string n = g.digits(2);
    return {"paraphrase", "According to rule R" + n + " " + what + " must be confirmed in writing by " + who,
        {member("policy", "Rule R" + n + ": " + what + " must be confirmed in writing by " + who + " before it is released.")},
        {member("other", "Letters must be confirmed by the sender before the next working day.")}, LineageStatus::Inferred, {}};
}

Planted invented(Generator& g)
{
    const std::string n = g.digits(5);
    std::string swapped = n;
    std::swap(swapped[1], swapped[3]);
    if (swapped == n)
        swapped[2] = swapped[2] == '9' ? '1' : static_cast<char>(swapped[2] + 1);
    switch (g.below(8)) {
    case 0: return {"invented number", n, {}, {bare("quantity", swapped), bare("limit", n + "3"), member("ref", "AB-" + n)}, LineageStatus::Unsupported, {}};
    case 1: return {"invented amount", "$" + grouped(n, ",") + ".50", {}, {bare("amount", n + ".51"), bare("other", swapped + ".50")}, LineageStatus::Unsupported, {}};
    case 2: return {"invented id", "INV-" + n, {}, {member("id", "INV-" + swapped), member("id2", "INV-" + n + "-A1"), member("id3", "INV-" + n.substr(0, 4)), bare("n", n)}, LineageStatus::Unsupported, {}};
    case 3: return {"invented date", "2025-03-" + std::to_string(g.from(14, 24)), {}, {member("due", "2024-03-14"), member("sent", "2025-04-25"), member("id", "2025-03-0012")}, LineageStatus::Unsupported, {}};
    case 4: return {"invented e-mail", "m" + n + "@example.com", {}, {member("cc", "m" + swapped + "@example.com"), member("to", "m" + n + "@example.net")}, LineageStatus::Unsupported, {}};
    case 5: // short enough that some pair of the noise gives it by chance
    case 6: return {"invented short number", g.digits(g.from(3, 4)), {}, {member("ref", "AB-" + n)}, LineageStatus::Unsupported, {}};
    default: return {"invented name", "\"Castor Freight " + n.substr(0, 2) + "\"", {}, {member("vendor", "Castor Foods " + n.substr(0, 2)), member("city", "Freight hall")}, LineageStatus::Unsupported, {}};
    }
}

Planted planted(Generator& g)
{
    static const std::vector<Planted (*)(Generator&)> kMakers = {equalNumber, numberNotation, numberNotation, perCent, scaled, derived, id, id, idCase, date, date,
        ambiguousDate, email, url, quotation, paraphrase, numberWords, numberWords, invented, invented, invented};
    Planted value = g.pick(kMakers)(g);
    // Calculated and reworded from another trace counts for nothing, as do two readings of it.
    static const std::set<std::string> kOfOneTrace = {"number x 10^k", "arithmetic", "paraphrase", "date in two readings"};
    value.earlier = !value.written.empty() && kOfOneTrace.count(value.type) == 0 && g.below(5) == 0;
    if (value.earlier)
        value.type = "in an earlier trace";
    return value;
}

struct Tally {
    int values = 0, named = 0, right = 0, planted = 0, found = 0, status = 0;
};

struct Case {
    std::vector<Planted> values;
    std::unique_ptr<testkit::MemoryTrace> trace;
    std::vector<analysis::TraceDetails> earlier;
};

using Members = std::vector<std::vector<std::string>>; ///< of the payload of each tool

std::string payload(Generator& g, std::vector<std::string> own)
{
    for (int noise = g.from(2, kNoise); noise > 0; --noise)
        own.push_back(bare("n" + std::to_string(noise), std::to_string(g.from(10, 99'999))));
    std::string json;
    for (const std::string& text : own)
        json += (json.empty() ? "{" : "}, {") + text;
    return "{\"rows\": [" + json + "}]}";
}

Case makeCase(Generator& g, int number)
{
    Case result;
    Members members(kTools);
    Members before(kEarlier);
    for (int v = 0; v < kValues; ++v) {
        Planted value = planted(g);
        const int tool = g.below(kTools);
        const int turn = g.below(kEarlier);
        for (const std::string& text : value.written) {
            (value.earlier ? before[static_cast<std::size_t>(turn)] : members[static_cast<std::size_t>(tool)]).push_back(text);
            value.tools.insert(value.earlier ? kFirstEarlier + turn : tool);
        }
        for (const std::string& text : value.misses) // never where the value stands: a near miss there would not be seen
            members[static_cast<std::size_t>((tool + 1 + g.below(kTools - 1)) % kTools)].push_back(text);
        result.values.push_back(std::move(value));
    }
    const int first = number * (kEarlier + 1); // of the numbers of its traces
    for (int turn = 0; turn < kEarlier; ++turn) {
        TraceBuilder builder(first + turn);
        builder.tool("tool_" + std::to_string(kFirstEarlier + turn), "{}", payload(g, before[static_cast<std::size_t>(turn)]));
        result.earlier.push_back(std::move(builder.chat("Look.", "I looked.").build()->details));
    }
    TraceBuilder builder(first + kEarlier);
    builder.agent("approver");
    for (int t = 0; t < kTools; ++t)
        builder.tool("tool_" + std::to_string(t), "{}", payload(g, members[static_cast<std::size_t>(t)]));
    std::string answer = "Approved.";
    for (const Planted& value : result.values)
        answer += "\n- " + value.stated;
    // What an instrumentation counts is no source, whatever it happens to equal.
    const std::string& stated = result.values.front().stated;
    const bool isCount = std::all_of(stated.begin(), stated.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
    const int tokens = isCount && stated.size() < 7 ? std::stoi(stated) : 1234;
    builder.chat("Decide.", "I look closer.", {{"gen_ai.usage.input_tokens", tokens}, {"server.port", tokens}});
    builder.chat("Decide.", answer).close();
    result.trace = builder.build();
    return result;
}

/// Tools of the places; -1 for any other span.
std::set<int> toolsOf(const Case& one, const analysis::ValueLineage& value)
{
    std::vector<const analysis::TraceDetails*> traces{&one.trace->details};
    for (const analysis::TraceDetails& trace : one.earlier)
        traces.push_back(&trace);
    std::set<int> tools;
    for (const analysis::Occurrence& place : value.occurrences) {
        int tool = -1;
        for (const analysis::TraceDetails* trace : traces) {
            for (const store::SpanRow& row : trace->spans.rows) {
                const std::string& name = trace->spans.text(row.name);
                if (trace->row.trace == place.trace && row.span == place.span && name.find("tool_") != std::string::npos && name.back() != '_')
                    tool = name.back() - '0';
            }
        }
        tools.insert(tool);
    }
    return tools;
}

const analysis::ValueLineage* valueOf(const analysis::Lineage& lineage, const Planted& planted)
{
    const auto it = std::find_if(lineage.values.begin(), lineage.values.end(),
        [&](const analysis::ValueLineage& value) { return analysis::sameValue(value.value, planted.stated); });
    return it == lineage.values.end() ? nullptr : &*it;
}

} // namespace

class LineageEvalTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsWhatWasPlantedAndNothingElse()
    {
        Generator generator;
        std::map<std::string, Tally> tallies;
        for (int number = 1; number <= kTraces; ++number) {
            const Case one = makeCase(generator, number);
            const analysis::TraceDetails& trace = one.trace->details;
            auto lineage = analysis::lineageOfSpan(trace, trace.spans.rows.back().span);
            analysis::searchEarlierTraces(one.earlier, lineage);
            for (const Planted& value : one.values)
                count(one, lineage, value, tallies[value.type]);
        }
        Tally all;
        for (const auto& [type, tally] : tallies) {
            print(type.c_str(), tally);
            all.values += tally.values;
            all.named += tally.named;
            all.right += tally.right;
            all.planted += tally.planted;
            all.found += tally.found;
            all.status += tally.status;
        }
        print("all", all);
        QVERIFY(all.values >= 500);
        QVERIFY2(all.right >= 0.98 * all.named, "precision of the places");
        QVERIFY2(all.found >= 0.98 * all.planted, "recall of the places");
        QVERIFY2(all.status >= 0.98 * all.values, "observed, inferred or unsupported");
    }

private:
    static void count(const Case& one, const analysis::Lineage& lineage, const Planted& planted, Tally& tally)
    {
        const analysis::ValueLineage* value = valueOf(lineage, planted);
        const std::set<int> named = value == nullptr ? std::set<int>() : toolsOf(one, *value);
        const LineageStatus status = value == nullptr ? LineageStatus::Unsupported : value->status;
        int right = 0;
        for (const int tool : named)
            right += static_cast<int>(planted.tools.count(tool));
        ++tally.values;
        tally.named += static_cast<int>(named.size());
        tally.right += right;
        tally.planted += static_cast<int>(planted.tools.size());
        tally.found += right;
        tally.status += status == planted.status ? 1 : 0;
        const bool wrong = right != static_cast<int>(named.size()) || right != static_cast<int>(planted.tools.size()) || status != planted.status;
        if (wrong && qEnvironmentVariableIsSet("WHYGLASS_LINEAGE_MISSES"))
            qInfo("%s: %s is %s with %d places, %d right; %s", planted.type.c_str(), planted.stated.c_str(), std::string(analysis::nameOf(status)).c_str(),
                static_cast<int>(named.size()), right, value != nullptr && !value->occurrences.empty() ? value->occurrences.front().how.c_str() : "");
    }

    static void print(const char* name, const Tally& tally)
    {
        qInfo("%-22s %3d values  precision %.3f (%d of %d)  recall %.3f (%d of %d)  status %.3f", name, tally.values,
            tally.named == 0 ? 1.0 : static_cast<double>(tally.right) / tally.named, tally.right, tally.named,
            tally.planted == 0 ? 1.0 : static_cast<double>(tally.found) / tally.planted, tally.found, tally.planted,
            static_cast<double>(tally.status) / tally.values);
    }
};

QTEST_APPLESS_MAIN(LineageEvalTest)
#include "lineage_eval_test.moc"
