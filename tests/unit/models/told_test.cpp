// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/words/phrases.h"
#include "models/words/told.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QTest>
#include <QTranslator>

#include <algorithm>
#include <utility>

using whyglass::words::told;
using whyglass::words::toldWithPlaces;

namespace {

/// A language of few words.
class FewWords final : public QTranslator {
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char*, const char* source, const char*, int) const override { return m_words.value(QString::fromUtf8(source)); }

    QMap<QString, QString> m_words;
};

// Not inside a macro: moc cannot read raw strings there.
constexpr const char* kToken = R"re(//[^\n]*|/\*.*?\*/|#include[^\n]*|R"([^(]*)\(.*?\)\1"|'(?:\\.|[^'\\\n])'|"((?:\\.|[^"\\\n])*)")re";
constexpr const char* kTechnical = R"(\(\?|\\[bwsdn]|[a-z]\.[a-z_]+,|^whyglass: |^[a-z_]+ $|^[a-z]+ name$|<[a-z!]|^ [=<>]|^failed to$|^parser stack$|\b(SELECT|FROM|WHERE|BETWEEN|JOIN|PRAGMA|INSERT|UPDATE|DELETE|CREATE)\b)";

/// The texts in quotes of a C++ source, those that stand side by side as one; without escapes, comments and include lines.
QStringList textsOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    static const QRegularExpression token(QString::fromLatin1(kToken), QRegularExpression::DotMatchesEverythingOption);
    const QString source = QString::fromUtf8(file.readAll());
    QStringList texts;
    qsizetype end = -1;
    for (auto match = token.globalMatch(source); match.hasNext();) {
        const auto found = match.next();
        if (found.capturedStart(2) < 0)
            continue;
        const QString text = found.captured(2).replace(QLatin1String("\\\""), QLatin1String("\"")).replace(QLatin1String("\\\\"), QLatin1String("\\"))
                                 .replace(QLatin1String("\\xE2\\x80\\xA6"), QString(QChar(0x2026))).replace(QLatin1String("\\xC2\\xB5"), QString(QChar(0xB5)));
        if (end >= 0 && QStringView(source).mid(end, found.capturedStart() - end).trimmed().isEmpty())
            texts.last() += text;
        else
            texts.append(text);
        end = found.capturedEnd();
    }
    return texts;
}

/// Whether it is said to people: two words at least, and neither a pattern nor a part of a query.
bool isSaid(const QString& text)
{
    static const QRegularExpression word(QStringLiteral("[a-z]{2,}"));
    static const QRegularExpression technical(QString::fromLatin1(kTechnical));
    return text.trimmed().contains(u' ') && text.count(word) >= 2 && !text.contains(technical);
}

} // namespace

class ToldTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        constexpr std::pair<const char*, const char*> kWords[] = {{"%1 answered without an error, but %2", "%1 hat geantwortet, aber %2"}, {"`%1` is an empty list", "leer: `%1`"},
                           {"%1 of its %2 calls in the 30 days before were empty", "%2 Aufrufe, %1 leer"},
                           {"there is no trace %1", "kein Trace %1"}, {"list them with `whyglass list traces`", "siehe Liste"},
                           {"%1: pay %2 to %3", "%3 bekommt %2: %1"}, {"open", "offen"},
                           {"%1 read", "%1 gelesen"}, {"nothing", "nichts"}};
        for (const auto& [english, other] : kWords)
            m_words.m_words.insert(QString::fromUtf8(english), QString::fromUtf8(other));
        QCoreApplication::installTranslator(&m_words);
        whyglass::words::learn();
    }

    void cleanup()
    {
        QCoreApplication::removeTranslator(&m_words);
        whyglass::words::learn();
    }

    void phrasesAreFilledIn()
    {
        QCOMPARE(told("there is no trace 12ab"), std::string("kein Trace 12ab"));
        QCOMPARE(told("open"), std::string("offen"));
    }

    void partsAreToldOneByOne()
    {
        QCOMPARE(told("there is no trace 12ab; list them with `whyglass list traces`"), std::string("kein Trace 12ab; siehe Liste"));
        QCOMPARE(told("something new; list them with `whyglass list traces`"), std::string("something new; siehe Liste"));
        QCOMPARE(told("lookup answered without an error, but `vendors` is an empty list. 3 of its 9 calls in the 30 days before were empty."),
                 std::string("lookup hat geantwortet, aber leer: `vendors`. 9 Aufrufe, 3 leer."));
    }

    void titlesAndPartsHavePhrasesOfTheirOwn()
    {
        QCOMPARE(whyglass::words::toldTitle("Invoice read"), std::string("Invoice gelesen"));
        QCOMPARE(told("Invoice read"), std::string("Invoice read"));
        QCOMPARE(told("nothing"), std::string("nothing"));
    }

    void quotationsStay()
    {
        for (const char* text : {"\"there is no trace 12ab\"", "\xE2\x80\x9C" "Approved: pay $5 to Bob" "\xE2\x80\x9D"})
            QCOMPARE(told(text), std::string(text));
    }

    void ofAQuotationOnlyTheRemarkBehindItIsTold()
    {
        m_words.m_words[QStringLiteral("(%1 of %2 characters)")] = QStringLiteral("(%1 von %2 Zeichen)");
        whyglass::words::learn();
        const std::string quoted = "\xE2\x80\x9C" "a (list of things). there is no trace 12ab. (1 of 2 characters\xE2\x80\xA6\xE2\x80\x9D ";
        const auto said = toldWithPlaces(quoted + "(241 of 435 characters)");
        QCOMPARE(said.text, quoted + "(241 von 435 Zeichen)");
        QCOMPARE(said.kept.front().from, std::size_t(0));
        QCOMPARE(said.kept.front().length, quoted.size());
    }

    void manyPartsAreToldInTime()
    {
        std::string text;
        while (text.size() < 8'000)
            text += "no phrase; ";
        QCOMPARE(told(text), text);
    }

    void whatIsPutInStays()
    {
        QCOMPARE(told("there is no trace open"), std::string("kein Trace open"));
        QCOMPARE(told("there is no trace %1"), std::string("kein Trace %1"));
    }

    void otherTextsStay_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("none") << QByteArray();
        QTest::newRow("no phrase") << QByteArray("an unknown sentence. And another one; with parts");
        QTest::newRow("nothing where a place is") << QByteArray("there is no trace ");
        QTest::newRow("signs only") << QByteArray(". ; .. ;; \n\n");
        QTest::newRow("not UTF-8") << QByteArray("\xff\xfe %1 \x80");
        QTest::newRow("long") << QByteArray(100'000, 'x') + "; open";
    }
    void otherTextsStay()
    {
        QFETCH(QByteArray, text);
        QCOMPARE(told({text.constData(), static_cast<std::size_t>(text.size())}), text.toStdString());
    }

    void placesMoveWithTheirText()
    {
        const std::string english = "Approved: pay $50.00 to Northfield";
        const auto german = toldWithPlaces(english);
        QCOMPARE(german.text, std::string("Northfield bekommt $50.00: Approved"));
        QCOMPARE(german.kept.size(), std::size_t(3));
        for (const auto& kept : german.kept)
            QCOMPARE(german.text.substr(kept.to, kept.length), english.substr(kept.from, kept.length));
    }

    void withoutALanguageAllStays()
    {
        cleanup();
        const auto same = toldWithPlaces("there is no trace 12ab");
        QCOMPARE(same.text, std::string("there is no trace 12ab"));
        QCOMPARE(same.kept.size(), std::size_t(1));
        QCOMPARE(same.kept.front().length, same.text.size());
    }

    /// What these sources say is a phrase, or a part of one.
    void everythingSaidIsAPhrase_data()
    {
        QTest::addColumn<QString>("path");
        const QDir root(QStringLiteral(WHYGLASS_SOURCE_DIR));
        const auto folders = {"models/analysis/detectors", "models/analysis/payload", "models/analysis/context", "models/query", "models/format",
                              "ingest/formats", "ingest/sources"};
        constexpr const char* kOthers[] = {"business_facts.cpp", "error_then_answer.cpp", "field_names.cpp", "format.cpp", "grpc_relay.cpp", "http_session.cpp",
                                 "port_watchdog.cpp", "fields.cpp", "file_source.cpp"};
        QStringList paths;
        for (const char* folder : folders) {
            const QString path = QLatin1String(folder);
            for (const QString& name : QDir(root.filePath(path)).entryList({QStringLiteral("*.cpp")}))
                if (std::none_of(std::begin(kOthers), std::end(kOthers), [&name](const char* other) { return name == QLatin1String(other); }))
                    paths.append(path + u'/' + name);
        }
        for (const char* name : {"decisions/card_comparison", "decisions/card_documents", "decisions/card_entries", "decisions/card_outcome", "decisions/card_values", "decisions/decision_card", "decisions/decision_rules",
                                 "decisions/similar_decisions", "query/bare_query", "query/query_values", "budgets/budget_definition", "budgets/forecast",
                                 "budgets/what_if", "pricing/call_cost", "pricing/price_file", "pricing/price_entries", "pricing/price_catalogue", "details/span_details"})
            paths.append(QStringLiteral("models/analysis/%1.cpp").arg(QLatin1String(name)));
        for (const char* name : {"annotation_table", "block_reader", "budget_table", "cost_changes", "database", "payload_codec", "span_queries"})
            paths.append(QStringLiteral("models/store/%1.cpp").arg(QLatin1String(name)));
        for (const char* name : {"annotation_command", "budget_commands", "control_path", "owner_commands", "price_commands", "receiver_settings", "recorder_client",
                                 "unix_socket", "upkeep", "workspace_lock"})
            paths.append(QStringLiteral("app/recorder/%1.cpp").arg(QLatin1String(name)));
        for (const QString& path : paths)
            QTest::newRow(qPrintable(path)) << root.filePath(path);
    }
    void everythingSaidIsAPhrase()
    {
        QFETCH(QString, path);
        QVERIFY2(QFile::exists(path), qPrintable(path));
        static const QString all = allPhrases();
        static const QRegularExpression parts(QStringLiteral("; |\\. "));
        static const QRegularExpression edge(QStringLiteral("^[ .;,:]+|[ .;,:]+$"));
        QStringList missing;
        for (const QString& text : textsOf(path)) {
            const QStringList said = isSaid(text) ? text.split(parts) : QStringList();
            if (!std::all_of(said.begin(), said.end(), [](QString part) { return all.contains(part.remove(edge)); }))
                missing.append(text);
        }
        QVERIFY2(missing.isEmpty(), qPrintable(QStringLiteral("models/words has no phrase for: ") + missing.join(QStringLiteral(" | "))));
    }

private:
    static QString allPhrases()
    {
        using namespace whyglass::words;
        QString all;
        for (const auto phrases : {workspacePhrases(), recorderPhrases(), inputPhrases(), queryPhrases(), findingPhrases(), cardPhrases(), costPhrases(), namePhrases(), titlePhrases(), partPhrases()})
            for (const Phrase& phrase : phrases)
                all += QString::fromUtf8(phrase.english) + u'\n';
        return all;
    }

    FewWords m_words;
};

QTEST_GUILESS_MAIN(ToldTest)
#include "told_test.moc"
