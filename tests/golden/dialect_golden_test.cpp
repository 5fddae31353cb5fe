// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/decode/otlp_decoder.h"
#include "ingest/normalize/log_steps.h"
#include "ingest/normalize/normalize.h"
#include "models/format/format.h"
#include "tests/kit/golden_files.h"

#include <string>
#include <vector>

/// Each folder of tests/golden/cases holds telemetry (input.otlp.jsonl) and what is made of it as text (expected.txt).

using namespace whyglass;
using namespace whyglass::telemetry;

namespace {

constexpr std::size_t kShownBytes = 60;

struct StoredSpan {
    std::string resource, scope, scopeName, span;
};

/// Keeps the messages as the store does, and notes what was wrong.
class Collector : public DecodeSink {
public:
    void onSpan(const ResourceView& resource, const ScopeView& scope, const SpanView& span) override
    {
        spans.push_back({std::string(resource.bytes), std::string(scope.bytes), std::string(scope.name), std::string(span.bytes)});
    }
    void onLog(const ResourceView& resource, const ScopeView& scope, const LogView& log) override
    {
        logs.emplace_back(log.bytes);
        domain::TraceId trace;
        trace.bytes.fill(1);
        if (const auto step = logStepOf(resource, scope, log))
            logSteps.push_back({std::string(resource.bytes), std::string(scope.bytes), std::string(scope.name),
                                spanOfLogStep(*step, log, trace, {logs.size()})});
    }
    void onRejected(Signal, std::size_t, std::string_view reason) override { notes += "rejected: " + std::string(reason) + "\n"; }
    void onRepaired(Signal, std::size_t, std::string_view code, std::string_view sample) override
    {
        notes += "repaired: " + std::string(code) + " " + std::string(sample) + "\n";
    }
    std::vector<StoredSpan> spans;
    std::vector<std::string> logs;
    std::vector<StoredSpan> logSteps; ///< made of log records
    std::string notes;
};

std::string cut(std::string_view text)
{
    return format::visible(text, kShownBytes);
}

std::string partText(const domain::MessagePart& part)
{
    std::string text = part.type;
    for (const std::string& piece : {part.name, part.id, part.content, part.payload}) {
        if (!piece.empty())
            text += " " + cut(piece);
    }
    return text + (part.payloadIsJson ? " (json)" : "");
}

void print(std::string& out, const char* name, std::string_view value)
{
    if (!value.empty())
        out += std::string("  ") + name + " " + cut(value) + "\n";
}

void print(std::string& out, const char* name, const std::optional<std::int64_t>& value)
{
    if (value)
        out += std::string(" ") + name + " " + std::to_string(*value);
}

void printMessages(std::string& out, const char* side, const std::optional<std::vector<domain::Message>>& messages)
{
    if (!messages)
        return;
    for (const domain::Message& message : *messages) {
        out += std::string("  ") + side + " " + message.role + (message.finishReason.empty() ? "" : " [" + message.finishReason + "]") + "\n";
        for (const domain::MessagePart& part : message.parts)
            out += "    " + partText(part) + "\n";
    }
}

void printContent(std::string& out, const domain::StepContent& content)
{
    if (content.systemInstructions) {
        for (const domain::MessagePart& part : *content.systemInstructions)
            out += "  instructions " + partText(part) + "\n";
    }
    printMessages(out, "in", content.inputMessages);
    printMessages(out, "out", content.outputMessages);
    print(out, "arguments", content.toolArguments.value_or(""));
    print(out, "result", content.toolResult.value_or(""));
    print(out, "query", content.query.value_or(""));
    if (content.documents) {
        for (const domain::Document& document : *content.documents) {
            out += "  document " + cut(document.id) + (document.score ? " " + QByteArray::number(*document.score).toStdString() : "")
                + (document.content ? " " + cut(*document.content) : "") + (document.metadata.empty() ? "" : " " + cut(document.metadata)) + "\n";
        }
    }
    print(out, "input", content.input.value_or(""));
    print(out, "output", content.output.value_or(""));
}

void printStep(std::string& out, const SpanView& span, const Step& step)
{
    out += cut(span.name) + ": " + std::string(domain::nameOf(step.kind)) + " [" + std::string(step.dialect) + "] because "
        + cut(step.reasonKey) + (step.reasonValue.empty() ? "" : " = " + cut(step.reasonValue)) + "\n";
    print(out, "provider", step.provider);
    print(out, "request model", step.requestModel);
    print(out, "response model", step.responseModel);
    print(out, "operation", step.operation);
    const domain::TokenUsage& tokens = step.tokens;
    if (tokens.known() || tokens.cacheRead || tokens.reasoning) {
        out += "  tokens";
        print(out, "input", tokens.input);
        print(out, "output", tokens.output);
        print(out, "read", tokens.cacheRead);
        print(out, "write", tokens.cacheWrite);
        print(out, "reasoning", tokens.reasoning);
        out += step.tokensAdjusted ? " (adjusted)\n" : "\n";
    }
    if (step.reportedCost)
        print(out, "cost", format::moneyExact(*step.reportedCost));
    for (const domain::FinishReason reason : step.finishReasons)
        print(out, "finish", domain::nameOf(reason));
    print(out, "tool", step.tool);
    print(out, "tool call", step.toolCallId);
    print(out, "agent", step.agent);
    print(out, "session", step.session);
    print(out, "user", step.user);
    print(out, "user tier", step.userTier);
    print(out, "workflow", step.workflow);
    print(out, "prompt", step.promptName);
    print(out, "prompt version", step.promptVersion);
    print(out, "error", step.errorType);
    if (step.placeholder)
        out += "  placeholder\n";
    if (step.httpStatus)
        print(out, "http status", std::to_string(*step.httpStatus));
}

void printDecision(std::string& out, const SpanView& span)
{
    const auto decision = explicitDecisionOf(span);
    if (!decision)
        return;
    out += "  decision " + cut(decision->result) + (decision->confidence ? " " + QByteArray::number(*decision->confidence).toStdString() : "") + "\n";
    for (const auto& [key, value] : decision->subject)
        out += "    about " + cut(key) + " = " + cut(value) + "\n";
}

std::string describe(const QByteArray& input)
{
    Collector sink;
    JsonTranscoder transcoder;
    for (const QByteArray& line : input.split('\n')) {
        if (line.trimmed().isEmpty())
            continue;
        const auto json = transcoder.transcode({line.constData(), static_cast<std::size_t>(line.size())});
        if (!json.ok()) {
            sink.notes += "line refused: " + json.error().message + "\n";
            continue;
        }
        for (const std::string& warning : json.value().warnings)
            sink.notes += "warning: " + warning + "\n";
        for (const auto& [signal, message] : {std::pair(Signal::Traces, &json.value().traces), std::pair(Signal::Logs, &json.value().logs)}) {
            if (const auto result = decodeOtlp(signal, *message, {}, sink); !result.ok())
                sink.notes += "message refused: " + result.error().message + "\n";
        }
    }
    std::string out = sink.notes;
    TextArena arena;
    Step step;
    const std::size_t sent = sink.spans.size();
    sink.spans.insert(sink.spans.end(), sink.logSteps.begin(), sink.logSteps.end());
    for (std::size_t i = 0; i < sink.spans.size(); ++i) {
        const StoredSpan& stored = sink.spans[i];
        const auto resource = decodeResource(stored.resource);
        const auto scope = decodeScope(stored.scope);
        const auto span = decodeSpan(stored.span);
        normalize(resource.value(), scope.value(), span.value(), arena, step);
        std::vector<LogView> logs;
        for (const std::string& bytes : sink.logs) {
            const auto log = decodeLog(bytes);
            if (log.value().span == span.value().span && log.value().trace == span.value().trace)
                logs.push_back(log.value());
        }
        out += i < sent ? "" : "of a log record: ";
        printStep(out, span.value(), step);
        if (i >= sent) {
            print(out, "took ms", std::to_string((span.value().end - span.value().start).ns / 1'000'000));
            print(out, "failed", span.value().status == domain::SpanStatus::Error ? "yes " + std::string(span.value().statusMessage) : "");
        }
        printContent(out, contentOf(step, span.value(), logs));
        printDecision(out, span.value());
        std::size_t bytes = 0;
        for (const IndexText& text : indexTextsOf(step, span.value()))
            bytes += text.text.size();
        out += "  indexed " + std::to_string(bytes) + " bytes, " + std::to_string(indexPairsOf(resource.value(), step, span.value()).size()) + " pairs\n";
    }
    return out;
}

} // namespace

class DialectGoldenTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void meaningIsAsExpected_data() { testkit::addGoldenCases(); }

    void meaningIsAsExpected()
    {
        QFETCH(QString, folder);
        const std::string text = describe(testkit::contentOf(folder + QStringLiteral("/input.otlp.jsonl")));
        testkit::compareGolden(QByteArray::fromStdString(text), folder + QStringLiteral("/expected.txt"));
    }
};

QTEST_APPLESS_MAIN(DialectGoldenTest)
#include "dialect_golden_test.moc"
