// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/kit/synthetic_trace.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <random>

namespace whyglass::testkit {

using domain::Severity;
using domain::StepKind;

domain::Timestamp TraceBuilder::at(double ms)
{
    constexpr std::int64_t kOrigin = 1'773'756'133'480'000'000; // 2026-03-17T14:02:13.480Z
    return {kOrigin + std::llround(ms * 1e6)};
}

int TraceBuilder::add(Span span)
{
    m_spans.push_back(std::move(span));
    return static_cast<int>(m_spans.size()) - 1;
}

void TraceBuilder::finding(int span, Severity severity, std::string title, std::string detector)
{
    domain::Finding finding;
    finding.id = "f" + std::to_string(m_trace.findings.size());
    finding.detector = std::move(detector);
    finding.severity = severity;
    finding.span = idOf(span);
    const Span& subject = m_spans[static_cast<std::size_t>(span)];
    finding.time = at(subject.startMs + subject.durationMs);
    finding.title = std::move(title);
    m_trace.findings.push_back(std::move(finding));
}

void TraceBuilder::decision(int span, std::string result, double confidence)
{
    domain::Decision decision;
    decision.id = "d" + std::to_string(m_trace.decisions.size());
    decision.span = idOf(span);
    decision.subject = {{"invoice.id", "INV-12345"}};
    decision.result = std::move(result);
    decision.confidence = confidence;
    decision.start = at(m_spans[static_cast<std::size_t>(span)].startMs);
    m_trace.decisions.push_back(std::move(decision));
}

void TraceBuilder::log(int span, double ms, int severityNumber)
{
    store::LogRow log;
    log.key = static_cast<std::int64_t>(m_trace.logs.size()) + 1;
    log.time = at(ms);
    log.severityNumber = severityNumber;
    log.span = idOf(span);
    log.service = "invoice-agent";
    m_trace.logs.push_back(std::move(log));
}

std::uint32_t TraceBuilder::text(const std::string& value)
{
    if (m_trace.spans.texts.empty())
        m_trace.spans.texts.emplace_back();
    if (value.empty())
        return 0;
    const auto [found, isNew] = m_texts.emplace(value, static_cast<std::uint32_t>(m_trace.spans.texts.size()));
    if (isNew)
        m_trace.spans.texts.push_back(value);
    return found->second;
}

session::LoadedTracePtr TraceBuilder::build()
{
    const std::size_t count = m_spans.size();
    std::vector<std::vector<int>> children(count + 1);
    for (std::size_t i = 0; i < count; ++i)
        children[m_spans[i].parent < 0 ? count : static_cast<std::size_t>(m_spans[i].parent)].push_back(static_cast<int>(i));
    for (auto& list : children) {
        std::stable_sort(list.begin(), list.end(), [&](int a, int b) {
            return m_spans[static_cast<std::size_t>(a)].startMs < m_spans[static_cast<std::size_t>(b)].startMs;
        });
    }
    text({});
    struct Todo {
        int span, parentRow;
    };
    std::vector<Todo> stack;
    const auto push = [&](const std::vector<int>& list, int parentRow) {
        for (auto it = list.rbegin(); it != list.rend(); ++it)
            stack.push_back({*it, parentRow});
    };
    push(children[count], -1);
    store::TraceRow& trace = m_trace.row;
    while (!stack.empty()) {
        const Todo todo = stack.back();
        stack.pop_back();
        const Span& span = m_spans[static_cast<std::size_t>(todo.span)];
        store::SpanRow row;
        row.key = {todo.span + 1};
        row.span = idOf(todo.span);
        row.parent = span.parent < 0 ? domain::SpanId{} : idOf(span.parent);
        row.start = at(span.startMs);
        row.duration = {std::llround(span.durationMs * 1e6)};
        row.name = text(span.name);
        row.service = text("invoice-agent");
        row.operation = text(span.operation);
        row.model = text(span.model);
        row.tool = text(span.tool);
        row.agent = text(span.agent);
        row.step = span.step;
        row.status = span.error ? domain::SpanStatus::Error : domain::SpanStatus::Unset;
        if (span.tokens > 0) {
            row.tokens.input = span.tokens * 9 / 10;
            row.tokens.output = span.tokens - *row.tokens.input;
            row.flags |=
                static_cast<std::uint32_t>(store::SpanFlag::Counted) | static_cast<std::uint32_t>(store::SpanFlag::HasUsage);
        }
        if (span.costUsd >= 0)
            row.cost = domain::Money{std::llround(span.costUsd * 1e9)};
        const int index = static_cast<int>(m_trace.spans.rows.size());
        if (index == 0)
            trace.start = trace.end = row.start;
        trace.start = std::min(trace.start, row.start);
        trace.end = std::max(trace.end, row.end());
        ++trace.spans;
        trace.errors += span.error ? 1 : 0;
        ++trace.steps[static_cast<std::size_t>(span.step)];
        trace.tokens.add(row.tokens);
        if (row.cost)
            trace.cost = trace.cost.value_or(domain::Money{}) + *row.cost;
        m_trace.spans.rows.add(row, todo.parentRow);
        push(children[static_cast<std::size_t>(todo.span)], index);
    }
    m_trace.spans.rows.shrink();
    m_trace.indexSpans();
    const auto byTime = [](const auto& a, const auto& b) { return a.time < b.time; };
    std::stable_sort(m_trace.findings.begin(), m_trace.findings.end(), byTime);
    std::stable_sort(m_trace.logs.begin(), m_trace.logs.end(), byTime);
    trace.findings = static_cast<std::int64_t>(m_trace.findings.size());
    trace.decisions = static_cast<std::int64_t>(m_trace.decisions.size());
    trace.service = "invoice-agent";
    if (!m_trace.spans.rows.empty())
        trace.rootName = m_trace.spans.text(m_trace.spans.rows.front().name);
    trace.trace.bytes = {0x7f, 0x3c, 0x9a, 0x2e, 0x41, 0xd0, 0x4b, 0x6f, 1, 2, 3, 4, 5, 6, 7, 8};
    return std::make_shared<const session::LoadedTrace>(std::move(m_trace));
}

session::LoadedTracePtr invoiceTrace()
{
    TraceBuilder b;
    const auto agent = [&](int parent, const char* name, double start, double length) {
        return b.add({.parent = parent,
            .step = StepKind::Agent,
            .name = std::string("invoke_agent ") + name,
            .startMs = start,
            .durationMs = length,
            .operation = "invoke_agent",
            .agent = name});
    };
    const auto chat = [&](int parent, const char* model, const char* what, double start, double length, std::int64_t tokens,
                          double cost) {
        return b.add({.parent = parent,
            .step = StepKind::Generation,
            .name = std::string("chat ") + model + " · " + what,
            .startMs = start,
            .durationMs = length,
            .operation = "chat",
            .model = model,
            .tokens = tokens,
            .costUsd = cost});
    };
    const auto tool = [&](int parent, const char* name, double start, double length) {
        return b.add({.parent = parent,
            .step = StepKind::Tool,
            .name = std::string("execute_tool ") + name,
            .startMs = start,
            .durationMs = length,
            .operation = "execute_tool",
            .tool = name});
    };
    const auto http = [&](int parent, const char* name, double start, double length) {
        return b.add({.parent = parent, .step = StepKind::Http, .name = name, .startMs = start, .durationMs = length});
    };
    const int root = agent(-1, "invoice-agent", 0, 48620);
    chat(root, "gpt-4o", "plan", 300, 1940, 3100, 0.009);
    const int extractor = agent(root, "extractor", 2400, 5700);
    const int read = tool(extractor, "read_invoice", 2500, 1420);
    http(read, "GET documents /scan_0317_88.pdf", 2600, 1240);
    chat(extractor, "gpt-4o", "extract fields", 4100, 3240, 7300, 0.021);
    const int order = tool(extractor, "get_purchase_order", 7440, 580);
    http(order, "GET erp /orders/PO-7731", 7480, 500);
    const int policy = agent(root, "policy-checker", 8420, 7900);
    const int retrieve = b.add({.parent = policy,
        .step = StepKind::Retrieval,
        .name = "retrieve policies · 3 documents",
        .startMs = 8600,
        .durationMs = 1420,
        .operation = "retrieve",
        .tokens = 618,
        .costUsd = 0.000012});
    b.add({.parent = retrieve,
        .step = StepKind::Embedding,
        .name = "embeddings text-embedding-3-small",
        .startMs = 8650,
        .durationMs = 260,
        .operation = "embeddings",
        .model = "text-embedding-3-small"});
    const int rerank =
        b.add({.parent = retrieve, .step = StepKind::Rerank, .name = "rerank 3 documents", .startMs = 9000, .durationMs = 800});
    http(rerank, "POST reranker /v1/rerank", 9050, 700);
    const int check = chat(policy, "gpt-4o", "check policy", 10200, 5820, 8000, 0.025);
    const int vendor = agent(root, "vendor-verifier", 8400, 16600);
    chat(vendor, "claude-sonnet", "choose lookups", 8700, 2260, 5400, 0.019);
    const int lookup = tool(vendor, "lookup_vendor", 11100, 3760);
    http(lookup, "GET legacy-registry /legacy/search", 11170, 3620);
    const int history = tool(vendor, "get_payment_history", 15020, 880);
    http(history, "GET erp /payments", 15080, 760);
    const int assess = chat(vendor, "claude-sonnet", "assess vendor", 16100, 7400, 9400, 0.039);
    const int sanctions = tool(vendor, "check_sanctions", 23620, 1180);
    http(sanctions, "POST sanctions /check", 23700, 1000);
    const int approver = agent(root, "approver", 27000, 21300);
    tool(approver, "get_approval_limit", 27050, 540);
    const int decide = chat(approver, "claude-sonnet", "decide", 27800, 19300, 20400, 0.092);
    const int concluded = b.add({.parent = approver,
        .step = StepKind::Decision,
        .name = "make_decision",
        .startMs = 47140,
        .durationMs = 60,
        .operation = "make_decision"});
    const int approve = tool(approver, "approve_invoice", 47300, 680);
    http(approve, "POST erp /approvals", 47360, 560);
    b.finding(lookup, Severity::High, "Empty result");
    b.finding(check, Severity::Medium, "Not used");
    b.finding(assess, Severity::High, "Unsupported claim");
    b.finding(decide, Severity::High, "Quantity ×10");
    b.finding(approve, Severity::Medium, "No sign-off");
    b.decision(concluded, "approved", 0.93);
    for (const double ms : {150., 420., 2300., 3900., 4000., 7300., 7900., 8500., 9300., 9900., 14900., 15950., 23500., 24900.,
             27700., 47000., 47200., 48100., 48500.})
        b.log(root, ms);
    b.log(lookup, 12200, 13);
    b.log(lookup, 13600, 13);
    return b.build();
}

session::LoadedTracePtr randomTrace(std::uint32_t seed, int count)
{
    std::mt19937 random(seed);
    const auto upTo = [&](int n) { return static_cast<int>(random() % static_cast<std::uint32_t>(n)); };
    TraceBuilder b;
    const double whole = 60'000;
    b.add({.step = StepKind::Agent, .name = "root", .startMs = 0, .durationMs = whole});
    std::vector<TraceBuilder::Span> made{{.startMs = 0, .durationMs = whole}};
    for (int i = 1; i < count; ++i) {
        const int parent = upTo(8) == 0 ? 0 : std::max(0, i - 1 - upTo(std::min(i, 40)));
        const TraceBuilder::Span& above = made[static_cast<std::size_t>(parent)];
        TraceBuilder::Span span{.parent = upTo(50) == 0 ? -1 : parent,
            .step = static_cast<StepKind>(upTo(static_cast<int>(domain::kStepKindCount))),
            .name = "span " + std::to_string(i % 300)};
        // Asynchronous children outlive their parents, clocks lie: nothing is perfectly nested.
        span.startMs = above.startMs + above.durationMs * upTo(1000) / 900.0;
        span.durationMs = upTo(10) == 0 ? 0 : above.durationMs * upTo(1000) / 1500.0;
        if (span.durationMs < 0.05)
            span.startMs = whole * upTo(1'000'000) / 1e6;
        span.error = upTo(200) == 0;
        if (span.step == StepKind::Generation) {
            span.tokens = 100 + upTo(4000);
            span.costUsd = static_cast<double>(span.tokens) * 3e-6;
        }
        b.add(span);
        made.push_back(span);
        if (upTo(300) == 0)
            b.finding(i, static_cast<Severity>(upTo(4)), "finding " + std::to_string(i));
        if (upTo(100) == 0)
            b.log(i, span.startMs, 9 + upTo(12));
    }
    return b.build();
}

session::LoadedTracePtr hostileTrace()
{
    TraceBuilder b;
    const int root =
        b.add({.step = StepKind::Agent, .name = "<b>agent</b><img src=x onerror=alert(1)>", .startMs = 0, .durationMs = 1000});
    b.add({.parent = root,
        .step = StepKind::Tool,
        .name = std::string("a\0b\x01\x1b[31mred", 12),
        .startMs = 10,
        .durationMs = 200});
    b.add({.parent = root,
        .step = StepKind::Generation,
        .name = "\xE2\x80\xAEtxt.exe\xE2\x80\xAC reversed",
        .startMs = 220,
        .durationMs = 300,
        .model = "model\nwith\nlines",
        .tokens = 900'000'000'000,
        .costUsd = 123456.789});
    b.add({.parent = root, .step = StepKind::Http, .name = std::string(1'000'000, 'x'), .startMs = 530, .durationMs = 300});
    b.add({.parent = root, .step = StepKind::Other, .name = "\xff\xfe invalid utf-8 \xc3", .startMs = 840, .durationMs = -5});
    b.add({.parent = root, .step = StepKind::Other, .name = {}, .startMs = 845, .durationMs = 0});
    b.add({.parent = root,
        .step = StepKind::Db,
        .name = "中文 العربية 🏳️‍🌈 \u0301\u0301\u0301\u0301 combining",
        .startMs = 850,
        .durationMs = 100,
        .error = true});
    b.finding(1, Severity::High, "<h1>title</h1>\n\nsecond line " + std::string(5000, 'y'));
    b.decision(root, std::string(3000, 'z'), 7.5);
    return b.build();
}

session::LoadedTracePtr emptyTrace() { return TraceBuilder().build(); }

} // namespace whyglass::testkit
