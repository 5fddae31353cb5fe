// SPDX-License-Identifier: GPL-3.0-or-later
// Each HTTP case of the hostile corpus over a socket of its own, against a receiver with a workspace behind it.
#include "recipes.h"

#include "ingest/sources/receivers.h"
#include "ingest_kit.h"
#include "workbench.h"

#include <QTest>

#include <cstdio>

using namespace whyglass;
using namespace whyglass::ingest;
using hostile::Case;

namespace {

/// A request body with one span that no other case has.
std::map<std::string, std::string> namesOf(std::size_t number)
{
    std::array<char, 40> id{};
    std::snprintf(id.data(), id.size(), "%032zx", number + 1);
    const std::string body = "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"traceId\":\"" + std::string(id.data()) + "\",\"spanId\":\"" + (id.data() + 16)
        + "\",\"name\":\"n\",\"startTimeUnixNano\":\"1700000000000000000\"}]}]}]}";
    std::array<char, 20> lower{};
    std::array<char, 20> upper{};
    std::snprintf(lower.data(), lower.size(), "%zx", body.size());
    std::snprintf(upper.data(), upper.size(), "%zX", body.size());
    return {{"body", body}, {"length", std::to_string(body.size())}, {"hexlength", lower.data()}, {"HEXLENGTH", upper.data()}};
}

struct Seen {
    std::string statuses = "none"; ///< "200,400"
    bool closes = true;
    bool leaks = false; ///< something that was stored came back
};

Seen readAnswers(std::string_view text)
{
    Seen seen;
    for (std::size_t at = text.find("HTTP/1.1 "); at != std::string_view::npos; at = text.find("HTTP/1.1 ", at + 1)) {
        if (text.substr(at + 9, 3).find_first_not_of("0123456789") != std::string_view::npos)
            continue; // a message about HTTP
        seen.statuses = seen.statuses == "none" ? "" : seen.statuses + ",";
        seen.statuses += text.substr(at + 9, 3);
        seen.closes = text.find("Connection: close", at) != std::string_view::npos;
    }
    seen.leaks = text.find("\"traceId\"") != std::string_view::npos || text.find("Access-Control-Allow") != std::string_view::npos;
    return seen;
}

bool isStatus(const std::string& wanted, const std::string& seen)
{
    return wanted == "any" || wanted == seen || (wanted == "4xx" && seen.size() == 3 && seen.front() == '4');
}

} // namespace

class HostileHttpTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cases()
    {
        kit::Workbench bench;
        auto receiver = HttpReceiver::start(parseEndpoint("127.0.0.1:0").value(), bench.pipeline());
        QVERIFY(receiver.ok());
        const std::uint16_t port = (*receiver)->bound().port;
        const auto cases = hostile::readCases("http.txt");
        QVERIFY(cases.size() >= 400);
        QStringList wrong;
        for (std::size_t i = 0; i < cases.size(); ++i) {
            const Case& one = cases[i];
            const auto before = bench.pipeline().counters();
            const Seen seen = readAnswers(kit::exchange(port, hostile::textOf(one.recipe, namesOf(i)), kit::Until::Closed, kit::Half::Closed));
            const auto after = bench.pipeline().counters();
            const auto kept = static_cast<long>(after.spans + after.duplicates - before.spans - before.duplicates);
            QStringList why;
            if (!isStatus(one.status, seen.statuses))
                why << QString::fromStdString("status " + seen.statuses);
            if (one.number("kept") >= 0 && kept != one.number("kept"))
                why << QStringLiteral("kept %1").arg(kept);
            if (one.has("close") && !seen.closes)
                why << QStringLiteral("not closed");
            if (seen.leaks)
                why << QStringLiteral("what was stored, or leave for a web page, came back");
            if (!why.isEmpty())
                wrong << QString::fromStdString(one.name + ": ") + why.join(QStringLiteral("; "));
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("%1 of %2 cases\n").arg(wrong.size()).arg(cases.size()) + wrong.join(u'\n')));
    }
};

QTEST_GUILESS_MAIN(HostileHttpTest)
#include "http_test.moc"
