// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/text_terms.h"

#include "models/store/database.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>

namespace whyglass::store {

namespace {

struct CodeRange {
    char32_t first, last;
};
// Unicode blocks of scripts that are written without spaces between words.
constexpr std::array<CodeRange, 12> kUnspaced = {{
    {0x0E00, 0x0EFF}, {0x1000, 0x109F}, {0x1100, 0x11FF}, {0x1780, 0x17FF}, {0x3040, 0x30FF}, {0x3130, 0x318F},
    {0x31F0, 0x31FF}, {0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0xAC00, 0xD7AF}, {0xF900, 0xFAFF}, {0x20000, 0x3FFFF},
}};

bool isUnspaced(char32_t c)
{
    if (c < kUnspaced.front().first)
        return false;
    for (const CodeRange& range : kUnspaced) {
        if (range.first <= c && c <= range.last)
            return true;
    }
    return c >= 0xFF66 && c <= 0xFF9F; // half-width kana
}

struct CodePoint {
    char32_t value = 0;
    std::size_t bytes = 1;
};

CodePoint decode(std::string_view text)
{
    const auto byte = [&text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned lead = byte(0);
    if (lead < 0x80)
        return {lead, 1};
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < length)
        return {0, 1};
    char32_t value = lead & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U)
            return {0, 1};
        value = value << 6U | (byte(i) & 0x3FU);
    }
    return {value, length};
}

/// Bytes at the beginning that mean themselves: ASCII without NUL. Most texts are nothing else.
std::size_t plainLength(std::string_view text)
{
    const auto end = std::find_if(text.begin(), text.end(), [](char c) { return static_cast<signed char>(c) <= 0; });
    return static_cast<std::size_t>(end - text.begin());
}

// "cj" marks the spelling; five hexadecimal digits a character.
void appendSpelt(std::string& out, char32_t c)
{
    static constexpr char kDigits[] = "0123456789abcdef";
    for (int shift = 16; shift >= 0; shift -= 4)
        out += kDigits[(c >> static_cast<unsigned>(shift)) & 15U];
}

void appendRun(std::string& out, const std::u32string& run)
{
    for (std::size_t i = 0; i < run.size(); ++i) {
        out += " cj";
        appendSpelt(out, run[i]);
        if (i + 1 < run.size())
            appendSpelt(out, run[i + 1]);
    }
    out += ' ';
}

fts5_api* fts5Of(sqlite3* db)
{
    fts5_api* api = nullptr;
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
        sqlite3_bind_pointer(statement, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
        sqlite3_step(statement);
    }
    sqlite3_finalize(statement);
    if (api == nullptr)
        throw Failure({domain::ErrorCode::Unsupported, "cannot search: this SQLite has no full-text index (FTS5)",
                       "install a SQLite library with FTS5"});
    return api;
}

int collectToken(void* context, int /*flags*/, const char* token, int length, int /*begin*/, int /*end*/)
{
    static_cast<std::vector<std::string>*>(context)->emplace_back(token, static_cast<std::size_t>(length));
    return SQLITE_OK;
}

std::vector<std::string> tokensOf(sqlite3* db, const std::string& text)
{
    fts5_api* api = fts5Of(db);
    fts5_tokenizer tokenizer{};
    void* context = nullptr;
    Fts5Tokenizer* raw = nullptr;
    int code = api->xFindTokenizer(api, "unicode61", &context, &tokenizer);
    if (code == SQLITE_OK)
        code = tokenizer.xCreate(context, nullptr, 0, &raw);
    if (code != SQLITE_OK)
        throwSqlite(db, code);
    const std::unique_ptr<Fts5Tokenizer, void (*)(Fts5Tokenizer*)> owned(raw, tokenizer.xDelete);
    std::vector<std::string> tokens;
    tokenizer.xTokenize(raw, &tokens, FTS5_TOKENIZE_QUERY, text.data(), static_cast<int>(text.size()), &collectToken);
    return tokens;
}

/// 64-bit FNV-1a.
std::uint64_t mix(std::uint64_t hash, std::string_view bytes)
{
    for (const char c : bytes)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    return hash;
}

std::uint64_t begun(char kind, std::string_view key) { return mix(mix(mix(0xCBF29CE484222325ULL, {&kind, 1}), key), {"\0", 1}); }

/// The hash finished well, of which a token has 50 bits.
std::uint64_t finished(std::uint64_t hash)
{
    hash ^= hash >> 32U;
    hash *= 0xD6E8FEB86659FD93ULL;
    return hash ^ hash >> 32U;
}

} // namespace

std::string expandText(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    std::u32string run;
    while (!text.empty()) {
        if (const std::size_t plain = plainLength(text); plain > 0) {
            if (!run.empty())
                appendRun(out, run);
            run.clear();
            out.append(text.substr(0, plain));
            text.remove_prefix(plain);
            continue;
        }
        const CodePoint point = decode(text);
        if (isUnspaced(point.value)) {
            run += point.value;
        } else {
            if (!run.empty())
                appendRun(out, run);
            run.clear();
            if (point.value == 0)
                out += ' ';
            else
                out.append(text.substr(0, point.bytes));
        }
        text.remove_prefix(point.bytes);
    }
    if (!run.empty())
        appendRun(out, run);
    return out;
}

bool isPlainText(std::string_view text)
{
    unsigned char high = 0; // set by what is beyond ASCII, and by 0; without a branch the compiler looks at many bytes at a time
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        high = static_cast<unsigned char>(high | byte | static_cast<unsigned char>(byte - 1));
    }
    return high < 0x80;
}

std::string matchAllWords(sqlite3* db, std::string_view text)
{
    std::string match;
    bool afterPair = false;
    // In a query a run's last character stands in its last pair already; only a run of one character needs the prefix form.
    for (const std::string& word : tokensOf(db, expandText(text))) {
        const bool single = word.size() == 7 && word.compare(0, 2, "cj") == 0;
        const bool skip = single && afterPair;
        afterPair = word.size() == 12 && word.compare(0, 2, "cj") == 0;
        if (skip)
            continue;
        match += (match.empty() ? "\"" : " AND \"") + word + (single ? "\"*" : "\"");
    }
    return match;
}

PairKey::PairKey(std::string_view key) : m_token(finished(begun('*', key))), m_pair(begun('=', key)) {}

std::uint64_t PairKey::tokenWith(std::string_view value) const { return finished(mix(m_pair, value)); }

void appendToken(std::string& out, std::uint64_t token)
{
    static constexpr char kAlphabet[] = "abcdefghijklmnopqrstuvwxyz234567";
    std::array<char, 10> spelt{};
    for (char& c : spelt) {
        c = kAlphabet[token & 31U];
        token >>= 5U;
    }
    out.append(spelt.data(), spelt.size());
}

std::string pairToken(std::string_view key, std::string_view value)
{
    std::string spelt;
    appendToken(spelt, PairKey(key).tokenWith(value));
    return spelt;
}

std::string keyToken(std::string_view key)
{
    std::string spelt;
    appendToken(spelt, PairKey(key).token());
    return spelt;
}

} // namespace whyglass::store
