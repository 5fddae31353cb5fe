// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/dialects/dialect_registry.h"
#include "ingest/normalize/index_terms.h"
#include "ingest/normalize/tool_requests.h"
#include "tests/unit/telemetry/span_builder.h"

#include <QTest>

#include <set>

namespace QTest {
/// So that a failure shows both texts.
template <>
inline char* toString(const std::string& text)
{
    return qstrdup(text.c_str());
}
} // namespace QTest

using namespace whyglass;
using namespace whyglass::telemetry;

namespace {

std::string count(const std::optional<std::int64_t>& value)
{
    return value ? std::to_string(*value) : "?";
}

std::string tokensOf(const Step& step)
{
    const domain::TokenUsage& tokens = step.tokens;
    return count(tokens.input) + "/" + count(tokens.output) + " read " + count(tokens.cacheRead) + " write "
        + count(tokens.cacheWrite) + " reasoning " + count(tokens.reasoning) + (step.tokensAdjusted ? " adjusted" : "");
}

std::string finishOf(const Step& step)
{
    std::string text;
    for (const domain::FinishReason reason : step.finishReasons)
        text += (text.empty() ? "" : " ") + std::string(domain::nameOf(reason));
    return text;
}

std::string span(const std::string& name, int kind = 1)
{
    return R"("name":")" + name + R"(","kind":)" + std::to_string(kind);
}

} // namespace

class NormalizeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void kindsAreTold_data();
    void kindsAreTold();
    void dialectsAreTold_data();
    void dialectsAreTold();
    void tokensAreInclusive_data();
    void tokensAreInclusive();
    void finishReasonsOfEveryForm_data();
    void finishReasonsOfEveryForm();
    void fieldsByPrecedence_data();
    void fieldsByPrecedence();
    void providersAreFolded_data();
    void providersAreFolded();
    void costs_data();
    void costs();
    void decisionsAreRead();
    void decisionsUnderOtherNamesAreRead_data();
    void decisionsUnderOtherNamesAreRead();
    void indexPairsAreBounded();
    void indexTextsKnowTheirPlace();
    void theIndexGetsWhatIsShown();
    void eventsTellWhatTheSpanLeavesOut();
    void siblingsTellTools();
    void placeholdersAreTold();
    void tablesAreSound();
};

void NormalizeTest::kindsAreTold_data()
{
    QTest::addColumn<std::string>("name");
    QTest::addColumn<std::string>("attributes");
    QTest::addColumn<std::string>("kind");
    QTest::addColumn<std::string>("reason");
    const auto row = [](const std::string& name, const std::string& attributes, const std::string& kind, const std::string& reason) {
        QTest::newRow((name + " " + attributes.substr(0, 60)).c_str()) << name << attributes << kind << reason;
    };
    row("x", attr("gen_ai.operation.name", "chat"), "generation", "gen_ai.operation.name = chat");
    row("x", attr("gen_ai.operation.name", "Execute_Tool"), "tool", "gen_ai.operation.name = Execute_Tool");
    row("x", attr("gen_ai.operation.name", "invoke_agent"), "agent", "gen_ai.operation.name = invoke_agent");
    row("x", attr("gen_ai.operation.name", "retrieval"), "retrieval", "gen_ai.operation.name = retrieval");
    row("x", join({attr("openinference.span.kind", "LLM"), attr("gen_ai.operation.name", "invoke_agent")}), "generation", "openinference.span.kind = LLM");
    row("x", join({attr("openinference.span.kind", "chain"), attr("gen_ai.operation.name", "chat")}), "generation", "gen_ai.operation.name = chat");
    row("ChatPromptTemplate", attr("openinference.span.kind", "CHAIN"), "workflow", "openinference.span.kind = CHAIN");
    row("x", join({attr("openinference.span.kind", "CHAIN"), attr("llm.token_count.prompt", 5)}), "workflow", "openinference.span.kind = CHAIN");
    row("x", join({attr("openinference.span.kind", "CHAIN"), attr("decision.result", "yes")}), "decision", "decision.result = yes");
    row("x", attr("traceloop.span.kind", "tool"), "tool", "traceloop.span.kind = tool");
    row("x", attr("traceloop.span.kind", "task"), "workflow", "traceloop.span.kind = task");
    row("x", attr("llm.request.type", "embedding"), "embedding", "llm.request.type = embedding");
    row("tools/call read", attr("mcp.method.name", "tools/call"), "tool", "mcp.method.name = tools/call");
    row("tools/list", attr("mcp.method.name", "tools/list"), "rpc", "mcp.method.name = tools/list");
    row("x", attr("gen_ai.usage.input_tokens", 3), "generation", "gen_ai.usage.input_tokens = ");
    row("x", attr("gen_ai.tool.name", "search"), "tool", "gen_ai.tool.name = search");
    row("x", attr("gen_ai.prompt.0.content", "hi"), "generation", "gen_ai.prompt.0.content = hi");
    row("x", attr("gen_ai.prompt.name", "greeting"), "other", "no mark of any convention = ");
    row("query", join({attr("db.system", "pinecone"), attr("db.vector.query.top_k", 3)}), "retrieval", "db.vector.query.top_k = ");
    row("SELECT", attr("db.system.name", "postgresql"), "db", "db.system.name = postgresql");
    row("POST", attr("http.request.method", "POST"), "http", "http.request.method = POST");
    row("chat", attr("http.request.method", "POST"), "http", "http.request.method = POST");
    row("GET", attr("http.method", "GET"), "http", "http.method = GET");
    row("m", attr("rpc.system", "grpc"), "rpc", "rpc.system = grpc");
    row("m", attr("messaging.system", "kafka"), "messaging", "messaging.system = kafka");
    row("route", join({attr("decision.result", "approve"), attr("http.request.method", "GET")}), "decision", "decision.result = approve");
    row("chat gpt-4o", "", "generation", "the span name is that of a model call = ");
    row("chatter", "", "other", "no mark of any convention = ");
    row("tool: search", "", "tool", "the span name is that of a tool call = ");
    row("tool_choice", "", "other", "no mark of any convention = ");
    row("invoke_agent planner", "", "agent", "the span name is that of an agent = ");
    row("agent.run", "", "agent", "the span name is that of an agent = ");
    row("input guardrail check", "", "guardrail", "the span name is that of a guardrail = ");
    row("process order", "", "other", "no mark of any convention = ");
    row("", "", "other", "no mark of any convention = ");
    row("x", attr("gen_ai.operation.name", "<REDACTED>"), "other", "no mark of any convention = ");
}

void NormalizeTest::kindsAreTold()
{
    QFETCH(std::string, name);
    QFETCH(std::string, attributes);
    QFETCH(std::string, kind);
    QFETCH(std::string, reason);
    const NormalizedSpan normalized("app", span(name), attributes);
    QCOMPARE(std::string(domain::nameOf(normalized.step().kind)), kind);
    QCOMPARE(std::string(normalized.step().reasonKey) + " = " + std::string(normalized.step().reasonValue), reason);
}

void NormalizeTest::dialectsAreTold_data()
{
    QTest::addColumn<std::string>("scope");
    QTest::addColumn<std::string>("attributes");
    QTest::addColumn<std::string>("dialect");
    QTest::newRow("keys") << std::string("app") << attr("gen_ai.operation.name", "chat") << std::string("otel-genai");
    QTest::newRow("any gen_ai key") << std::string("app") << attr("gen_ai.some.future.key", "x") << std::string("otel-genai");
    QTest::newRow("openinference keys win") << std::string("app") << join({attr("gen_ai.system", "x"), attr("openinference.span.kind", "LLM")}) << std::string("openinference");
    QTest::newRow("scope wins") << std::string("com.anthropic.sdk.typescript") << attr("gen_ai.operation.name", "chat") << std::string("anthropic");
    QTest::newRow("traceloop scope") << std::string("@traceloop/instrumentation-openai") << attr("gen_ai.operation.name", "chat") << std::string("openllmetry");
    QTest::newRow("traceloop keys") << std::string("opentelemetry.instrumentation.openai.v1") << attr("gen_ai.prompt.0.role", "user") << std::string("openllmetry");
    QTest::newRow("contrib scope") << std::string("opentelemetry.instrumentation.openai_v2") << attr("gen_ai.operation.name", "chat") << std::string("otel-genai");
    QTest::newRow("openinference scope") << std::string("openinference.instrumentation.openai") << std::string() << std::string("openinference");
    QTest::newRow("mcp") << std::string("app") << attr("mcp.method.name", "tools/list") << std::string("mcp");
    QTest::newRow("http") << std::string("@opentelemetry/instrumentation-undici") << attr("http.request.method", "GET") << std::string("none");
    QTest::newRow("langsmith before its operation names") << std::string("app") << join({attr("gen_ai.operation.name", "embeddings"), attr("langsmith.span.kind", "retriever")}) << std::string("langsmith");
    QTest::newRow("a framework in place of a provider") << std::string("my-service") << join({attr("gen_ai.operation.name", "chat"), attr("gen_ai.system", "strands-agents")}) << std::string("strands");
    QTest::newRow("a scope that two libraries share, keys of neither") << std::string("opentelemetry.instrumentation.openai_agents") << attr("gen_ai.operation.name", "invoke_agent") << std::string("openai-agents");
    QTest::newRow("a scope that two libraries share, keys of one") << std::string("opentelemetry.instrumentation.openai_agents") << attr("traceloop.span.kind", "agent") << std::string("openllmetry");
    QTest::newRow("a key that others use, with another word") << std::string("app") << attr("operation.name", "get user") << std::string("none");
    QTest::newRow("a key that others use, with a word of the dialect") << std::string("app") << attr("operation.name", "ai.embed my-function") << std::string("vercel-ai");
    QTest::newRow("AI SDK 7") << std::string("gen_ai") << attr("gen_ai.operation.name", "agent_step") << std::string("vercel-ai");
    QTest::newRow("nothing") << std::string("app") << attr("session.id", "s") << std::string("none");
}

void NormalizeTest::dialectsAreTold()
{
    QFETCH(std::string, scope);
    QFETCH(std::string, attributes);
    QFETCH(std::string, dialect);
    QCOMPARE(std::string(NormalizedSpan(scope, span("s"), attributes).step().dialect), dialect);
}

void NormalizeTest::tokensAreInclusive_data()
{
    QTest::addColumn<std::string>("scope");
    QTest::addColumn<std::string>("attributes");
    QTest::addColumn<std::string>("tokens");
    const auto row = [](const char* name, const std::string& scope, const std::string& attributes, const std::string& tokens) {
        QTest::newRow(name) << scope << attributes << tokens;
    };
    const std::string in = "gen_ai.usage.input_tokens";
    const std::string out = "gen_ai.usage.output_tokens";
    const std::string read = "gen_ai.usage.cache_read.input_tokens";
    row("plain", "a", join({attr(in, 10), attr(out, 5)}), "10/5 read ? write ? reasoning ?");
    row("1.26 names", "a", join({attr("gen_ai.usage.prompt_tokens", 10), attr("gen_ai.usage.completion_tokens", 5)}), "10/5 read ? write ? reasoning ?");
    row("new name before old", "a", join({attr("gen_ai.usage.prompt_tokens", 9), attr(in, 10)}), "10/? read ? write ? reasoning ?");
    row("inclusive stays", "a", join({attr(in, 100), attr(out, 5), attr(read, 60)}), "100/5 read 60 write ? reasoning ?");
    row("four spellings of write", "a", join({attr(in, 100), attr("gen_ai.usage.cache_creation_input_tokens", 7)}), "100/? read ? write 7 reasoning ?");
    row("cache greater than input", "a", join({attr(in, 10), attr(out, 5), attr(read, 60)}), "70/5 read 60 write ? reasoning ? adjusted");
    row("total with cache", "a", join({attr(in, 100), attr(out, 5), attr(read, 60), attr("gen_ai.usage.total_tokens", 165)}), "160/5 read 60 write ? reasoning ? adjusted");
    row("the library that leaves the cache out", "@traceloop/instrumentation-anthropic", join({attr(in, 594), attr(out, 27), attr(read, 384), attr("gen_ai.usage.total_tokens", 621)}), "978/27 read 384 write ? reasoning ? adjusted");
    row("total with reasoning", "a", join({attr(in, 10), attr(out, 5), attr("gen_ai.usage.reasoning.output_tokens", 3), attr("gen_ai.usage.total_tokens", 18)}), "10/8 read ? write ? reasoning 3 adjusted");
    row("one side from the total", "a", join({attr(in, 10), attr("gen_ai.usage.total_tokens", 18)}), "10/8 read ? write ? reasoning ?");
    row("only a total", "a", attr("gen_ai.usage.total_tokens", 18), "?/? read ? write ? reasoning ?");
    row("text and double", "a", join({attr(in, "12"), attrJson(out, R"({"doubleValue":5.0})")}), "12/5 read ? write ? reasoning ?");
    row("absurd", "a", join({attrJson(in, R"({"intValue":"9223372036854775807"})"), attr(out, 1), attrJson(read, R"({"intValue":"9223372036854775807"})")}), "?/1 read ? write ? reasoning ?");
    row("NaN, negative, fraction and words are unknown", "a", join({attrJson(in, R"({"doubleValue":"NaN"})"), attr(out, -5), attrJson(read, R"({"doubleValue":1.5})"), attr("gen_ai.usage.reasoning_tokens", "many")}), "?/? read ? write ? reasoning ?");
    row("cache writes by life time", "a", join({attr(in, 100), attr("gen_ai.usage.cache_creation.5m_input_tokens", 7), attr("gen_ai.usage.cache_creation.1h_input_tokens", 5)}), "100/? read ? write 12 reasoning ?");
    row("MLflow's cached tokens are inside", "a", join({attr("mlflow.spanType", "\"LLM\""), attr("mlflow.chat.tokenUsage", R"({"input_tokens":100,"output_tokens":9,"cache_read_input_tokens":64})")}), "100/9 read 64 write ? reasoning ?");
    row("metadata of the AI SDK shows an input without the cache", "ai", join({attr("ai.operationId", "ai.generateText.doGenerate"), attr("ai.usage.promptTokens", 12), attr("ai.usage.completionTokens", 3), attr("ai.response.providerMetadata", R"({"anthropic":{"cacheCreationInputTokens":40,"usage":{"input_tokens":12,"output_tokens":3,"cache_creation_input_tokens":40,"cache_read_input_tokens":100}}})")}), "152/3 read 100 write 40 reasoning ? adjusted");
    row("parts in JSON", "a", join({attr("langsmith.span.kind", "llm"), attr(in, 10), attr(out, 5), attr("gen_ai.usage.input_token_details", R"({"cache_read":4})"), attr("gen_ai.usage.output_token_details", R"({"reasoning":2})")}), "10/5 read 4 write ? reasoning 2");
    row("thoughts beside the output", "a", join({attr("genkit:metadata:subtype", "model"), attr("genkit:output", R"({"usage":{"inputTokens":100,"outputTokens":10,"thoughtsTokens":20,"totalTokens":130}})")}), "100/30 read ? write ? reasoning 20");
    row("a usage object sent natively", "a", join({attr("mlflow.spanType", "LLM"), attrJson("mlflow.chat.tokenUsage", R"({"kvlistValue":{"values":[{"key":"input_tokens","value":{"intValue":"8"}},{"key":"output_tokens","value":{"intValue":"2"}}]}})")}), "8/2 read ? write ? reasoning ?");
    row("an unusable value gives way", "a", join({attrJson(in, "{}"), attr("gen_ai.usage.prompt_tokens", 4)}), "4/? read ? write ? reasoning ?");
    row("openinference", "a", join({attr("llm.token_count.prompt", 10), attr("llm.token_count.completion", 4), attr("llm.token_count.prompt_details.cache_read", 6), attr("llm.token_count.completion_details.reasoning", 2)}), "10/4 read 6 write ? reasoning 2");
    row("usage of an OpenAI answer", "a", join({attr("openinference.span.kind", "LLM"), attr("output.value", R"({"usage":{"prompt_tokens":10,"completion_tokens":4,"prompt_tokens_details":{"cached_tokens":6},"completion_tokens_details":{"reasoning_tokens":1}}})")}), "10/4 read 6 write ? reasoning 1");
    row("usage of an Anthropic answer", "a", join({attr("openinference.span.kind", "LLM"), attr("output.value", R"({"usage":{"input_tokens":10,"output_tokens":4,"cache_read_input_tokens":60,"cache_creation_input_tokens":5}})")}), "75/4 read 60 write 5 reasoning ?");
    row("attributes before the answer", "a", join({attr("openinference.span.kind", "LLM"), attr("llm.token_count.prompt", 11), attr("output.value", R"({"usage":{"prompt_tokens":10,"completion_tokens":4}})")}), "11/4 read ? write ? reasoning ?");
    row("a cut answer", "a", join({attr("openinference.span.kind", "LLM"), attr("output.value", R"({"usage":{"prompt_tokens":10)")}), "?/? read ? write ? reasoning ?");
}

void NormalizeTest::tokensAreInclusive()
{
    QFETCH(std::string, scope);
    QFETCH(std::string, attributes);
    QFETCH(std::string, tokens);
    QCOMPARE(tokensOf(NormalizedSpan(scope, span("s"), attributes).step()), tokens);
}

void NormalizeTest::finishReasonsOfEveryForm_data()
{
    QTest::addColumn<std::string>("attributes");
    QTest::addColumn<std::string>("reasons");
    const auto row = [](const char* name, const std::string& attributes, const std::string& reasons) { QTest::newRow(name) << attributes << reasons; };
    const std::string key = "gen_ai.response.finish_reasons";
    const std::string llm = attr("gen_ai.operation.name", "chat") + ",";
    row("array", attrJson(key, R"({"arrayValue":{"values":[{"stringValue":"stop"},{"stringValue":"length"}]}})"), "stop length");
    row("JSON text", attr(key, R"(["stop", "tool-calls"])"), "stop tool_calls");
    row("comma text", attr(key, "stop, length"), "stop length");
    row("one word", attr(key, "max_tokens"), "length");
    row("singular", attr("gen_ai.response.finish_reason", "tool_call"), "tool_calls");
    row("anthropic", attr("anthropic.message.stop_reason", "tool_use"), "tool_calls");
    row("flattened, one a choice", join({attr("gen_ai.completion.0.finish_reason", "stop"), attr("gen_ai.completion.1.finish_reason", "length"), attr("gen_ai.completion.1.content", "x")}), "stop length");
    row("empty array gives way", attrJson(key, R"({"arrayValue":{}})") + "," + attr("llm.finish_reason", "stop"), "stop");
    row("member of the output messages", llm + attr("gen_ai.output.messages", R"([{"role":"assistant","parts":[],"finish_reason":"content_filter"}])"), "content_filter");
    row("choices of an answer", llm + attr("output.value", R"({"choices":[{"finish_reason":"stop"},{"finish_reason":"length"}]})"), "stop length");
    row("LangChain answer", llm + attr("output.value", R"({"generations":[[{"message":{"kwargs":{"response_metadata":{"finish_reason":"stop"}}}}]]})"), "stop");
    row("unknown word", attr(key, "because"), "other");
    row("cut JSON text", attr(key, R"(["sto)"), "");
    row("none", attr("gen_ai.operation.name", "chat"), "");
}

void NormalizeTest::finishReasonsOfEveryForm()
{
    QFETCH(std::string, attributes);
    QFETCH(std::string, reasons);
    QCOMPARE(finishOf(NormalizedSpan("a", span("s"), attributes).step()), reasons);
}

void NormalizeTest::fieldsByPrecedence_data()
{
    QTest::addColumn<std::string>("attributes");
    QTest::addColumn<std::string>("fields");
    const auto row = [](const char* name, const std::string& attributes, const std::string& fields) { QTest::newRow(name) << attributes << fields; };
    row("session: conversation first", join({attr("session.id", "b"), attr("gen_ai.conversation.id", "a")}), "session=a");
    row("session of an association", attr("traceloop.association.properties.thread_id", "t"), "session=t");
    row("session in metadata", join({attr("openinference.span.kind", "LLM"), attr("metadata", R"({"thread_id":"t","user_tier":"free","user_id":"u"})")}), "session=t user=u tier=free");
    row("a number as session", attr("session.id", 12), "session=12");
    row("mcp session is none", attr("mcp.session.id", "x"), "");
    row("user", join({attr("enduser.id", "b"), attr("user.id", "a")}), "user=a");
    row("tier", attr("customer.tier", "gold"), "tier=gold");
    row("tier of an association", attr("traceloop.association.properties.user_tier", "pro"), "tier=pro");
    row("tool by name of the span", attr("gen_ai.operation.name", "execute_tool"), "tool=s");
    row("tool of a LangChain message", join({attr("openinference.span.kind", "TOOL"), attr("tool.name", "DynamicStructuredTool"), attr("output.value", R"({"kwargs":{"name":"lookup","tool_call_id":"c1","content":"x"}})")}), "tool=lookup call=c1");
    row("entity of a tool", join({attr("traceloop.span.kind", "tool"), attr("traceloop.entity.name", "lookup")}), "tool=lookup");
    row("entity of an agent", join({attr("traceloop.span.kind", "agent"), attr("traceloop.entity.name", "planner")}), "agent=planner");
    row("entity of a workflow", join({attr("traceloop.span.kind", "workflow"), attr("traceloop.entity.name", "x"), attr("traceloop.workflow.name", "w")}), "workflow=w");
    row("placeholder gives way", join({attr("gen_ai.conversation.id", "<REDACTED>"), attr("session.id", "s")}), "session=s");
    row("prompt", join({attr("gen_ai.prompt.name", "p"), attr("gen_ai.prompt.version", "3")}), "prompt=p@3");
    row("a tool that failed with an ok status", join({attr("gen_ai.operation.name", "execute_tool"), attr("gen_ai.tool.status", "error")}), "tool=s error=tool_error");
    row("the project of LangSmith is no session", attr("langsmith.trace.session_id", "p"), "");
    row("a prompt that MLflow links", attr("mlflow.linkedPrompts", R"([{"name":"p","version":2}])"), "prompt=p@2");
    row("status", join({attr("http.status_code", "404"), attr("error.type", "404")}), "error=404 http=404");
}

void NormalizeTest::fieldsByPrecedence()
{
    QFETCH(std::string, attributes);
    QFETCH(std::string, fields);
    const NormalizedSpan normalized("app", span("s"), attributes);
    const Step& step = normalized.step();
    std::string text;
    const auto add = [&text](const char* name, std::string_view value) {
        if (!value.empty())
            text += (text.empty() ? "" : " ") + std::string(name) + "=" + std::string(value);
    };
    add("session", step.session);
    add("user", step.user);
    add("tier", step.userTier);
    add("tool", step.tool);
    add("call", step.toolCallId);
    add("agent", step.agent);
    add("workflow", step.workflow);
    add("prompt", step.promptName.empty() ? std::string() : std::string(step.promptName) + "@" + std::string(step.promptVersion));
    add("error", step.errorType);
    add("http", step.httpStatus ? std::to_string(*step.httpStatus) : std::string());
    QCOMPARE(text, fields);
}

void NormalizeTest::providersAreFolded_data()
{
    QTest::addColumn<std::string>("attributes");
    QTest::addColumn<std::string>("provider");
    const std::string model = attr("gen_ai.request.model", "gpt-4o");
    QTest::newRow("case") << attr("gen_ai.system", "OpenAI") << std::string("openai");
    QTest::newRow("alias") << attr("gen_ai.system", "az.ai.openai") << std::string("azure.ai.openai");
    QTest::newRow("suffix") << attr("gen_ai.system", "openai.chat") << std::string("openai");
    QTest::newRow("dotted name") << attr("gen_ai.provider.name", "ibm.watsonx.ai") << std::string("ibm.watsonx.ai");
    QTest::newRow("unknown") << attr("gen_ai.system", "Ollama") << std::string("ollama");
    QTest::newRow("framework") << join({attr("gen_ai.system", "langchain"), model}) << std::string("openai");
    QTest::newRow("host before model") << join({model, attr("server.address", "x.openai.azure.com")}) << std::string("azure.ai.openai");
    QTest::newRow("model") << attr("gen_ai.request.model", "claude-sonnet-4-5") << std::string("anthropic");
    QTest::newRow("vendor prefix") << attr("gen_ai.request.model", "mistral/foo") << std::string("mistral_ai");
    QTest::newRow("nothing") << attr("gen_ai.request.model", "my-model") << std::string();
}

void NormalizeTest::providersAreFolded()
{
    QFETCH(std::string, attributes);
    QFETCH(std::string, provider);
    QCOMPARE(std::string(NormalizedSpan("a", span("s"), attributes).step().provider), provider);
}

void NormalizeTest::costs_data()
{
    QTest::addColumn<std::string>("attributes");
    QTest::addColumn<qint64>("nano");
    QTest::newRow("number") << attrJson("gen_ai.usage.cost", R"({"doubleValue":0.00611})") << qint64(6'110'000);
    QTest::newRow("text") << attr("llm.cost.total", "0.5") << qint64(500'000'000);
    QTest::newRow("two sides") << join({attr("llm.cost.prompt", "0.5"), attr("llm.cost.completion", "0.25")}) << qint64(750'000'000);
    QTest::newRow("total, not its parts") << join({attr("llm.cost.total", "0.5"), attr("llm.cost.prompt", "0.5")}) << qint64(500'000'000);
    QTest::newRow("empty") << attr("gen_ai.usage.cost", "") << qint64(-1);
    QTest::newRow("negative") << attr("gen_ai.usage.cost", "-1") << qint64(-1);
    QTest::newRow("absurd") << attr("gen_ai.usage.cost", "1e30") << qint64(-1);
    QTest::newRow("0 beside usage is unknown") << join({attr("gen_ai.usage.cost", 0), attr("gen_ai.usage.input_tokens", 5)}) << qint64(-1);
}

void NormalizeTest::costs()
{
    QFETCH(std::string, attributes);
    QFETCH(qint64, nano);
    const NormalizedSpan normalized("a", span("s"), attributes);
    QCOMPARE(normalized.step().reportedCost ? qint64(normalized.step().reportedCost->nano) : qint64(-1), nano);
}

void NormalizeTest::decisionsAreRead()
{
    const NormalizedSpan normalized("app", span("approve"), join({
        attr("decision.result", "approved"), attr("decision.status", "done"), attr("decision.confidence", 93),
        attr("decision.invoice.id", "INV-1"), attr("decision.subject.vendor", "V-2"), attr("decision.reasoning", "because"),
        attrJson("decision.human_approved", R"({"boolValue":false})")}));
    QVERIFY(normalized.step().hasDecision);
    const auto decision = explicitDecisionOf(normalized.span());
    QVERIFY(decision.has_value());
    QCOMPARE(decision->result, std::string("approved"));
    QCOMPARE(decision->source, std::string("decision.result"));
    QCOMPARE(decision->confidence.value(), 0.93);
    QCOMPARE(decision->humanApproved.value(), false);
    QCOMPARE(decision->subject.size(), std::size_t(2));
    QCOMPARE(decision->subject[0], (std::pair<std::string, std::string>("invoice.id", "INV-1")));
    QCOMPARE(decision->subject[1], (std::pair<std::string, std::string>("vendor", "V-2")));

    QVERIFY(!explicitDecisionOf(NormalizedSpan("a", span("s"), attr("decisive", "x")).span()).has_value());
    const NormalizedSpan event("a", span("s") + R"(,"events":[{"name":"agent.decision","attributes":[)" + attr("decision.chosen", "b") + "]}]", "");
    QVERIFY(event.step().hasDecision);
    QCOMPARE(explicitDecisionOf(event.span())->result, std::string("b"));
}

void NormalizeTest::decisionsUnderOtherNamesAreRead_data()
{
    QTest::addColumn<std::string>("name");
    QTest::addColumn<std::string>("attributes");
    QTest::addColumn<std::string>("wanted"); // result, source, confidence, subjects, whether it is of the run
    const auto row = [](const char* title, const std::string& name, const std::vector<std::string>& attributes, const std::string& wanted) {
        QTest::newRow(title) << name << join(attributes) << wanted;
    };
    row("a prefix of the application", "s", {attr("app.decision", "approved"), attr("app.decision.confidence", "0.93"), attr("app.decision.note", "x")}, "approved from app.decision 0.93");
    row("under metadata", "s", {attr("langfuse.observation.metadata.decision_result", "rejected")}, "rejected from langfuse.observation.metadata.decision_result");
    row("the bare word, and how sure", "s", {attr("decision", "denied"), attr("confidence", 87)}, "denied from decision 0.87");
    row("an object", "s", {attr("decision", R"({"verdict":"approved","score":0.5})")}, "approved from decision 0.5");
    row("a text about a decision", "s", {attr("decision", std::string(81, 'x'))}, "none");
    row("a sampler", "s", {attr("otel.sampling.decision", "drop")}, "none");
    row("another word", "s", {attr("app.indecision", "x"), attr("decision_model", "m"), attr("app.decisions", "x")}, "none");
    row("handover", "s", {attr("gen_ai.handoff.from_agent", "triage"), attr("gen_ai.handoff.to_agent", "refund")}, "handover to refund from gen_ai.handoff.to_agent [from_agent=triage] of the run");
    row("command of a graph", "s", {attr("langgraph.command.source_node", "a"), attr("langgraph.command.goto_nodes", R"(["b","c"])")},
        "go to b, c from langgraph.command.goto_nodes [from_node=a] of the run");
    row("guardrail", "s", {attr("gen_ai.guardrail.name", "limits"), attrJson("gen_ai.guardrail.triggered", R"({"boolValue":true})")},
        "triggered from gen_ai.guardrail.triggered [guardrail=limits] of the run");
    row("branch", "s", {attr("mastra.workflow_conditional.selected_steps", R"(["escalate"])")}, "escalate from mastra.workflow_conditional.selected_steps of the run");
    row("disposition", "s", {attr("gen_ai.agent.tool.disposition", "deny"), attr("gen_ai.tool.name", "rm")}, "deny from gen_ai.agent.tool.disposition [tool=rm] of the run");
    row("strategy", "s", {attr("haystack.agent.hook.human_in_the_loop.strategy.decision", "approve")}, "approve from haystack.agent.hook.human_in_the_loop.strategy.decision of the run");
    row("permission", "claude_code.tool.blocked_on_user", {attr("decision", "reject"), attr("source", "user_reject"), attr("tool_name", "Bash")}, "reject from decision [tool=Bash] not by a person of the run");
    row("what a user let run", "s", {attr("event.name", "gemini_cli.tool_call"), attr("decision", "accept"), attr("function_name", "ls")}, "accept from decision [tool=ls] by a person of the run");
    row("nobody was asked", "s", {attr("event.name", "gemini_cli.tool_call"), attr("decision", "auto_accept")}, "auto_accept from decision of the run");
    row("routing", "s", {attr("event.name", "gemini_cli.model_routing"), attr("decision_model", "m-1"), attr("decision_source", "default")}, "model m-1 from decision_model [routed_by=default] of the run");
    row("a policy's verdict", "s", {attr("event.name", "gemini_cli.conseca.verdict"), attr("verdict", "deny")}, "deny from verdict of the run");
}

void NormalizeTest::decisionsUnderOtherNamesAreRead()
{
    QFETCH(std::string, name);
    QFETCH(std::string, attributes);
    QFETCH(std::string, wanted);
    const NormalizedSpan normalized("app", span(name.c_str()), attributes);
    const auto decision = explicitDecisionOf(normalized.span());
    std::string shown = decision ? decision->result + " from " + decision->source : std::string("none");
    if (decision && decision->confidence)
        shown += " " + QByteArray::number(*decision->confidence).toStdString();
    if (decision)
        for (const auto& [key, value] : decision->subject)
            shown += " [" + key + "=" + value + "]";
    if (decision && decision->humanApproved)
        shown += *decision->humanApproved ? " by a person" : " not by a person";
    shown += decision && decision->ofRun ? " of the run" : "";
    QCOMPARE(shown, wanted);
}

void NormalizeTest::indexPairsAreBounded()
{
    const NormalizedSpan normalized("a", span("s"), join({
        attr("short", "value"), attr("long", std::string(97, 'x')), attr("number", 7), attr("gen_ai.tool.name", "search"), attr("gen_ai.tool.call.id", "c1"),
        attrJson("list", R"({"arrayValue":{"values":[{"intValue":"1"},{"intValue":"2"}]}})")}));
    std::set<std::pair<std::string, std::string>> pairs;
    for (const IndexPair& pair : indexPairsOf(normalized.resource(), normalized.step(), normalized.span()))
        pairs.emplace(pair.key, pair.value);
    QVERIFY(pairs.count({"short", "value"}) == 1);
    QVERIFY(pairs.count({"number", "7"}) == 1);
    QVERIFY(pairs.count({"list", "[1,2]"}) == 1);
    QVERIFY(pairs.count({"tool_call_id", "c1"}) == 1);
    QVERIFY(pairs.count({"tool", "search"}) == 0); // a column has it
    for (const auto& [key, value] : pairs)
        QVERIFY(key != "long" && value.size() <= 96);
}

void NormalizeTest::indexTextsKnowTheirPlace()
{
    const NormalizedSpan normalized("a", span("execute_tool search"), join({
        attr("gen_ai.tool.call.arguments", R"({"query":"caf\u00e9"})"), attr("gen_ai.tool.call.result", "found"), attr("note", "hello"), attr("count", 5)}));
    std::string text;
    for (const IndexText& entry : indexTextsOf(normalized.step(), normalized.span()))
        text += std::string(entry.where) + "|" + entry.field + "|" + entry.text + "\n";
    QCOMPARE(text, std::string("name|name|execute_tool search\nargs|attributes.gen_ai.tool.call.arguments|café\n"
                               "result|attributes.gen_ai.tool.call.result|found\nattribute|attributes.note|hello\n"));
}

void NormalizeTest::theIndexGetsWhatIsShown()
{
    const std::string event = R"(,"events":[{"name":"e","attributes":[)" + join({attr("note", "of an event"), attr("size", 12)}) + "]}]";
    const NormalizedSpan normalized("a", span("chat") + event, join({
        attr("plain", "some words"), attr("json", R"( {"a":["b \"c\"", "[1,\"d\"]", 2, null]})"), attr("quoted", R"("just a text")"), attr("cut", "{\"a\":"),
        attr("nothing", "N/A"), attr("empty", ""), attr("number", 7.0), attr("long", std::string(97, 'x')),
        attrJson("list", R"({"arrayValue":{"values":[{"stringValue":"one"},{"intValue":"2"}]}})")}));
    std::string texts;
    for (const IndexText& text : indexTextsOf(normalized.step(), normalized.span()))
        texts += text.text + '\n';
    QCOMPARE(indexedText(normalized.span()), texts);
    QVERIFY(texts.find("b \"c\"\n1\nd\n2\n") != std::string::npos);
    QVERIFY(texts.find("\njust a text\n{\"a\":\n") != std::string::npos);

    std::string pairs;
    const auto add = [&pairs](std::string_view key, std::string_view value) { ((pairs += key) += '=') += value; pairs += '\n'; };
    visitPairs(normalized.resource(), normalized.step(), normalized.span(), add);
    // Attributes by their keys; then numbers also without theirs, the members of lists, the keys of what is too long to keep, and events.
    QCOMPARE(pairs, std::string("plain=some words\njson= {\"a\":[\"b \\\"c\\\"\", \"[1,\\\"d\\\"]\", 2, null]}\nquoted=\"just a text\"\ncut={\"a\":\n"
                                "nothing=N/A\nnumber=7\nlist=[\"one\",2]\nempty=\n=7\nnumber=7\nlong=\nlist=one\n=2\nlist=2\nlist=\n"
                                "event=e\nnote=of an event\n=12\nsize=12\n"));
}

void NormalizeTest::eventsTellWhatTheSpanLeavesOut()
{
    const auto event = [](const std::string& name, const std::string& attributes) {
        return R"({"name":")" + name + R"(","attributes":[)" + attributes + "]}";
    };
    const std::string chat = attr("gen_ai.operation.name", "chat");
    const NormalizedSpan choices("a", span("s") + R"(,"events":[)" + event("gen_ai.choice", attr("finish_reason", "stop")) + ","
        + event("gen_ai.choice", attr("finish_reason", "length")) + "]", chat);
    QCOMPARE(finishOf(choices.step()), std::string("stop length"));
    const NormalizedSpan details("a", span("s") + R"(,"events":[)" + event("gen_ai.client.inference.operation.details",
        attr("gen_ai.usage.input_tokens", 7) + "," + attr("gen_ai.request.model", "other")) + "]", chat + "," + attr("gen_ai.request.model", "mine"));
    QCOMPARE(tokensOf(details.step()), std::string("7/? read ? write ? reasoning ?"));
    QCOMPARE(std::string(details.step().requestModel), std::string("mine"));
}

void NormalizeTest::siblingsTellTools()
{
    const auto at = [](const std::string& name, const std::string& parent, int start) {
        return R"("name":")" + name + R"(","parentSpanId":")" + parent + R"(","startTimeUnixNano":")" + std::to_string(start) + "\"";
    };
    const std::string parent = "00000000000000aa";
    const std::string asks = attr("gen_ai.operation.name", "chat") + ","
        + attr("gen_ai.output.messages", R"([{"role":"assistant","parts":[{"type":"tool_call","id":"c","name":"retrieve_policy","arguments":{}}]}])");
    const NormalizedSpan call("app", at("chat", parent, 10), asks);
    QCOMPARE(toolsAskedFor(call.span().bytes, {}), std::vector<std::string>{"retrieve_policy"});
    QVERIFY(toolsAskedFor("no span", {}).empty());

    const auto may = [&](const std::string& under, const std::string& attributes) {
        const NormalizedSpan span("app", at("retrieve_policy", under, 20), attributes);
        return mayBeTool(span.span(), span.step());
    };
    QVERIFY(may(parent, attr("input", "{}")));
    QVERIFY(!may("", ""));                                             // beside nothing
    QVERIFY(!may(parent, attr("http.request.method", "GET")));         // says what it is
    QVERIFY(!may(parent, attr("openinference.span.kind", "CHAIN")));   // says whose it is
    QVERIFY(!may(parent, asks));
    QVERIFY(may(parent, attr("lmnr.span.type", "DEFAULT")));           // what a decorator makes of any function
    QVERIFY(may(parent, attr("logfire.span_type", "span")));
    QVERIFY(!may(parent, attr("logfire.span_type", "log")));

    const NormalizedSpan bare("app", at("retrieve_policy", parent, 20), "");
    Step step = bare.step();
    takeForTool(bare.span(), step);
    QCOMPARE(step.kind, domain::StepKind::Tool);
    QCOMPARE(step.tool, std::string_view("retrieve_policy"));
}

void NormalizeTest::placeholdersAreTold()
{
    const auto placeholder = [](const std::string& attributes) { return NormalizedSpan("app", span("chat"), attributes).step().placeholder; };
    QVERIFY(placeholder(attr("logfire.span_type", "pending_span")));
    QVERIFY(placeholder(join({attr("gen_ai.operation.name", "execute_tool"), attr("gen_ai.tool.name", "(merged tools)")})));
    QVERIFY(!placeholder(attr("logfire.span_type", "span")));
    QVERIFY(!placeholder(attr("logfire.span_type", 7)));
    QVERIFY(!placeholder(""));
}

void NormalizeTest::tablesAreSound()
{
    std::set<std::pair<Field, std::string_view>> seen;
    // Each rule is found under its own key, and says what the table says.
    for (const Dialect* dialect : dialects()) {
        for (const Rule& rule : dialect->rules) {
            bool found = false;
            DialectIndex::instance().lookUp(rule.key, [&](const Meaning& meaning) {
                found = found || (meaning.field == rule.field && meaning.rank == rule.rank);
            });
            QVERIFY2(found, std::string(rule.key).c_str());
            QVERIFY2((rule.field == Field::Kind) == !rule.words.empty(), std::string(rule.key).c_str());
            QVERIFY2(rule.field == Field::None || !meaningOf(rule.field).empty(), std::string(rule.key).c_str());
            QVERIFY2(seen.emplace(rule.field, rule.key).second, std::string(rule.key).c_str()); // said once, in one table
        }
        for (const PrefixRule& rule : dialect->prefixes)
            QVERIFY2(rule.prefix.size() >= 3, patternOf(rule).c_str()); // families are looked up by three bytes
        QVERIFY(!dialect->about.title.empty() && !dialect->about.sender.empty());
    }
    QVERIFY(!DialectIndex::matches({"gen_ai.prompt.", {}, true}, "gen_ai.prompt.name"));
    QVERIFY(DialectIndex::matches({"gen_ai.prompt.", {}, true}, "gen_ai.prompt.10.content"));
    QVERIFY(!DialectIndex::matches({"gen_ai.prompt.", {}, true}, "gen_ai.prompt.1x.content"));
    QVERIFY(!DialectIndex::matches({"gen_ai.prompt.", {}, true}, "gen_ai.prompt."));
}

QTEST_APPLESS_MAIN(NormalizeTest)
#include "normalize_test.moc"
