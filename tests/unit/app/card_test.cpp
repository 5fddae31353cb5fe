// SPDX-License-Identifier: GPL-3.0-or-later
// Walks every card of the sample and of the captured conversations as `whyglass show` prints it: a statement without evidence fails, and
// so does evidence whose words or values do not stand in the field of the span that it names. Reads the spans from the program's own JSON,
// not through the code that made the card.
#include "program.h"

#include <QDir>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

#include <map>

namespace {

const QString kFamous = QStringLiteral("623f98be783af2b9");

QString compact(const QJsonValue& value)
{
    if (value.isString())
        return value.toString();
    if (value.isArray())
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    if (value.isObject())
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    return value.toVariant().toString();
}

/// Every text in a JSON value, also in JSON inside its texts: what a reader of the field can see.
void addTexts(const QJsonValue& value, QString& out)
{
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            out += it.key() + u'\n';
            addTexts(it.value(), out);
        }
    } else if (value.isArray()) {
        for (const QJsonValue& item : value.toArray())
            addTexts(item, out);
    } else {
        const QString text = compact(value);
        out += text + u'\n';
        const auto inner = QJsonDocument::fromJson(text.toUtf8());
        if (inner.isObject())
            addTexts(inner.object(), out);
        else if (inner.isArray())
            addTexts(inner.array(), out);
    }
}

QJsonValue fieldOf(const QJsonObject& span, const QString& field)
{
    const auto at = [&span](const char* table, const QString& key) -> QJsonValue {
        const QJsonObject attributes = span.value(QLatin1String(table)).toObject();
        return attributes.contains(key) ? attributes.value(key) : attributes.value(key.section(u':', 0, 0));
    };
    if (field.startsWith(u"attributes."))
        return at("attributes", field.mid(11));
    if (field.startsWith(u"attributes:"))
        return at("attributes", field.mid(11));
    if (field == u"resource.service.version")
        return span.value(u"service_version");
    if (field.startsWith(u"events.")) {
        const QJsonObject event = span.value(u"events").toArray().at(field.section(u'.', 1, 1).toInt()).toObject();
        return event.value(u"attributes").toObject().value(field.section(u'.', 2));
    }
    if (field.startsWith(u"logs.")) {
        const QJsonObject record = span.value(u"logs").toArray().at(field.section(u'.', 1, 1).toInt()).toObject();
        const bool isBody = field.section(u'.', 2, 2) == u"body";
        return isBody ? record.value(u"body") : record.value(u"attributes").toObject().value(field.section(u'.', 3));
    }
    return span.value(field.section(u':', 0, 0));
}

} // namespace

class CardTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_program.run({QStringLiteral("sample"), QStringLiteral("-w"), m_program.path(QStringLiteral("sample.whyglass"))}).code == 0);
        QStringList files{QStringLiteral("import"), QStringLiteral("-w"), m_program.path(QStringLiteral("captures.whyglass"))};
        const QDir cases(QStringLiteral(WHYGLASS_GOLDEN_CASES));
        for (const QString& name : cases.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            if (!name.startsWith(u"handbuilt") && !name.startsWith(u"hostile")) // those share ids: together they are no traces that anybody sent
                files << cases.filePath(name + QStringLiteral("/input.otlp.jsonl"));
        QVERIFY(files.size() > 20);
        m_program.run(files);
    }

    void everyStatementCanBeChecked_data()
    {
        QTest::addColumn<QString>("workspace");
        QTest::addColumn<int>("stride");
        QTest::addColumn<int>("least");
        QTest::newRow("sample") << m_program.path(QStringLiteral("sample.whyglass")) << 41 << 7;
        QTest::newRow("captures") << m_program.path(QStringLiteral("captures.whyglass")) << 1 << 5;
    }

    void everyStatementCanBeChecked()
    {
        QFETCH(QString, workspace);
        QFETCH(int, stride);
        QFETCH(int, least);
        m_workspace = workspace;
        m_spans.clear();
        const auto listed = m_program.run({QStringLiteral("list"), QStringLiteral("-w"), workspace, QStringLiteral("decisions")});
        const QJsonArray rows = listed.json().value(u"rows").toArray();
        int walked = 0;
        for (int i = 0; i < rows.size(); i += stride, ++walked)
            walk(rows[i].toObject().value(u"decision_id").toString());
        QVERIFY2(walked >= least, qPrintable(QString::number(walked)));
        qInfo("%d cards, %d statements, %d pointers, %d values", walked, m_statements, m_pointers, m_values);
    }

    void theFamousInvoiceReadsAsTheInvestigatorNeedsIt()
    {
        m_workspace = m_program.path(QStringLiteral("sample.whyglass"));
        m_spans.clear();
        walk(kFamous);
        const QJsonObject card = cardOf(kFamous);
        QCOMPARE(card[u"answer"].toString(), QStringLiteral("Approved: pay $50,000.00 to Northfield Office Supply"));
        const QJsonArray summary = card[u"summary"].toArray();
        QCOMPARE(summary[0][u"text"].toString(), QStringLiteral("Invoice INV-12345 of vendor V-2209 against order PO-7731."));
        QCOMPARE(summary[1][u"text"].toString(),
                 QStringLiteral("The agent read quantity 1,000 in the invoice and 100 in the purchase order, and nothing compared them."));
        QCOMPARE(summary[2][u"text"].toString(), QStringLiteral("Vendor look-up answered with nothing."));
        const QJsonArray missing = card[u"missing"].toArray();
        QCOMPARE(missing[0][u"what"].toString(), QStringLiteral("Nothing compares the two quantities"));
        QVERIFY(card[u"similar"].toArray().size() >= 3);
        for (const QJsonValue& similar : card[u"similar"].toArray())
            QVERIFY(similar[u"result"].toString() != u"approved");
    }

    void theTextLeavesNothingOut()
    {
        m_workspace = m_program.path(QStringLiteral("sample.whyglass"));
        const QJsonObject card = cardOf(kFamous);
        const QString text = textOf(kFamous);
        QVERIFY2(text.size() > 4'096, qPrintable(text));
        for (const char* list : {"evidence", "values"}) {
            QVERIFY(!card[QLatin1String(list)].toArray().isEmpty());
            for (const QJsonValue& said : card[QLatin1String(list)].toArray()) {
                QVERIFY2(text.contains(said[u"statement"].toString()), qPrintable(said[u"statement"].toString()));
                for (const QJsonValue& pointer : said[u"evidence"].toArray())
                    QVERIFY(text.contains(QStringLiteral("span %1 %2").arg(pointer[u"span_id"].toString(), pointer[u"field"].toString())));
            }
        }
        for (const QJsonValue& missing : card[u"missing"].toArray())
            QVERIFY(text.contains(missing[u"why"].toString()));
        for (const QJsonValue& check : card[u"completeness"][u"checks"].toArray())
            QVERIFY(text.contains(check[u"reason"].toString()));
        QVERIFY(text.contains(card[u"notes"].toArray().last().toString()));
    }

    void aLongFieldSaysHowMuchOfItIsShown()
    {
        const QString file = m_program.path(QStringLiteral("long.otlp.json"));
        QByteArray otlp = "{'resourceSpans':[{'scopeSpans':[{'spans':[{'traceId':'000000000000000000000000000000aa','spanId':'00000000000000ab','name':'chat',"
                          "'startTimeUnixNano':'1700000000000000000','endTimeUnixNano':'1700000001000000000','attributes':[{'key':'note','value':{'stringValue':'"
            + QByteArray(9'000, 'n') + "'}}]}]}]}]}";
        otlp.replace('\'', '"');
        QFile out(file);
        QVERIFY(out.open(QIODevice::WriteOnly) && out.write(otlp) == otlp.size());
        out.close();
        m_workspace = m_program.path(QStringLiteral("long.whyglass"));
        QCOMPARE(m_program.run({QStringLiteral("import"), QStringLiteral("-w"), m_workspace, file}).code, 0);
        const QString text = textOf(QStringLiteral("00000000000000ab"));
        QVERIFY2(text.contains(QStringLiteral("(4,096 of 9,011 characters; --format json shows all)")), qPrintable(text.left(500)));
    }

    void notesStayInTheOrderInWhichTheyWereMade()
    {
        const QString workspace = m_program.path(QStringLiteral("sample.whyglass"));
        const auto note = [&](const QStringList& more) {
            return m_program.run(QStringList{QStringLiteral("note"), QStringLiteral("-w"), workspace, kFamous, QStringLiteral("--author"), QStringLiteral("A. Brandt")} + more);
        };
        const auto first = note({QStringLiteral("Payment stopped")});
        QVERIFY2(first.code == 0, first.err.constData());
        QCOMPARE(note({QStringLiteral("--verdict"), QStringLiteral("wrong"), QStringLiteral("Quantity was not checked")}).code, 0);
        QCOMPARE(note({QStringLiteral("--withdraw"), first.json().value(u"annotation_id").toString()}).code, 0);
        QVERIFY(note({QStringLiteral("--withdraw"), QStringLiteral("0000000000000000")}).code != 0);
        QVERIFY(note({}).code != 0);
        m_workspace = workspace;
        const QJsonArray annotations = cardOf(kFamous)[u"annotations"].toArray();
        QCOMPARE(annotations.size(), 3);
        QCOMPARE(annotations[0][u"text"].toString(), QStringLiteral("Payment stopped"));
        QCOMPARE(annotations[1][u"verdict"].toString(), QStringLiteral("wrong"));
        QCOMPARE(annotations[2][u"about"].toString(), annotations[0][u"annotation_id"].toString());
    }

private:
    QJsonObject cardOf(const QString& decision)
    {
        const auto shown = m_program.run({QStringLiteral("show"), QStringLiteral("-w"), m_workspace, decision});
        return shown.json().value(u"card").toObject();
    }

    QString textOf(const QString& id)
    {
        const auto shown = m_program.run({QStringLiteral("show"), QStringLiteral("-w"), m_workspace, id, QStringLiteral("--format"), QStringLiteral("table")});
        return QString::fromUtf8(shown.out);
    }

    /// As `show TRACE` prints it; with its content, as `show SPAN` does, where the field is none of its attributes.
    const QJsonObject& spanOf(const QString& trace, const QString& id, const QString& field)
    {
        if (m_spans.find(trace + id) == m_spans.end()) {
            const QJsonObject shown = m_program.run({QStringLiteral("show"), QStringLiteral("-w"), m_workspace, trace}).json();
            for (const QJsonValue& span : shown[u"spans"].toArray())
                m_spans[trace + span[u"span_id"].toString()] = span.toObject();
        }
        static const QStringList kContent{QStringLiteral("input_messages"), QStringLiteral("output_messages"), QStringLiteral("system_instructions"),
                                          QStringLiteral("tool_arguments"), QStringLiteral("tool_result"), QStringLiteral("documents"),
                                          QStringLiteral("query"), QStringLiteral("input"), QStringLiteral("output")};
        QJsonObject& span = m_spans[trace + id];
        const bool isContent = kContent.contains(field.section(u':', 0, 0)) || field.startsWith(u"logs.");
        if (isContent && !span.contains(QStringLiteral("input_messages"))) {
            const QJsonObject whole = m_program.run({QStringLiteral("show"), QStringLiteral("-w"), m_workspace, id}).json();
            if (whole[u"trace_id"].toString() == trace)
                span = whole;
        }
        return span;
    }

    void walk(const QString& decision)
    {
        const QJsonObject card = cardOf(decision);
        everythingSaidHasEvidence(decision, card);
        QVERIFY2(!card[u"answer"].toString().isEmpty(), qPrintable(decision));
        statement(decision, card[u"answer"].toString(), card[u"answer_evidence"].toArray());
        for (const QJsonValue& sentence : card[u"summary"].toArray())
            statement(decision, sentence[u"text"].toString(), sentence[u"evidence"].toArray());
        for (const QJsonValue& fact : card[u"facts"].toArray())
            pointers(decision, fact[u"evidence"].toArray());
        for (const QJsonValue& entry : card[u"evidence"].toArray()) {
            statement(decision, entry[u"statement"].toString(), entry[u"evidence"].toArray());
            const QJsonObject first{{QStringLiteral("trace_id"), entry[u"evidence"][0][u"trace_id"]}, {QStringLiteral("span_id"), entry[u"span_id"]}, {QStringLiteral("field"), entry[u"field"]},
                                    {QStringLiteral("excerpt"), entry[u"text"]}, {QStringLiteral("values"), entry[u"values"]},
                                    {QStringLiteral("relation"), entry[u"relation"]}};
            pointers(decision, {first});
            for (const QJsonValue& document : entry[u"documents"].toArray()) {
                QVERIFY2(!document[u"evidence"].toArray().isEmpty(), qPrintable(decision));
                pointers(decision, document[u"evidence"].toArray());
            }
        }
        for (const QJsonValue& value : card[u"values"].toArray()) {
            statement(decision, value[u"statement"].toString(), value[u"evidence"].toArray());
            const bool isUnsupported = value[u"status"].toString() == u"unsupported";
            QCOMPARE(value[u"statement"].toString().contains(QStringLiteral(" is unsupported: ")), isUnsupported);
        }
        for (const QJsonValue& difference : card[u"differences"].toArray())
            statement(decision, difference[u"text"].toString(), difference[u"evidence"].toArray());
        for (const QJsonValue& missing : card[u"missing"].toArray()) {
            QVERIFY(!missing[u"why"].toString().isEmpty());
            if (missing[u"check"].isNull()) // what nothing compares stands in two places
                statement(decision, missing[u"why"].toString(), missing[u"evidence"].toArray());
        }
        for (const QJsonValue& check : card[u"completeness"][u"checks"].toArray()) {
            QVERIFY(!check[u"reason"].toString().isEmpty());
            pointers(decision, check[u"evidence"].toArray());
        }
    }

    /// Whatever kind of member the card has, or will have: what says something points somewhere, and says what kind of relation that is. Findings
    /// bring evidence of their own; notes say how far the card goes; what is absent has no place.
    void everythingSaidHasEvidence(const QString& decision, const QJsonValue& value)
    {
        if (value.isArray())
            for (const QJsonValue& item : value.toArray())
                everythingSaidHasEvidence(decision, item);
        if (!value.isObject())
            return;
        const QJsonObject object = value.toObject();
        if (object.contains(QStringLiteral("annotation_id")) || object.contains(QStringLiteral("check")) || object.contains(QStringLiteral("reason")))
            return;
        const bool isPointer = object.contains(QStringLiteral("excerpt"));
        const bool speaks = object.contains(QStringLiteral("statement")) || object.contains(QStringLiteral("text")) || object.contains(QStringLiteral("use"));
        if (speaks && !isPointer)
            QVERIFY2(!object[u"evidence"].toArray().isEmpty(), qPrintable(decision + QStringLiteral(": no evidence in ") + compact(object).left(300)));
        if (isPointer)
            QVERIFY2(!object[u"span_id"].toString().isEmpty() && !object[u"field"].toString().isEmpty(), qPrintable(decision + compact(object).left(300)));
        const QString use = object[u"use"].toString();
        const auto evidence = object[u"evidence"].toArray();
        if (use == u"value_taken") // where it stands, where it was delivered, and who took it
            QVERIFY2(evidence.size() >= 2 && evidence.last().toObject()[u"relation"].toString() == u"inferred", qPrintable(decision));
        for (const QJsonValue& member : object)
            everythingSaidHasEvidence(decision, member);
    }

    void statement(const QString& decision, const QString& text, const QJsonArray& evidence)
    {
        ++m_statements;
        QVERIFY2(!evidence.isEmpty(), qPrintable(decision + QStringLiteral(": no evidence for: ") + text));
        pointers(decision, evidence);
    }

    void pointers(const QString& decision, const QJsonArray& evidence)
    {
        for (const QJsonValue& pointer : evidence) {
            ++m_pointers;
            const QString span = pointer[u"span_id"].toString();
            const QString field = pointer[u"field"].toString();
            QString texts;
            const QJsonValue stands = fieldOf(spanOf(pointer[u"trace_id"].toString(), span, field), field);
            addTexts(stands, texts);
            texts += compact(stands);
            const QString where = decision + u' ' + span + u' ' + field + QStringLiteral(": ");
            QVERIFY2(texts.size() > 1 || pointer[u"excerpt"].toString().isEmpty(), qPrintable(where + QStringLiteral("the span has no such field")));
            QVERIFY2(squeezed(texts).contains(squeezed(pointer[u"excerpt"].toString())),
                     qPrintable(where + pointer[u"excerpt"].toString() + QStringLiteral("\n not in ") + texts.left(600)));
            for (const QJsonValue& value : pointer[u"values"].toArray()) {
                ++m_values;
                QVERIFY2(squeezed(texts).contains(squeezed(value.toString())) || holdsNumber(texts, value.toString()),
                         qPrintable(where + value.toString() + QStringLiteral("\n not in ") + texts.left(600)));
            }
            QVERIFY(QStringList({QStringLiteral("observed"), QStringLiteral("inferred")}).contains(pointer[u"relation"].toString()));
        }
    }

    /// JSON may be written with and without spaces and escapes, also as a text within JSON (Python escapes what is not ASCII).
    static QString squeezed(QString text)
    {
        static const QRegularExpression escaped(QStringLiteral("\\\\u([0-9a-fA-F]{4})"));
        for (auto found = escaped.match(text); found.hasMatch(); found = escaped.match(text))
            text.replace(found.capturedStart(), found.capturedLength(), QChar(static_cast<ushort>(found.captured(1).toUShort(nullptr, 16))));
        return text.remove(QRegularExpression(QStringLiteral("[\\s\\\\]")));
    }

    static bool holdsNumber(const QString& texts, const QString& value)
    {
        bool isNumber = false;
        const double wanted = value.toDouble(&isNumber);
        auto matches = QRegularExpression(QStringLiteral("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?")).globalMatch(texts);
        while (isNumber && matches.hasNext())
            if (qFuzzyCompare(1.0 + matches.next().captured().toDouble(), 1.0 + wanted))
                return true;
        return false;
    }

    Program m_program;
    QString m_workspace;
    std::map<QString, QJsonObject> m_spans;
    int m_statements = 0, m_pointers = 0, m_values = 0;
};

QTEST_GUILESS_MAIN(CardTest)
#include "card_test.moc"
