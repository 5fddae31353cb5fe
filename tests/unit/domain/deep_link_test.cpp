// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/format/deep_link.h"

#include <QTest>

using namespace whyglass;
using format::DeepLink;
using Kind = DeepLink::Kind;

namespace {

const std::string kTrace = "7f3c9a2e41d04b6f8a1c5d2e9b307f64";
const std::string kSpan = "00000000000000a2";

DeepLink link(Kind kind, const std::string& id)
{
    DeepLink made;
    made.workspace = "invoices";
    made.kind = kind;
    made.id = id;
    return made;
}

} // namespace

class DeepLinkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyPlaceComesBackAsItWas_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("index");
        QTest::newRow("workspace") << "whyglass://invoices" << 0;
        QTest::newRow("trace") << "whyglass://invoices/trace/7f3c9a2e41d04b6f8a1c5d2e9b307f64" << 1;
        QTest::newRow("span, zoom and tab") << "whyglass://invoices/trace/7f3c9a2e41d04b6f8a1c5d2e9b307f64?span=00000000000000a2"
                                               "&from=2026-03-17T14:02:13.480000000Z&to=2026-03-17T14:02:15.000000001Z&tab=messages" << 2;
        QTest::newRow("decision") << "whyglass://invoices/decision/00000000000000a2" << 3;
        QTest::newRow("finding") << "whyglass://invoices/finding/00000000000000a2" << 4;
        QTest::newRow("session with a name of many scripts") << "whyglass://invoices/session/K%C3%A4ufer%2F7%20%E5%AE%A2" << 5;
        QTest::newRow("view with a query") << "whyglass://invoices/view/decisions?query=%7B%20tool%20%3D%20%22pay%22%20%26%26%20cost%20%3E%200.1%20%7D" << 6;
        QTest::newRow("workspace with a blank") << "whyglass://my%20agents%20%26%20me/view/costs" << 7;
    }
    void everyPlaceComesBackAsItWas()
    {
        std::vector<DeepLink> links = {link(Kind::Workspace, ""), link(Kind::Trace, kTrace), link(Kind::Trace, kTrace), link(Kind::Decision, kSpan),
                                       link(Kind::Finding, kSpan), link(Kind::Session, "Käufer/7 客"), link(Kind::View, "decisions"),
                                       link(Kind::View, "costs")};
        links[2].span = kSpan;
        links[2].window = domain::TimeWindow{{1'773'756'133'480'000'000}, {1'773'756'135'000'000'001}};
        links[2].tab = "messages";
        links[6].query = R"({ tool = "pay" && cost > 0.1 })";
        links[7].workspace = "my agents & me";
        QFETCH(const QString, text);
        QFETCH(const int, index);
        const DeepLink& expected = links[static_cast<std::size_t>(index)];
        QCOMPARE(QString::fromStdString(format::formatDeepLink(expected)), text);
        const auto parsed = format::parseDeepLink(text.toStdString());
        QVERIFY2(parsed.ok(), parsed.ok() ? "" : parsed.error().text().c_str());
        QVERIFY(*parsed == expected);
    }

    void handsAreForgiven()
    {
        const auto parsed = format::parseDeepLink("  WhyGlass://invoices/trace/7F3C9A2E41D04B6F8A1C5D2E9B307F64?span=00000000000000A2\n");
        QVERIFY(parsed.ok());
        QCOMPARE(parsed->id, kTrace);
        QCOMPARE(parsed->span, kSpan);
    }

    void hostileLinksAreRefusedWithTheReason_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("reason");
        const auto row = [](const char* name, const QByteArray& text, const char* reason) { QTest::newRow(name) << text << QByteArray(reason); };
        const QByteArray trace = QByteArray("whyglass://w/trace/") + kTrace.c_str();
        row("another scheme", "https://example.org/trace/1", "does not begin with whyglass://");
        row("no scheme", "javascript:alert(1)", "does not begin with whyglass://");
        row("nothing", "", "does not begin with whyglass://");
        row("far too long", QByteArray("whyglass://w/view/") + QByteArray(9'000, 'a'), "longer than 8192");
        row("no workspace", "whyglass:///trace/1", "names no workspace");
        row("a path for a workspace", "whyglass://..%2F..%2Fetc%2Fpasswd/view/costs", "no name of a workspace");
        row("a hidden file", "whyglass://.ssh/view/costs", "no name of a workspace");
        row("an unknown kind", "whyglass://w/run/rm", "leads to \"run\"");
        row("parameters of nothing", "whyglass://w?span=1", "leads to \"\"");
        row("a short trace", "whyglass://w/trace/12ab", "no trace: it takes 32 hexadecimal digits");
        row("a trace that is none", QByteArray("whyglass://w/trace/") + QByteArray(32, 'g'), "no trace");
        row("more path than a trace has", trace + "/x", "no trace");
        row("a span that is none", trace + "?span=12", "no span");
        row("an unknown parameter", trace + "?command=rm", "asks for \"command=rm\"");
        row("a query on a trace", trace + "?query=x", "asks for \"query=x\"");
        row("said twice", trace + "?span=00000000000000a2&span=00000000000000a3", "says \"span\" twice");
        row("half a range", trace + "?from=2026-03-17T14:02:13Z", "both from and to");
        row("a range turned round", trace + "?from=2026-03-17T14:02:13Z&to=2026-03-17T14:02:12Z", "ends before it begins");
        row("a time that is none", trace + "?from=yesterday&to=today", "is no time");
        row("a fragment", trace + "#x", "part after #");
        row("half an escape", "whyglass://w/view/%4", "two hexadecimal digits");
        row("no escape", "whyglass://w/view/%zz", "two hexadecimal digits");
        row("a null", "whyglass://w/view/costs%00", "cannot be seen");
        row("turned direction", "whyglass://w/view/decisions?query=%E2%80%AEabc", "cannot be seen");
        row("no UTF-8", "whyglass://w/session/%FF%FE", "cannot be seen");
        row("a line break in the query", "whyglass://w/view/decisions?query=a%0Ab", "cannot be seen");
        row("no view", "whyglass://w/view/", "does not say which view");
    }
    void hostileLinksAreRefusedWithTheReason()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QByteArray, reason);
        const auto parsed = format::parseDeepLink(text.toStdString());
        QVERIFY(!parsed.ok());
        QCOMPARE(parsed.error().code, domain::ErrorCode::InvalidArgument);
        QVERIFY2(parsed.error().message.find(reason.toStdString()) != std::string::npos, parsed.error().message.c_str());
    }

    void noBeginningOfALinkIsAccident()
    {
        const std::string text = "whyglass://invoices/trace/" + kTrace + "?span=" + kSpan + "&from=2026-03-17T14:02:13Z&to=2026-03-17T14:02:14Z";
        for (std::size_t size = 0; size < text.size(); ++size) {
            const auto parsed = format::parseDeepLink(text.substr(0, size));
            if (parsed.ok())
                QVERIFY(*format::parseDeepLink(format::formatDeepLink(*parsed)) == *parsed);
        }
    }
};

QTEST_APPLESS_MAIN(DeepLinkTest)
#include "deep_link_test.moc"
