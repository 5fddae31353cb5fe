// SPDX-License-Identifier: GPL-3.0-or-later
#include "json_cases.h"

#include <cctype>
#include <iterator>
#include <random>
#include <string_view>

namespace whyglass::reliability {

namespace {

constexpr const char* kValues[] = {
    "null", "true", "false", "0", "1", "-1", "2", "1.0", "1.5", "1e3", "-0", "-0.0", "4294967295", "4294967296", "9007199254740993",
    "9223372036854775807", "9223372036854775808", "18446744073709551615", "18446744073709551616", "1e400", "01", "\"0\"", "\"1\"", "\"-1\"",
    "\"1.0\"", "\"1e3\"", "\" 1\"", "\"+1\"", "\"0x10\"", "\"18446744073709551615\"", "\"\"", "\"abc\"", "\"NaN\"", "\"Infinity\"", "\"-Infinity\"",
    "\"true\"", "\"SPAN_KIND_SERVER\"", "\"STATUS_CODE_ERROR\"", "\"5b8efff798038103d269b633813fc60c\"", "\"5B8EFFF798038103D269B633813FC60C\"",
    "\"5b8efff798038103d269b633813fc60\"", "\"eee19b7ec3c1b174\"", "\"00000000000000000000000000000000\"", "\"aGk=\"", "\"aGk\"", "\"-_-_\"", "\"\\ud800\"",
    "\"\\ud83d\\ude00\"", "\"a\\u0000b\"", "\"\xFF\"", "\"tab\there\"", "[]", "{}", "[1]", "{\"a\":1}", "[null]",
};

/// Where a value goes; the rest of the document is as it should be.
constexpr const char* kPlaces[] = {
    R"({"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":@,"spanId":"eee19b7ec3c1b174","name":"x"}]}]}]})",
    R"({"resourceSpans":[{"scopeSpans":[{"spans":[{"spanId":@,"name":"x"}]}]}]})",
    R"({"resourceSpans":[{"scopeSpans":[{"spans":[{"parentSpanId":@,"name":"x"}]}]}]})",
    R"({"resourceSpans":[{"scopeSpans":[{"spans":[{"name":@}]}]}]})",
    R"({"resourceSpans":[{"scopeSpans":[{"spans":[{"kind":@}]}]}]})",
    R"({"resourceSpans":[{"scopeSpans":[{"spans":[{"startTimeUnixNano":@}]}]}]})",
    R"({"resourceSpans":[{"scopeSpans":[{"spans":[{"flags":@}]}]}]})",
    R"({"resourceSpans":[{"scopeSpans":[{"spans":[{"droppedAttributesCount":@}]}]}]})",
    R"({"resourceSpans":[{"scopeSpans":[{"spans":[{"status":{"code":@}}]}]}]})",
    R"({"resourceSpans":[{"scopeSpans":[{"spans":[{"status":@}]}]}]})",
    R"({"resourceSpans":[{"scopeSpans":[{"spans":[{"events":[{"timeUnixNano":@,"name":"e"}]}]}]}]})",
    R"({"resourceSpans":[{"scopeSpans":[{"spans":[{"events":@}]}]}]})",
    R"({"resourceSpans":[{"scopeSpans":[{"spans":[{"links":[{"traceId":@,"flags":1}]}]}]}]})",
    R"({"resourceSpans":[{"scopeSpans":[{"spans":[{"attributes":[{"key":@,"value":{"stringValue":"v"}}]}]}]}]})",
    R"({"resourceSpans":[{"scopeSpans":[{"spans":[{"attributes":[{"key":"k","value":@}]}]}]}]})",
    R"({"resourceSpans":[{"scopeSpans":[{"spans":[{"attributes":[{"key":"k","value":{"stringValue":@}}]}]}]}]})",
    R"({"resourceSpans":[{"scopeSpans":[{"spans":[{"attributes":[{"key":"k","value":{"boolValue":@}}]}]}]}]})",
    R"({"resourceSpans":[{"scopeSpans":[{"spans":[{"attributes":[{"key":"k","value":{"intValue":@}}]}]}]}]})",
    R"({"resourceSpans":[{"scopeSpans":[{"spans":[{"attributes":[{"key":"k","value":{"doubleValue":@}}]}]}]}]})",
    R"({"resourceSpans":[{"scopeSpans":[{"spans":[{"attributes":[{"key":"k","value":{"bytesValue":@}}]}]}]}]})",
    R"({"resourceSpans":[{"scopeSpans":[{"spans":[{"attributes":[{"key":"k","value":{"arrayValue":@}}]}]}]}]})",
    R"({"resourceSpans":[{"scopeSpans":[{"spans":[{"attributes":[{"key":"k","value":{"kvlistValue":{"values":@}}}]}]}]}]})",
    R"({"resourceSpans":[{"resource":{"droppedAttributesCount":@},"schemaUrl":"s","scopeSpans":[{"spans":[{"name":"x"}]}]}]})",
    R"({"resourceSpans":[{"resource":@,"scopeSpans":[{"scope":{"name":"n"},"spans":[{"name":"x"}]}]}]})",
    R"({"resourceSpans":[{"scopeSpans":[{"scope":{"version":@},"spans":@}]}]})",
    R"({"resourceSpans":@})",
};

constexpr const char* kShapes[] = {
    "", " ", "{}", "[]", "null", "1", "\"x\"", "{", "}", "{\"resourceSpans\":[]}", "{\"resourceSpans\":[{}]}", "{\"resourceSpans\":[{}]} ", "{\"resourceSpans\":[{}]}x",
    "{\"resourceSpans\":[{}]}{\"resourceSpans\":[]}", "\xEF\xBB\xBF{\"resourceSpans\":[{}]}", "{\"resourceSpans\":[{},]}", "{\"resourceSpans\":[{}],}",
    "{'resourceSpans':[]}", "{resourceSpans:[]}", "{\"resourceSpans\":[{}] /* c */}", "{\"resource_spans\":[{\"schemaUrl\":\"s\"}]}", "{\"ResourceSpans\":[{\"schemaUrl\":\"s\"}]}",
    "{\"resourceSpans\":[{\"scope_spans\":[{\"spans\":[{\"name\":\"x\"}]}]}]}", "{\"unknown\":{\"deep\":[1,{\"x\":null}]},\"resourceSpans\":[{\"schemaUrl\":\"s\"}]}",
    "{\"resourceSpans\":[{\"schemaUrl\":\"a\",\"schemaUrl\":\"b\"}]}", "{\"resourceSpans\":[{\"schemaUrl\":\"a\"}],\"resourceSpans\":[{\"schemaUrl\":\"b\"}]}",
    "{\"resourceSpans\":[{\"schemaUrl\":\"a\",\"unknown\":1e999}]}", "{\"resourceSpans\":[null]}", "{\"resourceSpans\":[{\"scopeSpans\":[null]}]}",
    "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[null]}]}]}", "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"name\":\"a\"},7,{\"name\":\"b\"}]}]}]}",
    R"({"resourceSpans":[{"scopeSpans":[{"spans":[{"attributes":[{"key":"k","value":{"stringValue":"a","intValue":"1"}}]}]}]}]})",
    R"({"resourceSpans":[{"scopeSpans":[{"spans":[{"attributes":[{"key":"k"},{"value":{"boolValue":true}},{}]}]}]}]})",
    R"({"resourceSpans":[{"instrumentationLibrarySpans":[{"spans":[{"name":"x"}]}]}]})",
};

std::string filled(std::string place, std::string_view value)
{
    for (std::size_t at = place.find('@'); at != std::string::npos; at = place.find('@', at + value.size()))
        place.replace(at, 1, value);
    return place;
}

std::string nested(int depth)
{
    std::string value = "{\"stringValue\":\"deep\"}";
    for (int i = 0; i < depth; ++i)
        value = i % 2 == 0 ? "{\"arrayValue\":{\"values\":[" + value + "]}}" : "{\"kvlistValue\":{\"values\":[{\"key\":\"k\",\"value\":" + value + "}]}}";
    return R"({"resourceSpans":[{"scopeSpans":[{"spans":[{"attributes":[{"key":"k","value":)" + value + "}]}]}]}]}";
}

constexpr std::string_view kDocuments[] = {
    R"({"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"invoice-agent"}}],"droppedAttributesCount":1},"scopeSpans":[{"scope":{"name":"lib","version":"1.2"},"spans":[{"traceId":"5b8efff798038103d269b633813fc60c","spanId":"eee19b7ec3c1b174","parentSpanId":"eee19b7ec3c1b173","traceState":"a=b","name":"chat","kind":3,"startTimeUnixNano":"1544712660000000001","endTimeUnixNano":"1544712661000000002","attributes":[{"key":"n","value":{"intValue":"-12"}},{"key":"d","value":{"doubleValue":0.25}}],"droppedEventsCount":2,"status":{"code":2,"message":"no"},"flags":257}],"schemaUrl":"u"}],"schemaUrl":"v"}]})",
    R"({"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"5b8efff798038103d269b633813fc60c","spanId":"eee19b7ec3c1b174","name":"tool","events":[{"timeUnixNano":"1544712660000000000","name":"e","attributes":[{"key":"b","value":{"boolValue":true}}],"droppedAttributesCount":3}],"links":[{"traceId":"5b8efff798038103d269b633813fc60d","spanId":"eee19b7ec3c1b175","traceState":"x=y","attributes":[{"key":"raw","value":{"bytesValue":"aGVsbG8="}}],"flags":1}]}]}]}]})",
    R"({"resourceSpans":[{"scopeSpans":[{"spans":[{"attributes":[{"key":"list","value":{"arrayValue":{"values":[{"stringValue":"a\u00e9\n"},{"intValue":"7"},{},{"doubleValue":"NaN"}]}}},{"key":"map","value":{"kvlistValue":{"values":[{"key":"in","value":{"stringValue":""}},{"key":"out","value":{"arrayValue":{}}}]}}}]},{"name":"second"}]}]}]})",
};

constexpr const char* kKeys[] = {"\"traceId\"", "\"spanId\"", "\"name\"", "\"value\"", "\"values\"", "\"stringValue\"", "\"intValue\"", "\"unknown\"", "\"start_time_unix_nano\"", "\"spans\"", "\"attributes\"", "\"flags\""};

/// Strings, numbers and words, and each mark alone. Together they are the text again.
std::vector<std::string> tokensOf(std::string_view text)
{
    std::vector<std::string> tokens;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at + 1;
        if (text[at] == '"') {
            while (end < text.size() && text[end] != '"')
                end += text[end] == '\\' ? 2U : 1U;
            ++end;
        } else if (std::isalnum(static_cast<unsigned char>(text[at])) != 0 || text[at] == '-') {
            while (end < text.size() && (std::isalnum(static_cast<unsigned char>(text[end])) != 0 || text[end] == '.'))
                ++end;
        }
        tokens.emplace_back(text.substr(at, end - at));
        at = end;
    }
    return tokens;
}

class Mutator {
public:
    explicit Mutator(std::size_t number) : m_random(number * 2'654'435'761U + 17) {}

    std::string run()
    {
        std::vector<std::string> tokens = tokensOf(kDocuments[m_random() % std::size(kDocuments)]);
        for (std::uint64_t times = 1 + m_random() % 3; times > 0; --times)
            changeToken(tokens);
        std::string text;
        for (const std::string& token : tokens)
            text += token;
        if (m_random() % 4 == 0)
            changeByte(text);
        return text;
    }

private:
    void changeToken(std::vector<std::string>& tokens)
    {
        const auto at = static_cast<std::ptrdiff_t>(m_random() % tokens.size());
        const auto value = [&] { return std::string(kValues[m_random() % std::size(kValues)]); };
        std::string& token = tokens[static_cast<std::size_t>(at)];
        const bool scalar = token.front() == '"' || std::isalnum(static_cast<unsigned char>(token.front())) != 0;
        switch (m_random() % 6) {
        case 0: token = scalar ? std::string(kKeys[m_random() % std::size(kKeys)]) : token; break;
        case 1: tokens.erase(tokens.begin() + at); break;
        case 2: tokens.insert(tokens.begin() + at, std::string(token)); break;
        case 3: std::swap(token, tokens[m_random() % tokens.size()]); break;
        default: token = scalar ? value() : token; break;
        }
    }

    void changeByte(std::string& text)
    {
        const std::size_t at = m_random() % text.size();
        switch (m_random() % 4) {
        case 0: text[at] = static_cast<char>(text[at] ^ (1 << (m_random() % 8))); break;
        case 1: text.erase(at, 1); break;
        case 2: text.insert(at, 1, static_cast<char>(m_random() % 128)); break;
        default: text.resize(at); break;
        }
    }

    std::mt19937_64 m_random;
};

} // namespace

std::vector<std::string> handCases()
{
    std::vector<std::string> cases(std::begin(kShapes), std::end(kShapes));
    for (const int depth : {1, 10, 48, 100, 128, 200, 255, 256, 300, 1000})
        cases.push_back(nested(depth));
    cases.insert(cases.end(), std::begin(kDocuments), std::end(kDocuments));
    for (const char* place : kPlaces) {
        for (const char* value : kValues)
            cases.push_back(filled(place, value));
    }
    return cases;
}

std::string mutation(std::size_t number) { return Mutator(number).run(); }

} // namespace whyglass::reliability
