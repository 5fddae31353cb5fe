// SPDX-License-Identifier: GPL-3.0-or-later
#include "store_kit.h"

#include "models/store/database.h"
#include "models/store/index_feed.h"
#include "models/store/text_terms.h"

#include <QTemporaryDir>

#include <random>

using namespace whyglass;
using namespace whyglass::store;
using namespace whyglass::store::kit;
using Op = domain::FilterTerm::Op;

namespace {

std::vector<Span> texts()
{
    std::vector<Span> spans(4);
    for (std::size_t i = 0; i < spans.size(); ++i)
        spans[i].trace = static_cast<std::uint8_t>(i + 1);
    spans[0].payload = "Approve invoice INV-12345 region=eu size=7";
    spans[1].payload = "東京都の請求書を承認する region=us size=12";
    spans[2].payload = "อนุมัติใบแจ้งหนี้ region=eastern";
    spans[3].payload = "the 12345 items of INV";
    return spans;
}

std::string matching(WorkspaceReader& reader, const domain::FilterTerm& term)
{
    std::string text;
    const auto keys = reader.traceKeys(filterOf({term}), {SortKey::Spans, false});
    if (!keys.ok())
        return keys.error().text();
    for (const std::int64_t key : *keys)
        text += std::to_string(key);
    return text;
}

/// Words of several scripts, cases and spellings with all sorts of things between them.
std::string randomText(std::mt19937& random)
{
    static constexpr const char* kPieces[] = {"Invoice", "invoice", "INVOICE", "é", "É", "Straße", "e\xCC\x81", "\xCC\x81", "İ", "12,000", "_", "-", " ", " ", "\n",
                                              "«", "»", "x\xC2\xA0y", "cj06771", "\xE2\x80\x8B", "日本", "ok", "\t", "🙂", "a"};
    std::string text;
    for (int i = 0; i < 60; ++i)
        text += kPieces[random() % std::size(kPieces)];
    return text;
}

std::string vocabulary(Database& db, const std::string& table)
{
    Statement terms = db.prepare("SELECT term, doc FROM " + table + "_terms ORDER BY term");
    std::string text;
    while (terms.step())
        text += std::string(terms.text(0)) + ' ' + std::to_string(terms.integer(1)) + '\n';
    return text;
}

} // namespace

class IndexTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void scriptsWithoutSpacesBecomePairs()
    {
        QCOMPARE(expandText("abc déf"), std::string("abc déf"));
        QCOMPARE(expandText("東京"), std::string(" cj06771" "04eac cj04eac "));
        QCOMPARE(expandText("\xff x"), std::string("  x"));
        QVERIFY(pairToken("a", "b") != pairToken("ab", ""));
        QCOMPARE(pairToken("a", "b"), std::string("hagtbazucd")); // as workspaces have it
        QCOMPARE(keyToken("a"), std::string("y56nvmgzht"));
        QVERIFY(isPlainText("a~ \t") && isPlainText("") && !isPlainText("\xc3\xa9") && !isPlainText(std::string_view("a\0b", 3)));
    }

    void wordsOfAnyLengthAreTold()
    {
        DistinctWords distinct;
        distinct.add("Eight888 eight888,EIGHT888x sixteenletters16 sixteenletters17 sixteenletters16 a--b\x80 ");
        distinct.add(std::string_view("\0c\0A", 4));
        distinct.add("");
        QCOMPARE(distinct.words(), std::string("eight888 eight888x sixteenletters16 sixteenletters17 a b\x80 c "));
    }

    void manyDistinctTokensAreKept()
    {
        DistinctTokens distinct;
        for (int round = 0; round < 2; ++round) {
            distinct.clear();
            std::vector<std::uint64_t> all;
            for (std::uint64_t i = 0; i < 1'000; ++i)
                all.push_back(i << 8U); // the same lowest bits
            for (const std::uint64_t token : all)
                distinct.add(token);
            for (const std::uint64_t token : all)
                distinct.add(token);
            QVERIFY(distinct.tokens() == all);
        }
    }

    /// The word index must hold the same terms whether it is given the texts or only their distinct words.
    void distinctWordsAreTheWordsOfTheText()
    {
        const QTemporaryDir folder;
        Database db = Database::openForWriting(folder.filePath(QStringLiteral("words")).toStdString(), true);
        for (const std::string table : {"whole", "reduced"})
            db.execute("CREATE VIRTUAL TABLE " + table + " USING fts5(t, content='', detail='none', columnsize=0, tokenize='unicode61');"
                       "CREATE VIRTUAL TABLE " + table + "_terms USING fts5vocab('" + table + "', 'row');");
        std::mt19937 random(1);
        DistinctWords distinct;
        std::size_t shorter = 0;
        Transaction transaction(db, Transaction::Kind::Write);
        for (int i = 1; i <= 300; ++i) {
            const std::string text = expandText(randomText(random));
            distinct.clear();
            distinct.add(text);
            shorter += distinct.words().size() < text.size() ? 1U : 0U;
            for (const auto& [table, words] : {std::pair<std::string, std::string>("whole", text), {"reduced", distinct.words()}}) {
                Statement insert = db.prepare("INSERT INTO " + table + "(rowid, t) VALUES(?1, ?2)");
                insert.bind(1, std::int64_t{i});
                insert.bindText(2, words);
                insert.run();
            }
        }
        transaction.commit();
        QVERIFY(shorter > 200);
        QVERIFY(vocabulary(db, "whole").size() > 100);
        QCOMPARE(vocabulary(db, "reduced"), vocabulary(db, "whole"));
    }

    void manyDistinctWordsAreKept()
    {
        DistinctWords distinct;
        for (int round = 0; round < 2; ++round) {
            distinct.clear();
            std::string all;
            for (int i = 0; i < 5'000; ++i)
                all += "w" + std::to_string(i) + ' ';
            distinct.add(all);
            distinct.add(all);
            QCOMPARE(distinct.words(), all);
        }
    }

    void termsMatch_data()
    {
        QTest::addColumn<domain::FilterTerm>("term");
        QTest::addColumn<QByteArray>("traces");
        domain::FilterTerm phrase = word("INV-12345");
        phrase.kind = domain::FilterTerm::Kind::Phrase;
        domain::FilterTerm without = word("invoice");
        without.negated = true;
        QTest::newRow("word") << word("invoice") << QByteArray("1");
        QTest::newRow("phrase is verified") << phrase << QByteArray("1");
        QTest::newRow("without") << without << QByteArray("234");
        QTest::newRow("Han") << word("請求書") << QByteArray("2");
        QTest::newRow("one Han character") << word("京") << QByteArray("2");
        QTest::newRow("Han that is not there") << word("京東") << QByteArray("");
        QTest::newRow("Thai") << word("ใบแจ้ง") << QByteArray("3");
        QTest::newRow("log") << word("whispered") << QByteArray("4");
        QTest::newRow("pair") << field("region", "eu") << QByteArray("1");
        QTest::newRow("pair prefix") << field("region", "e", Op::Prefix) << QByteArray("13");
        QTest::newRow("pair range") << field("size", "8", Op::Greater) << QByteArray("2");
        QTest::newRow("no such pair") << field("region", "mars") << QByteArray("");
    }
    void termsMatch()
    {
        QFETCH(domain::FilterTerm, term);
        QFETCH(QByteArray, traces);
        // Not indexed at all, half and half, indexed: one answer.
        for (const std::size_t indexed : {std::size_t(0), std::size_t(2), std::size_t(4)}) {
            Workspace workspace;
            const std::vector<Span> spans = texts();
            workspace.commit({spans.begin(), spans.begin() + static_cast<std::ptrdiff_t>(indexed)});
            indexAll(workspace.writer());
            workspace.commit({spans.begin() + static_cast<std::ptrdiff_t>(indexed), spans.end()}, {{4, 1, "whispered aside", kStart}});
            if (indexed == 4)
                indexAll(workspace.writer());
            auto reader = workspace.reader();
            reader->setVerifier(&verifyByPayload);
            QCOMPARE(QByteArray::fromStdString(matching(*reader, term)), traces);
        }
    }

    void candidatesComeNewestFirstAndPaged()
    {
        Workspace workspace({6, true});
        for (std::uint8_t i = 0; i < 20; ++i) {
            Span span;
            span.trace = static_cast<std::uint8_t>(i + 1);
            span.payload = i % 2 == 0 ? "even number " + std::to_string(i) : "odd number " + std::to_string(i);
            workspace.commit({span});
        }
        indexAll(workspace.writer());
        workspace.commit({}, {{1, 1, "an even log", kStart}});
        auto reader = workspace.reader();
        const auto first = reader->searchCandidates("EVEN", 0, 4).value();
        QCOMPARE(first.size(), std::size_t(4));
        QVERIFY(first[0].isLog); // not indexed yet, so it is a candidate
        QCOMPARE(first[1].trace, traceId(19));
        QCOMPARE(first[2].trace, traceId(17));
        std::size_t total = first.size();
        for (std::int64_t before = first.back().key.value;;) {
            const auto page = reader->searchCandidates("EVEN", before, 4).value();
            total += page.size();
            if (page.empty())
                break;
            QVERIFY(page.front().key.value < before);
            before = page.back().key.value;
        }
        QCOMPARE(total, std::size_t(11));
    }

    void theFeedGivesEveryRecordOnceAndAgainWhereItIsAsked()
    {
        Workspace workspace;
        const auto commit = [&workspace](int first, int last) {
            std::vector<Span> spans;
            for (int i = first; i <= last; ++i) {
                Span& span = spans.emplace_back();
                span.trace = static_cast<std::uint8_t>(i % 200 + 1);
                span.payload = "number " + std::to_string(i);
            }
            workspace.commit(spans);
        };
        commit(1, 2'500);
        IndexFeed feed(workspace.path());
        const auto idsBehind = [&feed](std::int64_t after, std::int64_t lastId, std::int64_t rewrites) {
            std::string ids;
            for (;;) {
                const auto rows = feed.take({1, after, rewrites}, lastId, &termsOfPayload, 700);
                if (rows.empty())
                    return ids;
                for (const IndexRow& row : rows) {
                    ids += row.id == after + 1 && row.words == "number " + std::to_string(row.id) + ' ' ? "" : "? " + std::to_string(row.id) + ' ';
                    after = row.id;
                }
                ids += std::to_string(after) + ' ';
            }
        };
        const std::string all = idsBehind(0, 2'500, 0);
        QVERIFY2(all.ends_with(" 2500 ") && all.find('?') == std::string::npos, all.c_str());
        QCOMPARE(idsBehind(2'500, 2'500, 0), std::string());
        commit(2'501, 2'600);
        QCOMPARE(idsBehind(2'500, 2'600, 0), std::string("2600 ")); // what came later
        const std::string again = idsBehind(1'300, 2'600, 0);       // as after a slice that was rolled back
        QVERIFY2(again.ends_with(" 2600 ") && again.find('?') == std::string::npos, again.c_str());
        const auto before = feed.take({1, 0, 0}, 2'600, &termsOfPayload, 1);
        const auto shouting = [](const IndexInput& input) {
            IndexTerms terms = termsOfPayload(input);
            terms.texts.front() += " again";
            return terms;
        };
        QCOMPARE(before.front().words, std::string("number 1 "));
        QCOMPARE(feed.take({1, 1, 1}, 2'600, shouting, 1).front().words, std::string("number 2 again ")); // a rewrite: nothing read before is used
    }

    void theFeedSaysWhatItCannotRead()
    {
        Workspace workspace;
        workspace.commit(texts());
        IndexFeed feed(workspace.path());
        bool broken = true;
        const auto extractor = [&broken](const IndexInput& input) {
            if (broken)
                throw Failure({domain::ErrorCode::Corrupt, "cannot read it", {}});
            return termsOfPayload(input);
        };
        QVERIFY_THROWS_EXCEPTION(Failure, feed.take({1, 0, 0}, 4, extractor, 10));
        broken = false;
        QCOMPARE(feed.take({1, 0, 0}, 4, extractor, 10).size(), std::size_t(4));
    }

    void hostileQueriesAreTexts()
    {
        Workspace workspace;
        workspace.commit(texts());
        indexAll(workspace.writer());
        auto reader = workspace.reader();
        for (const char* text : {"\" OR *", "NEAR(a b)", "a AND", "-", "", "col:x", "\xff\xfe", "(((", "^x"}) {
            QVERIFY2(reader->searchCandidates(text, 0, 10).ok(), text);
            QVERIFY2(reader->traceKeys(filterOf({word(text)}), {}).ok(), text);
        }
    }
};

QTEST_APPLESS_MAIN(IndexTest)
#include "index_test.moc"
