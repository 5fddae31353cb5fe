// SPDX-License-Identifier: GPL-3.0-or-later
#include "recipes.h"

#include "ingest_kit.h"

#include <zlib.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace whyglass::hostile {

namespace {

using ingest::kit::gzip;
using ingest::kit::gzipOfZeros;
using ingest::kit::zlibDeflate;
using ingest::kit::zstd;

[[noreturn]] void fail(std::string_view why, std::string_view where)
{
    throw std::runtime_error("recipe: " + std::string(why) + " at \"" + std::string(where.substr(0, 30)) + "\"");
}

std::string fromHex(std::string_view digits)
{
    if (digits.size() % 2 != 0)
        fail("odd hex", digits);
    std::string bytes;
    for (std::size_t i = 0; i < digits.size(); i += 2) {
        unsigned value = 0;
        const auto [end, code] = std::from_chars(digits.data() + i, digits.data() + i + 2, value, 16);
        if (code != std::errc{} || end != digits.data() + i + 2)
            fail("no hex", digits.substr(i));
        bytes += static_cast<char>(value);
    }
    return bytes;
}

std::string varint(std::uint64_t value)
{
    std::string out;
    do {
        out += static_cast<char>((value & 0x7FU) | (value > 0x7FU ? 0x80U : 0U));
        value >>= 7U;
    } while (value != 0);
    return out;
}

std::string littleEndian(std::uint64_t value, int bytes)
{
    std::string out;
    for (int i = 0; i < bytes; ++i)
        out += static_cast<char>((value >> (8U * static_cast<unsigned>(i))) & 0xFFU);
    return out;
}

std::string tag(std::uint64_t field, unsigned wireType)
{
    return varint(field << 3U | wireType);
}

std::string delimited(std::uint64_t field, std::string_view bytes)
{
    return tag(field, 2) + varint(bytes.size()).append(bytes);
}

/// The content of an AnyValue that holds `depth` lists in each other. Sizes first, from the inside; then the wire, from the outside.
std::string nestedValue(std::size_t depth, bool pairs)
{
    const std::size_t around = pairs ? 3 : 2; // AnyValue.kvlist → KeyValueList.values → KeyValue.value; AnyValue.array → ArrayValue.values
    std::vector<std::size_t> sizes{0};
    for (std::size_t i = 0; i < depth * around; ++i)
        sizes.push_back(1 + varint(sizes.back()).size() + sizes.back());
    std::string out;
    for (std::size_t i = depth * around; i-- > 0;) {
        const std::size_t layer = (depth * around - 1 - i) % around;
        const std::uint64_t field = layer == 0 ? (pairs ? 6 : 5) : layer == 1 ? 1 : 2;
        out += tag(field, 2) + varint(sizes[i]);
    }
    return out;
}

class WireRecipe {
public:
    explicit WireRecipe(std::string_view text) : m_text(text) {}

    std::string all()
    {
        std::string out = message();
        if (!m_text.empty())
            fail("something is left", m_text);
        return out;
    }

private:
    bool take(std::string_view word)
    {
        if (m_text.substr(0, word.size()) != word)
            return false;
        m_text.remove_prefix(word.size());
        return true;
    }
    void expect(std::string_view word)
    {
        if (!take(word))
            fail("no " + std::string(word), m_text);
    }
    std::uint64_t number()
    {
        std::uint64_t value = 0;
        const auto [end, code] = std::from_chars(m_text.data(), m_text.data() + m_text.size(), value);
        if (code != std::errc{})
            fail("no number", m_text);
        m_text.remove_prefix(static_cast<std::size_t>(end - m_text.data()));
        return value;
    }
    std::string hex()
    {
        const auto end = std::find_if_not(m_text.begin(), m_text.end(), [](unsigned char c) { return std::isxdigit(c) != 0; });
        const auto size = static_cast<std::size_t>(end - m_text.begin());
        std::string bytes = fromHex(m_text.substr(0, size));
        m_text.remove_prefix(size);
        return bytes;
    }

    std::string message()
    {
        std::string out;
        while (!m_text.empty() && m_text.front() != '}' && m_text.front() != ')') {
            if (!take(" "))
                out += element();
        }
        return out;
    }

    std::string element()
    {
        if (take("~"))
            return hex();
        if (take("L("))
            return lie();
        if (take("*"))
            return repeated();
        if (take("nest("))
            return nest();
        const std::uint64_t field = number();
        if (take("{")) {
            const std::string inner = message();
            expect("}");
            return delimited(field, inner);
        }
        if (take("<"))
            return tag(field, 3);
        if (take(">"))
            return tag(field, 4);
        expect("=");
        return value(field);
    }

    std::string lie()
    {
        const std::uint64_t field = number();
        expect(",");
        const std::uint64_t length = number();
        expect(")");
        return tag(field, 2) + varint(length);
    }

    std::string repeated()
    {
        const std::uint64_t times = number();
        expect("(");
        const std::string inner = message();
        expect(")");
        std::string out;
        for (std::uint64_t i = 0; i < times; ++i)
            out += inner;
        return out;
    }

    std::string nest()
    {
        const std::uint64_t depth = number();
        const bool pairs = take(",kv)");
        if (!pairs)
            expect(",array)");
        return nestedValue(depth, pairs);
    }

    std::string value(std::uint64_t field)
    {
        if (take("\"")) {
            const std::size_t end = m_text.find('"');
            const std::string_view text = m_text.substr(0, end);
            m_text.remove_prefix(end + 1);
            return delimited(field, text);
        }
        if (take("x"))
            return delimited(field, hex());
        if (take("#"))
            return tag(field, 0) + varint(number());
        if (take("@"))
            return tag(field, 1) + littleEndian(number(), 8);
        if (take("%"))
            return tag(field, 5) + littleEndian(number(), 4);
        expect("~");
        return tag(field, 0) + hex();
    }

    std::string_view m_text;
};

std::string repeated(std::string_view text, std::size_t times)
{
    std::string out;
    out.reserve(text.size() * times);
    for (std::size_t i = 0; i < times; ++i)
        out += text;
    return out;
}

/// What compresses as telemetry does, or not at all.
std::string sample(std::size_t size, bool noise)
{
    std::string out(size, '\0');
    std::uint32_t state = 1;
    for (std::size_t i = 0; i < size; ++i) {
        state = state * 1'664'525U + 1'013'904'223U;
        out[i] = noise || i % 16 == 0 ? static_cast<char>(state >> 24U) : "attributes.value"[i % 16];
    }
    return out;
}

std::string rawDeflate(std::string_view bytes)
{
    const std::string zlib = zlibDeflate(bytes);
    return zlib.substr(2, zlib.size() - 6);
}

class Stack {
public:
    std::string pop()
    {
        if (m_values.empty())
            fail("nothing on the stack", "");
        std::string top = std::move(m_values.back());
        m_values.pop_back();
        return top;
    }
    void push(std::string value) { m_values.push_back(std::move(value)); }

    void apply(const std::string& word)
    {
        const std::size_t colon = word.find(':');
        const std::string verb = word.substr(0, colon);
        const std::string argument = colon == std::string::npos ? std::string() : word.substr(colon + 1);
        const auto count = [&] { return static_cast<std::size_t>(std::stoull(argument)); };
        if (verb == "zeros")
            return push(std::string(count(), '\0'));
        if (verb == "text" || verb == "noise")
            return push(sample(count(), verb == "noise"));
        if (verb == "hex")
            return push(fromHex(argument));
        std::string top = pop();
        if (verb == "gzip")
            push(isBigZero(top) ? gzipOfZeros(top.size()) : gzip(top));
        else if (verb == "zlib")
            push(zlibDeflate(top));
        else if (verb == "rawdeflate")
            push(rawDeflate(top));
        else if (verb == "zstd")
            push(zstd(top));
        else if (verb == "cat")
            push(pop() + top);
        else if (verb == "cut")
            push(top.substr(0, top.size() - count()));
        else if (verb == "head")
            push(top.substr(0, count()));
        else if (verb == "repeat")
            push(repeated(top, count()));
        else if (verb == "flip")
            push(changed(top, argument, [](char c) { return static_cast<char>(~c); }));
        else if (verb == "set")
            push(changed(top, argument.substr(0, argument.find(':')), [&](char) { return fromHex(argument.substr(argument.find(':') + 1))[0]; }));
        else
            fail("unknown word", word);
    }

private:
    static bool isBigZero(const std::string& bytes) { return bytes.size() >= (1U << 20U) && bytes.find_first_not_of('\0') == std::string::npos; }

    template <typename Change>
    static std::string changed(std::string bytes, const std::string& place, Change change)
    {
        const long at = std::stol(place);
        char& byte = bytes.at(at < 0 ? bytes.size() - static_cast<std::size_t>(-at) : static_cast<std::size_t>(at));
        byte = change(byte);
        return bytes;
    }

    std::vector<std::string> m_values;
};

} // namespace

long Case::number(const std::string& key) const
{
    const auto found = more.find(key);
    return found == more.end() || found->second == "?" ? -1 : std::stol(found->second);
}

std::vector<Case> readCases(const char* file)
{
    std::ifstream in(std::string(WHYGLASS_SOURCE_DIR "/tests/hostile/") + file);
    std::vector<Case> cases;
    std::string line;
    while (std::getline(in, line)) {
        const std::size_t first = line.find('\t');
        const std::size_t second = line.find('\t', first + 1);
        if (second == std::string::npos)
            throw std::runtime_error(std::string(file) + ": a line has no three parts: " + line.substr(0, 60));
        Case one;
        one.name = line.substr(0, first);
        one.recipe = line.substr(first + 1, second - first - 1);
        std::istringstream words(line.substr(second + 1));
        words >> one.status;
        if (std::isalpha(static_cast<unsigned char>(one.status.front())) != 0 && one.status != "none" && one.status != "any") {
            one.encoding = one.status;
            words >> one.status;
        }
        for (std::string word; words >> word;)
            one.more[word.substr(0, word.find('='))] = word.find('=') == std::string::npos ? std::string() : word.substr(word.find('=') + 1);
        cases.push_back(std::move(one));
    }
    return cases;
}

std::string protobufOf(std::string_view recipe)
{
    return WireRecipe(recipe).all();
}

namespace {

std::size_t takeNumber(std::string_view& text, char end)
{
    std::size_t value = 0;
    const auto [stop, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (code != std::errc{} || *stop != end)
        fail("no number", text);
    text.remove_prefix(static_cast<std::size_t>(stop - text.data()) + 1);
    return value;
}

} // namespace

std::string textOf(std::string_view recipe, const std::map<std::string, std::string>& names)
{
    std::string out;
    while (!recipe.empty()) {
        const std::size_t percent = recipe.find('%');
        out += recipe.substr(0, percent);
        if (percent == std::string_view::npos)
            return out;
        recipe.remove_prefix(percent + 1);
        if (recipe.front() != '{') {
            out += fromHex(recipe.substr(0, 2));
            recipe.remove_prefix(2);
            continue;
        }
        const auto name = names.find(std::string(recipe.substr(1, recipe.find('}') - 1)));
        if (name != names.end()) {
            out += name->second;
            recipe.remove_prefix(name->first.size() + 2);
            continue;
        }
        recipe.remove_prefix(1);
        const std::size_t times = takeNumber(recipe, '*');
        const std::size_t size = takeNumber(recipe, ':');
        out += repeated(textOf(recipe.substr(0, size)), times);
        recipe.remove_prefix(size + 1);
    }
    return out;
}

std::string compressedOf(std::string_view recipe)
{
    Stack stack;
    std::istringstream words{std::string(recipe)};
    for (std::string word; words >> word;)
        stack.apply(word);
    return stack.pop();
}

} // namespace whyglass::hostile
