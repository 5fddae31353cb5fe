// SPDX-License-Identifier: GPL-3.0-or-later
// Traces that are not as they should be are stored and shown for what they are (docs/files.md): seen through the command line.
// WHYGLASS_LARGE_TRACE sets the spans of the largest one (default 20000).
#include "program.h"

#include <QJsonArray>
#include <QTest>

namespace {

constexpr qint64 kBase = 1'760'000'000'000'000'000; // 2025-10-09
constexpr qint64 kMs = 1'000'000;

struct Span {
    int trace = 1, id = 1, parent = 0;
    QByteArray name = {};
    qint64 start = kBase, end = kBase + 10 * kMs;
    QByteArray more = {}; ///< further members
};

QByteArray hex(int number, int digits) { return QByteArray::number(number, 16).rightJustified(digits, '0'); }

QByteArray json(const Span& span)
{
    QByteArray out = R"({"traceId":")" + hex(span.trace, 32) + R"(","spanId":")" + hex(span.id, 16) + R"(","name":")" + span.name + "\"";
    if (span.parent != 0)
        out += R"(,"parentSpanId":")" + hex(span.parent, 16) + "\"";
    out += R"(,"startTimeUnixNano":")" + QByteArray::number(span.start) + R"(","endTimeUnixNano":")" + QByteArray::number(span.end) + "\"";
    return out + span.more + "}";
}

QByteArray line(const QByteArray& spans)
{
    return R"({"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"shop"}}]},"scopeSpans":[{"scope":{"name":"demo"},"spans":[)"
        + spans + "]}]}]}\n";
}

} // namespace

class TraceShapesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_number = 0; ++m_workspace; }

    void lateParentMakesTheTraceWhole()
    {
        import({{1, 2, 1, "child"}});
        QJsonObject trace = onlyTrace();
        QCOMPARE(trace[u"complete"].toBool(), false);
        QCOMPARE(trace[u"missing_parents"].toInt(), 1);
        QCOMPARE(trace[u"root_name"].isNull(), true);
        const QJsonObject issue = issueOf(QStringLiteral("missing-parent"));
        QCOMPARE(issue[u"count"].toInt(), 1);
        QCOMPARE(issue[u"service"].toString(), QStringLiteral("shop"));
        QVERIFY(!issue[u"first_seen"].toString().isEmpty());

        import({{1, 1, 0, "root", kBase - kMs}});
        trace = onlyTrace();
        QCOMPARE(trace[u"complete"].toBool(), true);
        QCOMPARE(trace[u"root_name"].toString(), QStringLiteral("root"));
        QCOMPARE(trace[u"duration_ns"].toInteger(), 11 * kMs);
        QVERIFY(issueOf(QStringLiteral("missing-parent")).isEmpty());
    }

    void sameSpanTwiceCountsOnce()
    {
        const Span span{1, 1, 0, "one"};
        QCOMPARE(import({span, span})[u"duplicates"].toInt(), 1);
        QCOMPARE(import({span})[u"duplicates"].toInt(), 1);
        QCOMPARE(onlyTrace()[u"spans"].toInt(), 1);
    }

    void sameIdsOtherContentKeepsBoth()
    {
        import({{1, 1, 0, "one"}, {1, 1, 0, "other"}});
        const QJsonArray spans = show(1);
        QCOMPARE(spans.size(), 2);
        QVERIFY(spans[0][u"problems"].toArray().contains(QStringLiteral("id-collision")) || spans[1][u"problems"].toArray().contains(QStringLiteral("id-collision")));
        QCOMPARE(issueOf(QStringLiteral("id-collision"))[u"count"].toInt(), 1);
    }

    void everyRootStandsAtTheTop()
    {
        import({{1, 3, 2, "under late"}, {1, 2, 0, "late", kBase + 5 * kMs}, {1, 1, 0, "early"}, {1, 5, 4, "orphan"}});
        QCOMPARE(onlyTrace()[u"root_name"].toString(), QStringLiteral("early"));
        QCOMPARE(namesOf(show(1)), (QStringList{QStringLiteral("early"), QStringLiteral("orphan"), QStringLiteral("late"), QStringLiteral("under late")}));
    }

    void ringsOfParentsEnd()
    {
        import({{1, 1, 2, "a"}, {1, 2, 3, "b", kBase + 1}, {1, 3, 1, "c", kBase + 2}, {2, 1, 1, "own parent"}});
        QCOMPARE(namesOf(show(1)).size(), 3);
        QCOMPARE(namesOf(show(1)).front(), QStringLiteral("a"));
        QCOMPARE(namesOf(show(2)), QStringList{QStringLiteral("own parent")});
        for (const QJsonValue& trace : list(QStringLiteral("traces"))) {
            QVERIFY(trace[u"root_name"].isNull());
            QVERIFY(trace[u"complete"].toBool());
        }
    }

    void clocksThatDisagreeAreSeen()
    {
        import({{1, 1, 0, "root"}, {1, 2, 1, "before its cause", kBase - 5'000 * kMs}, {1, 3, 1, "within a millisecond", kBase - kMs / 2}});
        QCOMPARE(onlyTrace()[u"skewed_spans"].toInt(), 1);
        QCOMPARE(issueOf(QStringLiteral("clock-skew"))[u"count"].toInt(), 1);
        QCOMPARE(show(1)[1][u"start"].toString(), QStringLiteral("2025-10-09T08:53:15.000000000Z")); // as it came
        import({{2, 2, 1, "child first", kBase - 5'000 * kMs}});
        import({{2, 1, 0, "then its parent"}});
        QCOMPARE(issueOf(QStringLiteral("clock-skew"))[u"count"].toInt(), 2);
    }

    void strangeTimesAreShown()
    {
        import({{1, 1, 0, "no length", kBase, kBase}, {2, 1, 0, "backwards", kBase, kBase - 1}, {3, 1, 0, "first moment", 1, 2},
                {4, 1, 0, "no start", 0, kBase}, {4, 2, 1, "start"}});
        QCOMPARE(show(1)[0][u"duration_ns"].toInteger(-1), 0);
        QVERIFY(show(1)[0][u"problems"].toArray().isEmpty());
        QCOMPARE(show(2)[0][u"duration_ns"].toInteger(-1), 0);
        QCOMPARE(show(2)[0][u"problems"].toArray(), QJsonArray{QStringLiteral("time-repaired")});
        QCOMPARE(issueOf(QStringLiteral("end-before-start"))[u"scope"].toString(), QStringLiteral("demo"));
        QCOMPARE(show(3)[0][u"start"].toString(), QStringLiteral("1970-01-01T00:00:00.000000001Z"));
        QVERIFY(show(4)[0][u"start"].isNull());
        QVERIFY(show(4)[0][u"duration_ns"].isNull());
        for (const QJsonValue& trace : list(QStringLiteral("traces"))) {
            if (trace[u"trace_id"].toString().endsWith(u'4'))
                QVERIFY(trace[u"start"].toString().startsWith(QStringLiteral("2025-10-09")));
        }
    }

    void theLatestTimeThatThereIs()
    {
        const QByteArray late = line(R"({"traceId":")" + hex(1, 32) + R"(","spanId":")" + hex(1, 16)
                                     + R"(","name":"late","startTimeUnixNano":"18446744073709551615","endTimeUnixNano":"18446744073709551615"})");
        importLines(late);
        QCOMPARE(show(1)[0][u"start"].toString().left(10), QStringLiteral("2262-04-11"));
        QCOMPARE(issueOf(QStringLiteral("time-out-of-range"))[u"count"].toInt(), 2);
        const Outcome raw = run({QStringLiteral("show"), QString::fromLatin1(hex(1, 16)), QStringLiteral("--raw")});
        QVERIFY(raw.out.contains("18446744073709551615"));
    }

    void invalidIdsAreStored()
    {
        importLines(line(R"({"traceId":"0102","spanId":"","name":"short"},{"traceId":")" + hex(0, 32) + R"(","spanId":")" + hex(7, 16) + R"(","name":"zero"})"));
        const QJsonArray spans = list(QStringLiteral("spans"));
        QCOMPARE(spans.size(), 2);
        for (const QJsonValue& span : spans)
            QVERIFY(span[u"problems"].toArray().contains(QStringLiteral("invalid-id")));
        QCOMPARE(issueOf(QStringLiteral("invalid-trace-id"))[u"count"].toInt(), 2);
        QCOMPARE(issueOf(QStringLiteral("invalid-span-id"))[u"count"].toInt(), 1);
    }

    void whatTheSenderDroppedIsSaid()
    {
        import({{1, 1, 0, "a", kBase, kBase + 1, R"(,"droppedAttributesCount":3,"droppedEventsCount":2,"droppedLinksCount":1)"},
                {1, 2, 1, "b", kBase, kBase + 1, R"(,"droppedAttributesCount":4,"events":[{"name":"e","droppedAttributesCount":5}])"}});
        const QJsonObject issue = issueOf(QStringLiteral("sender-dropped-attributes"));
        QCOMPARE(issue[u"count"].toInt(), 12);
        QCOMPARE(issue[u"service"].toString(), QStringLiteral("shop"));
        QCOMPARE(issue[u"scope"].toString(), QStringLiteral("demo"));
        QVERIFY(issue[u"last_seen"].toString().startsWith(QStringLiteral("2025-10-09")));
        QCOMPARE(issueOf(QStringLiteral("sender-dropped-events"))[u"count"].toInt(), 2);
        QCOMPARE(issueOf(QStringLiteral("sender-dropped-links"))[u"count"].toInt(), 1);
        QVERIFY(show(1)[0][u"problems"].toArray().contains(QStringLiteral("sender-dropped")));
    }

    void badRecordsAreListedOneByOne()
    {
        importLines(line(json({1, 1, 0, "good"})) + "{\"cut\n" + line(json({1, 2, 1, "good as well"})) + "{\"also cut\n");
        QStringList places;
        for (const QJsonValue& issue : list(QStringLiteral("issues"))) {
            if (issue[u"code"].toString() == u"bad-json" || issue[u"code"].toString() == u"unreadable-record")
                places << QString::number(issue[u"record"].toInt());
        }
        QCOMPARE(places, (QStringList{QStringLiteral("2"), QStringLiteral("4")}));
        QCOMPARE(onlyTrace()[u"spans"].toInt(), 2);
    }

    void largeTraceIsOneTrace()
    {
        const int asked = qEnvironmentVariableIntValue("WHYGLASS_LARGE_TRACE");
        const int spans = asked > 0 ? asked : 20'000;
        QByteArray lines;
        for (int i = 0; i < spans; i += 500) {
            QByteArray some;
            for (int k = i; k < std::min(spans, i + 500); ++k)
                some += (k > i ? "," : "") + json({1, k + 1, k / 10, "step", kBase + k, kBase + spans});
            lines += line(some);
        }
        const QJsonObject summary = importLines(lines);
        QCOMPARE(summary[u"spans"].toInt(), spans);
        const QJsonObject trace = onlyTrace();
        QCOMPARE(trace[u"spans"].toInt(), spans);
        QCOMPARE(trace[u"complete"].toBool(), true);
        QCOMPARE(trace[u"duration_ns"].toInt(), spans);
    }

private:
    Outcome run(const QStringList& arguments) const
    {
        return m_program.run(arguments + QStringList{QStringLiteral("-w"), m_program.path(QStringLiteral("%1.whyglass").arg(m_workspace))});
    }

    QJsonObject importLines(const QByteArray& lines)
    {
        const QString file = m_program.write(QStringLiteral("%1-%2.jsonl").arg(m_workspace).arg(m_number++), lines);
        return run({QStringLiteral("import"), file}).json();
    }

    QJsonObject import(std::initializer_list<Span> spans)
    {
        QByteArray text;
        for (const Span& span : spans)
            text += (text.isEmpty() ? "" : ",") + json(span);
        return importLines(line(text));
    }

    [[nodiscard]] QJsonArray list(const QString& what) const { return run({QStringLiteral("list"), what}).json()[u"rows"].toArray(); }

    [[nodiscard]] QJsonObject onlyTrace() const
    {
        const QJsonArray traces = list(QStringLiteral("traces"));
        return traces.size() == 1 ? traces[0].toObject() : QJsonObject();
    }

    [[nodiscard]] QJsonObject issueOf(const QString& code) const
    {
        for (const QJsonValue& issue : list(QStringLiteral("issues"))) {
            if (issue[u"code"].toString() == code)
                return issue.toObject();
        }
        return {};
    }

    [[nodiscard]] QJsonArray show(int trace) const
    {
        return run({QStringLiteral("show"), QString::fromLatin1(hex(trace, 32))}).json()[u"spans"].toArray();
    }

    static QStringList namesOf(const QJsonArray& spans)
    {
        QStringList names;
        for (const QJsonValue& span : spans)
            names << span[u"name"].toString();
        return names;
    }

    Program m_program;
    int m_workspace = 0, m_number = 0;
};

QTEST_GUILESS_MAIN(TraceShapesTest)
#include "trace_shapes_test.moc"
