// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/kit/load_data.h"

#include <string_view>

#include <protozero/pbf_writer.hpp>

#include <algorithm>
#include <array>

namespace whyglass::bench {

namespace {

constexpr const char* kWords[] = {"invoice", "purchase", "order", "vendor", "approval", "policy", "threshold", "ledger", "amount",
    "currency", "payment", "due", "date", "supplier", "registry", "contract", "review", "audit", "duty", "budget", "cost", "centre",
    "tax", "number", "delivery", "note", "quantity", "unit", "price", "total", "discount", "agreement", "exception", "escalation",
    "manager", "finance", "team", "document", "retrieved", "similar", "clause", "section", "page", "summary", "evidence",
    "confidence", "decision", "rejected", "approved", "pending", "reference", "customer", "refund", "shipment", "warehouse",
    "forecast", "quarter", "revenue", "margin"};
constexpr const char* kServices[] = {"agent-orchestrator", "llm-gateway", "tool-runner", "retrieval-api", "erp-connector", "policy-service"};
constexpr std::array<std::array<const char*, 3>, 4> kModels = {{{"openai", "gpt-4.1-mini", "gpt-4.1-mini-2025-04-14"},
    {"openai", "gpt-4o", "gpt-4o-2024-08-06"}, {"anthropic", "claude-sonnet-4-5", "claude-sonnet-4-5-20250929"},
    {"gcp.gemini", "gemini-2.5-flash", "gemini-2.5-flash"}}};
constexpr const char* kTools[] = {"retrieve_purchase_order", "retrieve_policy_documents", "lookup_vendor", "send_mail", "create_ticket", "query_ledger"};
constexpr const char* kAgents[] = {"invoice-approval-agent", "policy-researcher", "vendor-checker", "summariser"};
constexpr std::size_t kPoolBytes = 2U << 20U;
constexpr std::size_t kAgentSteps = 8;

void addText(protozero::pbf_writer& attribute, std::string_view text)
{
    protozero::pbf_writer value{attribute, 2};
    value.add_string(1, text);
}

template <typename Write>
void addAttribute(protozero::pbf_writer& span, std::uint32_t field, std::string_view key, Write write)
{
    protozero::pbf_writer attribute{span, field};
    attribute.add_string(1, key);
    write(attribute);
}

void add(protozero::pbf_writer& span, std::string_view key, std::string_view text)
{
    addAttribute(span, 9, key, [text](protozero::pbf_writer& attribute) { addText(attribute, text); });
}

void add(protozero::pbf_writer& span, std::string_view key, std::int64_t number)
{
    addAttribute(span, 9, key, [number](protozero::pbf_writer& attribute) { protozero::pbf_writer{attribute, 2}.add_int64(3, number); });
}

void addList(protozero::pbf_writer& span, std::string_view key, std::string_view only)
{
    addAttribute(span, 9, key, [only](protozero::pbf_writer& attribute) {
        protozero::pbf_writer value{attribute, 2};
        protozero::pbf_writer list{value, 5};
        protozero::pbf_writer{list, 1}.add_string(1, only);
    });
}

std::string messageOf(std::string_view role, std::string_view text)
{
    std::string json = "[{\"role\":\"";
    return json.append(role).append("\",\"parts\":[{\"type\":\"text\",\"content\":\"").append(text).append("\"}]}]");
}

std::string hexOf(std::uint64_t value)
{
    std::string text;
    for (; value != 0; value >>= 4U)
        text += "0123456789abcdef"[value & 15U];
    return text;
}

} // namespace

/// The ids and the clock of the trace being made.
struct LoadGenerator::Trace {
    std::string id;
    std::uint64_t base;
    std::int64_t now;
    std::uint64_t spans = 0;

    [[nodiscard]] std::string idOf(std::uint64_t number) const
    {
        std::string bytes(8, '\0');
        for (std::size_t i = 0; i < 8; ++i)
            bytes[i] = static_cast<char>((base + number) >> (8U * (7 - i)));
        return bytes;
    }

    /// Ids, name, kind and times; the caller adds the attributes.
    void begin(protozero::pbf_writer& span, std::uint64_t number, std::uint64_t parent, std::string_view name, std::int32_t kind,
               std::int64_t durationNs) const
    {
        span.add_bytes(1, id);
        span.add_bytes(2, idOf(number));
        if (parent != 0)
            span.add_bytes(4, idOf(parent));
        span.add_string(5, name);
        span.add_enum(6, kind);
        span.add_fixed64(7, static_cast<std::uint64_t>(now));
        span.add_fixed64(8, static_cast<std::uint64_t>(now + durationNs));
    }
};

LoadGenerator::LoadGenerator(const LoadShape& shape) : m_shape(shape), m_random(shape.seed), m_left(shape.spans)
{
    std::mt19937_64 poolRandom(12'345);
    while (m_pool.size() < kPoolBytes) {
        m_pool += kWords[poolRandom() % std::size(kWords)];
        m_pool += poolRandom() % 11 == 0 ? ". " : " ";
    }
    for (const char* service : kServices) {
        std::string& bytes = m_resources.emplace_back();
        protozero::pbf_writer resource{bytes};
        const auto attribute = [&resource](std::string_view key, std::string_view value) {
            addAttribute(resource, 1, key, [value](protozero::pbf_writer& to) { addText(to, value); });
        };
        attribute("service.name", service);
        attribute("service.version", "2.1.0");
        attribute("deployment.environment.name", "load");
        attribute("host.name", "node-1");
    }
}

std::string_view LoadGenerator::words(std::size_t bytes)
{
    return std::string_view(m_pool).substr(m_random() % (m_pool.size() - bytes - 1), bytes);
}

void LoadGenerator::makeTrace()
{
    const auto pick = [this](const auto& list) { return list[m_random() % std::size(list)]; };
    const std::size_t wanted = std::min(m_left, m_shape.traceSpans / 2 + m_random() % std::max<std::size_t>(1, m_shape.traceSpans));
    Trace trace{std::string(16, '\0'), m_random() << 8U, m_shape.startNs + static_cast<std::int64_t>(m_random() % static_cast<std::uint64_t>(m_shape.rangeNs))};
    std::generate(trace.id.begin(), trace.id.end(), [this] { return static_cast<char>(m_random() | 1U); });
    const std::string conversation = "conv-" + std::to_string(m_traces++ / 3);
    std::vector<Span> made;
    const auto start = [&](std::size_t service) -> std::string& { return made.emplace_back(Span{service, {}}).bytes; };

    constexpr std::int64_t kMs = 1'000'000;
    protozero::pbf_writer root{start(0)};
    trace.begin(root, 1, 0, "invoke_workflow invoice-approval", 2, 9'000 * kMs);
    add(root, "gen_ai.operation.name", "invoke_workflow");
    add(root, "gen_ai.conversation.id", conversation);
    add(root, "enduser.pseudo.id", "user-" + std::to_string(m_random() % 500));
    add(root, "http.request.method", "POST");
    std::uint64_t agent = 0;
    for (std::uint64_t number = 2; made.size() < std::max<std::size_t>(wanted, 1); ++number) {
        trace.now += kMs;
        if (number % kAgentSteps == 2) {
            agent = number;
            const std::string name = pick(kAgents);
            protozero::pbf_writer span{start(0)};
            trace.begin(span, number, 1, "invoke_agent " + name, 1, 3'000 * kMs);
            add(span, "gen_ai.operation.name", "invoke_agent");
            add(span, "gen_ai.agent.name", name);
            add(span, "gen_ai.agent.id", "ag_" + hexOf(m_random()));
            add(span, "gen_ai.conversation.id", conversation);
            continue;
        }
        const bool error = m_random() % 50 == 0;
        const auto kind = m_random() % 100;
        const auto duration = static_cast<std::int64_t>(5 + m_random() % 2'500) * kMs;
        if (kind < 35) {
            const auto& model = kModels[m_random() % kModels.size()];
            protozero::pbf_writer span{start(1)};
            trace.begin(span, number, agent, std::string("chat ") + model[1], 3, duration);
            add(span, "gen_ai.operation.name", "chat");
            add(span, "gen_ai.provider.name", model[0]);
            add(span, "gen_ai.request.model", model[1]);
            add(span, "gen_ai.response.model", model[2]);
            add(span, "gen_ai.conversation.id", conversation);
            add(span, "gen_ai.response.id", "resp_" + hexOf(m_random()));
            add(span, "gen_ai.request.max_tokens", std::int64_t{1'024});
            add(span, "gen_ai.usage.input_tokens", static_cast<std::int64_t>(2'000 + m_random() % 6'000));
            add(span, "gen_ai.usage.cache_read.input_tokens", static_cast<std::int64_t>(m_random() % 2'000));
            add(span, "gen_ai.usage.output_tokens", static_cast<std::int64_t>(5 + m_random() % 900));
            addList(span, "gen_ai.response.finish_reasons", error ? "error" : "stop");
            add(span, "gen_ai.input.messages", messageOf("user", words(around(m_shape.promptBytes))));
            add(span, "gen_ai.output.messages", messageOf("assistant", words(around(m_shape.answerBytes))));
        } else if (kind < 60) {
            const std::string tool = pick(kTools);
            protozero::pbf_writer span{start(2)};
            trace.begin(span, number, agent, "execute_tool " + tool, 1, duration);
            add(span, "gen_ai.operation.name", "execute_tool");
            add(span, "gen_ai.tool.name", tool);
            add(span, "gen_ai.tool.type", "function");
            add(span, "gen_ai.tool.call.id", "call_" + hexOf(m_random()));
            add(span, "gen_ai.tool.call.arguments", "{\"id\":\"PO-" + std::to_string(m_random() % 99'999) + "\",\"limit\":10}");
            add(span, "gen_ai.tool.call.result", words(around(m_shape.answerBytes)));
        } else if (kind < 82) {
            protozero::pbf_writer span{start(4)};
            trace.begin(span, number, agent, "GET", 3, duration);
            add(span, "http.request.method", "GET");
            add(span, "server.address", "erp.internal");
            add(span, "server.port", std::int64_t{8'443});
            add(span, "url.full", "https://erp.internal/api/v2/items/" + std::to_string(m_random() % 99'999));
            add(span, "http.response.status_code", std::int64_t{error ? 500 : 200});
            if (error) {
                protozero::pbf_writer status{span, 15};
                status.add_string(2, "upstream answered with an error");
                status.add_enum(3, 2);
            }
        } else {
            protozero::pbf_writer span{start(3)};
            trace.begin(span, number, agent, "retrieval policy-library", 3, duration);
            add(span, "gen_ai.operation.name", "retrieval");
            add(span, "gen_ai.data_source.id", "policy-library");
            add(span, "gen_ai.retrieval.query.text", words(60));
            const std::string id = std::to_string(m_random() % 999);
            add(span, "gen_ai.retrieval.documents", "[{\"id\":\"POL-" + id + "\",\"score\":0.9471},{\"id\":\"POL-" + id + "1\",\"score\":0.81}]");
        }
    }
    m_left -= made.size();
    m_ready.assign(std::make_move_iterator(made.rbegin()), std::make_move_iterator(made.rend()));
}

std::string LoadGenerator::next()
{
    std::array<std::string, std::size(kServices)> scopeSpans;
    std::size_t count = 0;
    for (; count < m_shape.requestSpans; ++count) {
        if (m_ready.empty() && m_left > 0)
            makeTrace();
        if (m_ready.empty())
            break;
        protozero::pbf_writer{scopeSpans[m_ready.back().service]}.add_message(2, m_ready.back().bytes);
        m_ready.pop_back();
    }
    std::string request;
    protozero::pbf_writer writer{request};
    for (std::size_t service = 0; service < scopeSpans.size(); ++service) {
        if (scopeSpans[service].empty())
            continue;
        protozero::pbf_writer resourceSpans{writer, 1};
        resourceSpans.add_message(1, m_resources[service]);
        std::string scope;
        protozero::pbf_writer{scope}.add_string(1, "load-generator");
        std::string spans;
        protozero::pbf_writer{spans}.add_message(1, scope);
        resourceSpans.add_message(2, spans + scopeSpans[service]);
    }
    return request;
}

} // namespace whyglass::bench
