// SPDX-License-Identifier: GPL-3.0-or-later
#include "file_recipe.h"

#include "ingest_kit.h"

#include "ingest/decode/otlp_decoder.h"

#include <charconv>
#include <stdexcept>
#include <vector>

namespace whyglass::ingest::kit {

namespace {

std::size_t numberOf(std::string_view text)
{
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
        throw std::invalid_argument("no number: " + std::string(text));
    return number;
}

bool startsWith(std::string_view text, std::string_view start)
{
    return text.substr(0, start.size()) == start;
}

std::string around(const std::string& resources, const std::string& scopes, const std::string& records, const std::string& record)
{
    return R"({")" + resources + R"(":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"shop"}}]},")" + scopes
        + R"(":[{"scope":{"name":"demo"},")" + records + R"(":[)" + record + "]}]}]}";
}

std::string lineOf(const std::string& number)
{
    return around("resourceSpans", "scopeSpans", "spans",
                  R"({"traceId":"0000000000000000000000000000000)" + number + R"(","spanId":"000000000000000)" + number + R"(","name":"step )" + number
                      + R"(","startTimeUnixNano":"176000000000000000)" + number + R"(","endTimeUnixNano":"1760000000500000000"})");
}

std::string logOf(const std::string& number)
{
    return around("resourceLogs", "scopeLogs", "logRecords",
                  R"({"timeUnixNano":"176000000000000000)" + number + R"(","body":{"stringValue":"record )" + number + R"("}})");
}

std::string metricOf(const std::string& number)
{
    return around("resourceMetrics", "scopeMetrics", "metrics",
                  R"({"name":"tokens","unit":"1","sum":{"aggregationTemporality":2,"isMonotonic":true,"dataPoints":[{"timeUnixNano":"176000000000000000)" + number
                      + R"(","asInt":")" + number + R"("}]}})");
}

std::string pretty(const std::string& json)
{
    std::string out;
    for (const char c : json) {
        out += c;
        if (c == '{' || c == '[' || c == ',')
            out += "\n  ";
    }
    return out;
}

std::string protobufOf(const std::string& json)
{
    const auto message = telemetry::JsonTranscoder().transcode(json);
    if (!message.ok())
        throw std::invalid_argument(message.error().message);
    return message->traces + message->logs + message->metrics;
}

std::string literal(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escape = text[i] == '\\' && i + 1 < text.size();
        out += !escape ? text[i] : text[i + 1] == 's' ? ' ' : text[i + 1] == 'n' ? '\n' : text[i + 1];
        i += escape ? 1 : 0;
    }
    return out;
}

std::string bytesOfHex(std::string_view hex)
{
    std::string out;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
        unsigned value = 0;
        std::from_chars(hex.data() + i, hex.data() + i + 2, value, 16);
        out += static_cast<char>(value);
    }
    return out;
}

std::string termOf(std::string_view term);

std::string document(std::string_view term)
{
    const std::string number(1, term.back());
    const std::string_view name = term.substr(0, term.size() - 1);
    if (name == "line" || name == "pretty" || name == "pb") {
        const std::string json = lineOf(number);
        return name == "line" ? json : name == "pretty" ? pretty(json) : protobufOf(json);
    }
    if (name == "log")
        return logOf(number);
    if (name == "metric")
        return metricOf(number);
    if (name == "pblog")
        return protobufOf(logOf(number));
    if (name == "pbmetric")
        return protobufOf(metricOf(number));
    throw std::invalid_argument("no such term: " + std::string(term));
}

std::string termOf(std::string_view term)
{
    if (term == "nl")
        return "\n";
    if (term == "bom")
        return "\xEF\xBB\xBF";
    if (startsWith(term, "text:"))
        return literal(term.substr(5));
    if (startsWith(term, "hex:"))
        return bytesOfHex(term.substr(4));
    if (startsWith(term, "frame:"))
        return lengthPrefixed(termOf(term.substr(6)));
    if (startsWith(term, "zframe:"))
        return lengthPrefixed(zstd(termOf(term.substr(7))));
    if (startsWith(term, "form:"))
        return readFile(dataFile(("forms/" + std::string(term.substr(5))).c_str()));
    if (startsWith(term, "rep:")) {
        const std::size_t colon = term.find(':', 4);
        const std::string one = termOf(term.substr(colon + 1));
        std::string out;
        for (std::size_t i = numberOf(term.substr(4, colon - 4)); i > 0; --i)
            out += one;
        return out;
    }
    return document(term);
}

std::string utf16(std::string_view ascii)
{
    std::string out = "\xFF\xFE";
    for (const char c : ascii) {
        out += c;
        out += '\0';
    }
    return out;
}

std::string inMembers(std::string_view bytes, std::size_t count, bool isZstd)
{
    std::string out;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t begin = bytes.size() * i / count, end = bytes.size() * (i + 1) / count;
        out += isZstd ? zstd(bytes.substr(begin, end - begin)) : gzip(bytes.substr(begin, end - begin));
    }
    return out;
}

/// Whether the term changes what is there.
bool change(std::string_view term, std::string& bytes)
{
    if (term == "gz")
        bytes = gzip(bytes);
    else if (term == "zst")
        bytes = zstd(bytes);
    else if (term == "utf16")
        bytes = utf16(bytes);
    else if (startsWith(term, "cut:"))
        bytes.resize(bytes.size() - std::min(bytes.size(), numberOf(term.substr(4))));
    else if (startsWith(term, "keep:"))
        bytes.resize(std::min(bytes.size(), numberOf(term.substr(5))));
    else if (startsWith(term, "flip:"))
        bytes.at(numberOf(term.substr(5))) = static_cast<char>(~bytes.at(numberOf(term.substr(5))));
    else if (startsWith(term, "drop:"))
        bytes.erase(numberOf(term.substr(5, term.find(':', 5) - 5)), numberOf(term.substr(term.find(':', 5) + 1)));
    else if (startsWith(term, "member:"))
        bytes = inMembers(bytes, numberOf(term.substr(7, term.find(':', 7) - 7)), term.substr(term.find(':', 7) + 1) == "zst");
    else
        return false;
    return true;
}

} // namespace

std::string makeFile(std::string_view recipe)
{
    std::string bytes;
    while (!recipe.empty()) {
        const std::size_t end = std::min(recipe.find(' '), recipe.size());
        const std::string_view term = recipe.substr(0, end);
        recipe.remove_prefix(std::min(recipe.size(), end + 1));
        if (!term.empty() && !change(term, bytes))
            bytes += termOf(term);
    }
    return bytes;
}

} // namespace whyglass::ingest::kit
