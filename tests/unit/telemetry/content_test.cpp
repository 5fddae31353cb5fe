// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/telemetry/span_builder.h"

#include <QTest>

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

/// "user: text(hi) | assistant: tool_call(name id json)"
std::string shown(const std::optional<std::vector<domain::Message>>& messages)
{
    if (!messages)
        return "null";
    std::string out;
    for (const domain::Message& message : *messages) {
        out += (out.empty() ? "" : " | ") + message.role + (message.finishReason.empty() ? "" : "/" + message.finishReason) + ":";
        for (const domain::MessagePart& part : message.parts) {
            out += " " + part.type + "(";
            for (const std::string& piece : {part.name, part.id, part.content, part.payload})
                out += out.back() != '(' && !piece.empty() ? " " + piece : piece;
            out += ")";
        }
    }
    return out;
}

std::string shown(const std::optional<std::vector<domain::Document>>& documents)
{
    if (!documents)
        return "null";
    std::string out;
    for (const domain::Document& document : *documents) {
        out += (out.empty() ? "" : " | ") + document.id + " " + (document.score ? std::to_string(*document.score).substr(0, 4) : "?");
        out += " " + document.content.value_or("?") + " " + document.metadata;
    }
    return out;
}

const std::string kChat = attr("gen_ai.operation.name", "chat");
const std::string kTool = attr("gen_ai.operation.name", "execute_tool");

} // namespace

class ContentTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void messagesOfEveryForm_data();
    void messagesOfEveryForm();
    void messagesFromEventsAndLogs_data();
    void messagesFromEventsAndLogs();
    void systemInstructions();
    void toolArgumentsAndResults_data();
    void toolArgumentsAndResults();
    void documentsOfEveryForm_data();
    void documentsOfEveryForm();
    void otherStepsHaveInputAndOutput();
    void placeholdersAreNoContent();
};

void ContentTest::messagesOfEveryForm_data()
{
    QTest::addColumn<std::string>("attributes");
    QTest::addColumn<std::string>("input");
    QTest::addColumn<std::string>("output");
    const auto row = [](const char* name, const std::vector<std::string>& attributes, const std::string& input, const std::string& output) {
        QTest::newRow(name) << kChat + "," + join(attributes) << input << output;
    };
    row("semconv as JSON text", {attr("gen_ai.input.messages", R"([{"role":"user","parts":[{"type":"text","content":"hi"},{"type":"tool_call_response","id":"c","result":{"a":1}}]}])"),
         attr("gen_ai.output.messages", R"([{"role":"assistant","parts":[{"type":"thinking","content":"hm"},{"type":"tool_call","id":"c","name":"f","arguments":{"x":1}}],"finish_reason":"stop"}])")},
        "user: text(hi) tool_call_response(c {\"a\":1})", "assistant/stop: reasoning(hm) tool_call(f c {\"x\":1})");
    row("semconv as native values", {attrJson("gen_ai.input.messages", R"({"arrayValue":{"values":[{"kvlistValue":{"values":[{"key":"role","value":{"stringValue":"user"}},{"key":"parts","value":{"arrayValue":{"values":[{"kvlistValue":{"values":[{"key":"type","value":{"stringValue":"text"}},{"key":"content","value":{"stringValue":"hi"}}]}}]}}}]}}]}})")},
        "user: text(hi)", "null");
    row("an unknown part is kept", {attr("gen_ai.input.messages", R"([{"role":"user","parts":[{"type":"uri","modality":"image","uri":"http://x"}]}])")}, "user: uri(http://x {\"modality\":\"image\"})", "null");
    row("JSON in JSON", {attr("gen_ai.input.messages", R"("[{\"role\":\"user\",\"parts\":[{\"type\":\"text\",\"content\":\"hi\"}]}]")")}, "user: text(hi)", "null");
    row("traceloop flattened, out of order", {attr("gen_ai.prompt.10.content", "last"), attr("gen_ai.prompt.10.role", "user"), attr("gen_ai.prompt.9.role", "tool"), attr("gen_ai.prompt.9.content", "{\"ok\":1}"), attr("gen_ai.prompt.9.tool_call_id", "c"),
         attr("gen_ai.prompt.2.role", "assistant"), attr("gen_ai.prompt.2.content", "null"), attr("gen_ai.prompt.2.tool_calls.0.name", "f"), attr("gen_ai.prompt.2.tool_calls.0.arguments", "{}"),
         attr("gen_ai.completion.0.role", "assistant"), attr("gen_ai.completion.0.content", "done"), attr("gen_ai.completion.0.finish_reason", "stop")},
        "assistant: tool_call(f {}) | tool: tool_call_response(c {\"ok\":1}) | user: text(last)", "assistant/stop: text(done)");
    row("traceloop multimodal content", {attr("gen_ai.prompt.0.role", "user"), attr("gen_ai.prompt.0.content", R"([{"type":"text","text":"look"},{"type":"image_url","image_url":{"url":"u"}}])")},
        "user: text(look) image_url({\"image_url\":{\"url\":\"u\"}})", "null");
    row("JSON that was said stays text", {attr("gen_ai.completion.0.content", R"([{"id":1}])")}, "null", "assistant: text([{\"id\":1}])");
    row("openinference flattened", {attr("llm.input_messages.0.message.role", "user"), attr("llm.input_messages.0.message.contents.0.message_content.type", "text"), attr("llm.input_messages.0.message.contents.0.message_content.text", "hi"),
         attr("llm.output_messages.0.message.role", "assistant"), attr("llm.output_messages.0.message.content", ""), attr("llm.output_messages.0.message.tool_calls.0.tool_call.id", "c"),
         attr("llm.output_messages.0.message.tool_calls.0.tool_call.function.name", "f"), attr("llm.output_messages.0.message.tool_calls.0.tool_call.function.arguments", R"({"a":1})")},
        "user: text(hi)", "assistant: tool_call(f c {\"a\":1})");
    row("openinference legacy function call", {attr("llm.output_messages.0.message.role", "assistant"), attr("llm.output_messages.0.message.function_call_name", "f"), attr("llm.output_messages.0.message.function_call_arguments_json", "{\"a\":1}")},
        "null", "assistant: tool_call(f {\"a\":1})");
    row("OpenAI request and answer", {attr("input.value", R"({"model":"m","messages":[{"role":"system","content":"be kind"},{"role":"tool","tool_call_id":"c","content":"{}x"}]})"), attr("output.value", R"({"choices":[{"message":{"role":"assistant","content":"ok"},"finish_reason":"stop"}]})")},
        "system: text(be kind) | tool: tool_call_response(c {}x)", "assistant/stop: text(ok)");
    row("Anthropic request and answer", {attr("input.value", R"({"system":"be kind","messages":[{"role":"user","content":[{"type":"tool_result","tool_use_id":"t","content":"42"}]}]})"), attr("output.value", R"({"role":"assistant","stop_reason":"tool_use","content":[{"type":"text","text":"let me see"},{"type":"tool_use","id":"t","name":"f","input":{"a":1}}]})")},
        "system: text(be kind) | user: tool_call_response(t 42)", "assistant/tool_use: text(let me see) tool_call(f t {\"a\":1})");
    row("OpenAI Responses", {attr("input.value", R"({"instructions":"be kind","input":[{"role":"user","content":[{"type":"input_text","text":"hi"}]},{"type":"function_call_output","call_id":"c","output":"42"}]})"), attr("output.value", R"({"output":[{"type":"reasoning","summary":[{"type":"summary_text","text":"hm"}]},{"type":"function_call","call_id":"c","name":"f","arguments":"{}"},{"type":"message","role":"assistant","content":[{"type":"output_text","text":"ok"}]}]})")},
        "system: text(be kind) | user: text(hi) | tool: tool_call_response(c 42)", "assistant: reasoning(hm) tool_call(f c {}) | assistant: text(ok)");
    row("LangChain messages", {attr("input.value", R"({"messages":[[{"lc":1,"type":"constructor","id":["langchain_core","messages","HumanMessage"],"kwargs":{"content":"hi"}},{"lc":1,"id":["x","ToolMessage"],"kwargs":{"content":"42","tool_call_id":"c"}}]]})"), attr("output.value", R"({"generations":[[{"text":"","message":{"lc":1,"id":["x","AIMessage"],"kwargs":{"content":"","tool_calls":[{"name":"f","args":{"a":1},"id":"c"}],"response_metadata":{"finish_reason":"tool_calls"}}}}]]})")},
        "user: text(hi) | tool: tool_call_response(c 42)", "assistant/tool_calls: tool_call(f c {\"a\":1})");
    row("plain text", {attr("input.value", "hi"), attr("output.value", "hello")}, "user: text(hi)", "assistant: text(hello)");
    row("1.26 attributes", {attr("gen_ai.prompt", R"([{"role":"user","content":"hi"}])"), attr("gen_ai.completion", R"([{"role":"assistant","content":"ok"}])")}, "user: text(hi)", "assistant: text(ok)");
    row("spec before flattened", {attr("gen_ai.prompt.0.content", "old"), attr("gen_ai.input.messages", R"([{"role":"user","parts":[{"type":"text","content":"new"}]}])")}, "user: text(new)", "null");
    row("a conversation as the text of one message", {attr("gen_ai.input.messages", R"([{"role":"user","parts":[{"type":"text","content":"[{\"role\":\"user\",\"content\":\"hi\"},{\"type\":\"function_call\",\"call_id\":\"c\",\"name\":\"f\",\"arguments\":\"{}\"},{\"type\":\"function_call_output\",\"call_id\":\"c\",\"output\":\"42\"}]"}]}])")},
        "user: text(hi) | assistant: tool_call(f c {}) | tool: tool_call_response(c 42)", "null");
    row("a list that is no conversation stays text", {attr("gen_ai.input.messages", R"([{"role":"user","parts":[{"type":"text","content":"[{\"role\":\"buyer\",\"content\":\"x\"}]"}]}])")}, "user: text([{\"role\":\"buyer\",\"content\":\"x\"}])", "null");
    row("messages as Python writes them", {attrJson("gen_ai.input.messages", R"({"arrayValue":{"values":[{"stringValue":"{'role': 'user', 'parts': [{'type': 'text', 'content': \"I'd like\\nan exchange\"}]}"},{"stringValue":"{'role': 'tool', 'parts': [{'type': 'tool_call_response', 'id': 'c', 'result': '{\"a\": 1}'}]}"}]}})"),
         attr("gen_ai.output.messages", R"([{'role': 'assistant', 'parts': [{'type': 'tool_call', 'id': 'c', 'name': 'f', 'arguments': {'ok': True, 'n': None, 'x': 1.5}}], 'finish_reason': 'tool_calls'}])")},
        "user: text(I'd like\nan exchange) | tool: tool_call_response(c {\"a\": 1})", "assistant/tool_calls: tool_call(f c {\"ok\":true,\"n\":null,\"x\":1.5})");
    row("Python that is no message stays text", {attr("gen_ai.input.messages", "{'a': 1}")}, "user: text({'a': 1})", "null");
    row("cut Python is text", {attr("gen_ai.input.messages", "{'role': 'user', 'content': 'hi")}, "user: text({'role': 'user', 'content': 'hi)", "null");
    row("an answer that is an object of its own", {attr("output.value", R"({"decision":"approved","confidence":0.9})")}, "null", R"(assistant: text({"decision":"approved","confidence":0.9}))");
    row("an error is no answer", {attr("output.value", R"({"errorCode":"500"})")}, "null", "null");
    row("cut JSON is text", {attr("gen_ai.input.messages", R"([{"role":"user","par)")}, "user: text([{\"role\":\"user\",\"par)", "null");
}

void ContentTest::messagesOfEveryForm()
{
    QFETCH(std::string, attributes);
    QFETCH(std::string, input);
    QFETCH(std::string, output);
    const auto content = NormalizedSpan("app", R"("name":"s")", attributes).content();
    QCOMPARE(shown(content.inputMessages), input);
    QCOMPARE(shown(content.outputMessages), output);
}

void ContentTest::messagesFromEventsAndLogs_data()
{
    QTest::addColumn<std::string>("events");
    QTest::addColumn<std::string>("logs");
    const std::string events = R"(,"events":[)";
    QTest::newRow("1.26 span events") << events + R"({"name":"gen_ai.content.prompt","attributes":[)" + attr("gen_ai.prompt", R"([{"role":"user","content":"hi"}])")
        + R"(]},{"name":"gen_ai.content.completion","attributes":[)" + attr("gen_ai.completion", R"([{"role":"assistant","content":"ok"}])") + "]}]" << std::string();
    QTest::newRow("span events a message") << events + R"({"name":"gen_ai.user.message","attributes":[)" + attr("content", "hi")
        + R"(]},{"name":"gen_ai.choice","attributes":[)" + attr("message", R"({"role":"assistant","content":"ok"})") + "]}]" << std::string();
    QTest::newRow("log records a message, by time") << std::string()
        << std::string(R"({"timeUnixNano":"9","eventName":"gen_ai.choice","body":{"kvlistValue":{"values":[{"key":"index","value":{"intValue":"0"}},{"key":"message","value":{"kvlistValue":{"values":[{"key":"content","value":{"stringValue":"ok"}}]}}}]}}},)"
                       R"({"timeUnixNano":"1","attributes":[{"key":"event.name","value":{"stringValue":"gen_ai.user.message"}}],"body":{"kvlistValue":{"values":[{"key":"content","value":{"stringValue":"hi"}}]}}})");
    QTest::newRow("details event") << std::string()
        << R"({"eventName":"gen_ai.client.inference.operation.details","attributes":[)" + attr("gen_ai.input.messages", R"([{"role":"user","parts":[{"type":"text","content":"hi"}]}])")
            + "," + attr("gen_ai.output.messages", R"([{"role":"assistant","parts":[{"type":"text","content":"ok"}]}])") + "]}";
}

void ContentTest::messagesFromEventsAndLogs()
{
    QFETCH(std::string, events);
    QFETCH(std::string, logs);
    const auto content = NormalizedSpan("app", R"("name":"s")" + events, kChat, logs).content();
    QCOMPARE(shown(content.inputMessages), std::string("user: text(hi)"));
    QCOMPARE(shown(content.outputMessages), std::string("assistant: text(ok)"));
}

void ContentTest::systemInstructions()
{
    const auto own = NormalizedSpan("app", R"("name":"s")", kChat + "," + attr("gen_ai.system_instructions", R"([{"type":"text","content":"be kind"}])")).content();
    QCOMPARE(own.systemInstructions->at(0).content, std::string("be kind"));
    const auto first = NormalizedSpan("app", R"("name":"s")", kChat + "," + attr("gen_ai.input.messages", R"([{"role":"system","parts":[{"type":"text","content":"be kind"}]},{"role":"user","parts":[{"type":"text","content":"hi"}]}])")).content();
    QCOMPARE(first.systemInstructions->size(), std::size_t(1));
    QCOMPARE(first.systemInstructions->at(0).content, std::string("be kind"));
    QVERIFY(!NormalizedSpan("app", R"("name":"s")", kChat).content().systemInstructions.has_value());
}

void ContentTest::toolArgumentsAndResults_data()
{
    QTest::addColumn<std::string>("attributes");
    QTest::addColumn<std::string>("arguments");
    QTest::addColumn<std::string>("result");
    const auto row = [](const char* name, const std::vector<std::string>& attributes, const std::string& arguments, const std::string& result) {
        QTest::newRow(name) << kTool + "," + join(attributes) << arguments << result;
    };
    row("JSON text", {attr("gen_ai.tool.call.arguments", R"({"a":1})"), attr("gen_ai.tool.call.result", "plain")}, R"({"a":1})", "plain");
    row("native", {attrJson("gen_ai.tool.call.arguments", R"({"kvlistValue":{"values":[{"key":"a","value":{"intValue":"1"}}]}})")}, R"({"a":1})", "");
    row("openinference", {attr("input.value", "PO-1"), attr("output.value", R"({"output":{"lc":1,"kwargs":{"content":"{\"x\":1}","tool_call_id":"c"}}})")}, "PO-1", R"({"x":1})");
    row("traceloop mcp", {attr("traceloop.entity.input", R"({"tool_name":"f","arguments":{"a":1}})"), attr("traceloop.entity.output", R"({"result":"{\"x\":1}"})")}, R"({"a":1})", R"({"x":1})");
    row("bare", {attr("input", R"({"a":1})"), attr("output", "2")}, R"({"a":1})", "2");
}

void ContentTest::toolArgumentsAndResults()
{
    QFETCH(std::string, attributes);
    QFETCH(std::string, arguments);
    QFETCH(std::string, result);
    const auto content = NormalizedSpan("app", R"("name":"s")", attributes).content();
    QCOMPARE(content.toolArguments.value_or(""), arguments);
    QCOMPARE(content.toolResult.value_or(""), result);
}

void ContentTest::documentsOfEveryForm_data()
{
    QTest::addColumn<std::string>("span");
    QTest::addColumn<std::string>("attributes");
    QTest::addColumn<std::string>("documents");
    const auto row = [](const char* name, const std::string& attributes, const std::string& documents, const std::string& span = {}) {
        QTest::newRow(name) << R"("name":"s")" + span << attributes << documents;
    };
    const std::string retrieval = attr("gen_ai.operation.name", "retrieval") + ",";
    const std::string list = R"([{"id":"D1","score":0.9,"text":"one","page":3},{"id":"D2","score":0.5}])";
    const std::string shownList = R"(D1 0.90 one {"page":3} | D2 0.50 ? )";
    row("semconv", retrieval + attr("gen_ai.retrieval.documents", list), shownList);
    row("openinference", join({attr("openinference.span.kind", "RETRIEVER"), attr("retrieval.documents.0.document.id", "D1"), attr("retrieval.documents.0.document.score", "0.9"), attr("retrieval.documents.0.document.content", "one"), attr("retrieval.documents.0.document.metadata", R"({"page":3})"), attr("retrieval.documents.1.document.metadata", R"({"id":"D2","score":0.5})")}),
        R"(D1 0.90 one {"page":3} | D2 0.50 ? {"id":"D2","score":0.5})");
    row("vector database events; a distance is no score", attr("db.vector.query.top_k", 1), R"(D1 ? one {"distance":0.1})",
        R"(,"events":[{"name":"db.query.result","attributes":[)" + join({attr("db.query.result.id", "D1"), attrJson("db.query.result.distance", R"({"doubleValue":0.1})"), attr("db.query.result.document", "one")}) + "]}]");
    row("tool result", kTool + "," + attr("gen_ai.tool.call.result", R"({"results":)" + list + "}"), shownList);
    row("tool result that is no list of documents", kTool + "," + attr("gen_ai.tool.call.result", R"({"results":[{"id":"D1"}]})"), "null");
    row("LangChain tool message", attr("openinference.span.kind", "TOOL") + "," + attr("output.value", R"({"output":{"kwargs":{"tool_call_id":"c","content":"[{\"id\":\"D1\",\"title\":\"T\"}]"}}})"), R"(D1 ? ? {"title":"T"})");
    row("a model call has none", kChat + "," + attr("output.value", list), "null");
}

void ContentTest::documentsOfEveryForm()
{
    QFETCH(std::string, span);
    QFETCH(std::string, attributes);
    QFETCH(std::string, documents);
    QCOMPARE(shown(NormalizedSpan("app", span, attributes).content().documents), documents);
}

void ContentTest::otherStepsHaveInputAndOutput()
{
    const auto content = NormalizedSpan("app", R"("name":"s")", join({attr("openinference.span.kind", "AGENT"), attr("input.value", "in"), attr("output.value", "out")})).content();
    QCOMPARE(content.input.value_or(""), std::string("in"));
    QCOMPARE(content.output.value_or(""), std::string("out"));
    QVERIFY(!content.inputMessages.has_value());
}

void ContentTest::placeholdersAreNoContent()
{
    for (const char* placeholder : {"<REDACTED>", "[REDACTED]", "{}", "'{}'", "N/A", "<not serializable>", ""}) {
        const auto tool = NormalizedSpan("app", R"("name":"s")", join({kTool, attr("gen_ai.tool.call.arguments", placeholder), attr("gen_ai.tool.call.result", placeholder)})).content();
        QVERIFY2(!tool.toolArguments && !tool.toolResult, placeholder);
        const auto chat = NormalizedSpan("app", R"("name":"s")", join({kChat, attr("gen_ai.input.messages", placeholder), attr("output.value", placeholder)})).content();
        QVERIFY2(!chat.inputMessages && !chat.outputMessages, placeholder);
    }
}

QTEST_APPLESS_MAIN(ContentTest)
#include "content_test.moc"
