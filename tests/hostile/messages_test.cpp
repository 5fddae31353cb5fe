// SPDX-License-Identifier: GPL-3.0-or-later
// OTLP protobuf, OTLP JSON and compression: each case of the hostile corpus has the verdict that stands beside it.
#include "recipes.h"

#include "ingest/pipeline/request_decoder.h"
#include "ingest/sources/answer.h"
#include "ingest/sources/bounded_inflate.h"
#include "ingest_kit.h"

#include <QTest>

#include <algorithm>

using namespace whyglass;
using namespace whyglass::ingest;
using hostile::Case;

namespace {

class NoPrices final : public domain::Pricer {
public:
    std::optional<domain::Money> price(const domain::PricedCall&) const override { return std::nullopt; }
};

IngestRequest protobufRequest(std::string recipe)
{
    IngestRequest request;
    for (const auto& [prefix, signal] : {std::pair{"logs: ", telemetry::Signal::Logs}, std::pair{"metrics: ", telemetry::Signal::Metrics}}) {
        if (recipe.rfind(prefix, 0) == 0) {
            request.signal = signal;
            recipe.erase(0, std::string(prefix).size());
        }
    }
    request.bytes = hostile::protobufOf(recipe);
    return request;
}

IngestRequest jsonRequest(const std::string& recipe)
{
    IngestRequest request;
    request.json = true;
    request.bytes = hostile::textOf(recipe);
    return request;
}

/// What is wrong with how a case was taken; empty where it is as the verdict says.
QString judge(const Case& one, const RequestDecoder::Decoded& decoded)
{
    const Answer answer = answerTo(decoded.receipt);
    const auto& batch = decoded.prepared.batch;
    QStringList wrong;
    if (std::to_string(answer.http) != one.status)
        wrong << QStringLiteral("status %1 (%2)").arg(answer.http).arg(QString::fromStdString(answer.message));
    if (const long kept = one.number("kept"); kept >= 0 && kept != static_cast<long>(batch.records()))
        wrong << QStringLiteral("kept %1").arg(batch.records());
    if (answer.http == 200 && decoded.receipt.rejected != std::max(0L, one.number("rejected")))
        wrong << QStringLiteral("rejected %1").arg(decoded.receipt.rejected);
    const bool located = std::all_of(decoded.receipt.rejections.begin(), decoded.receipt.rejections.end(), [](const RejectedRecord& r) { return !r.reason.empty(); });
    if (!located || (decoded.receipt.rejected > 0 && decoded.receipt.rejections.empty()))
        wrong << QStringLiteral("a rejection without its place and reason");
    QStringList codes;
    for (const domain::ImportIssue& issue : batch.issues)
        codes << QString::fromStdString(issue.code);
    codes.removeAll(QStringLiteral("undecodable-record"));
    codes.removeAll(QStringLiteral("end-before-start")); // these are shown, but nothing that the sender is told
    codes.erase(std::remove_if(codes.begin(), codes.end(), [](const QString& code) { return code.startsWith(QStringLiteral("sender-dropped-")); }), codes.end());
    const QString flag = one.has("flag") ? QString::fromStdString(one.more.at("flag")) : QString();
    const bool flagged = flag.isEmpty() ? codes.isEmpty() : flag == QStringLiteral("?") || codes.contains(flag);
    if (answer.http == 200 && !flagged)
        wrong << QStringLiteral("issues: ") + (codes.isEmpty() ? QStringLiteral("none") : codes.join(u' '));
    return wrong.join(QStringLiteral("; "));
}

} // namespace

class HostileMessagesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void protobuf() { run("otlp_protobuf.txt", &protobufRequest, 600); }
    void json() { run("otlp_json.txt", &jsonRequest, 400); }
    void compression();

private:
    template <typename MakeRequest>
    void run(const char* file, MakeRequest makeRequest, std::size_t least)
    {
        CallPricing pricing(std::make_shared<NoPrices>());
        RequestDecoder decoder(pricing);
        const auto cases = hostile::readCases(file);
        QVERIFY(cases.size() >= least);
        QStringList wrong;
        for (const Case& one : cases) {
            IngestRequest request = makeRequest(one.recipe);
            if (const QString why = judge(one, decoder.decode(request)); !why.isEmpty())
                wrong << QString::fromStdString(one.name) + QStringLiteral(": ") + why;
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("%1 of %2 cases\n").arg(wrong.size()).arg(cases.size()) + wrong.join(u'\n')));
    }
};

void HostileMessagesTest::compression()
{
    const std::map<std::string, Encoding> encodings{{"gzip", Encoding::Gzip}, {"deflate", Encoding::Deflate}, {"zstd", Encoding::Zstd}};
    const std::map<Inflated::State, std::string> statuses{{Inflated::State::Whole, "200"}, {Inflated::State::Damaged, "400"}, {Inflated::State::TooLarge, "413"}};
    const auto cases = hostile::readCases("compression.txt");
    QVERIFY(cases.size() >= 60);
    QStringList wrong;
    for (const Case& one : cases) {
        const std::string bytes = hostile::compressedOf(one.recipe);
        kit::resetPeakMemory();
        const std::size_t before = kit::peakMemory();
        const Inflated inflated = inflateBounded(encodings.at(one.encoding), bytes);
        const std::size_t grown = kit::peakMemory() - before;
        const std::string status = statuses.at(inflated.state);
        if (one.status != "any" && one.status != status)
            wrong << QString::fromStdString(one.name + ": status " + status);
        if (status == "200" && one.number("size") >= 0 && one.number("size") != static_cast<long>(inflated.bytes.size()))
            wrong << QString::fromStdString(one.name + ": size " + std::to_string(inflated.bytes.size()));
        if (grown > kit::allowance((64U << 20U) * 5 / 2))
            wrong << QString::fromStdString(one.name + ": memory " + std::to_string(grown));
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

QTEST_GUILESS_MAIN(HostileMessagesTest)
#include "messages_test.moc"
