// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/format/deep_link.h"

#include "models/format/format.h"

#include <algorithm>
#include <array>
#include <vector>

namespace whyglass::format {

namespace {

using domain::Error;
using domain::Result;
using Kind = DeepLink::Kind;

constexpr std::string_view kScheme = "whyglass://";
constexpr std::size_t kMaxNameBytes = 255;
constexpr std::size_t kMaxShownBytes = 60;
constexpr std::size_t kAnyLength = 0;

/// A kind of link: how long its id is, and which parameters it may have.
struct KindRule {
    Kind kind;
    std::string_view name;
    std::size_t hexDigits; ///< kAnyLength: text
    std::array<std::string_view, 5> parameters;
};

// THE LIST.
constexpr std::array<KindRule, 5> kKinds = {{
    {Kind::Trace, "trace", 32, {"span", "from", "to", "tab", "below"}},
    {Kind::Decision, "decision", 16, {"from", "to", "tab", "below", {}}},
    {Kind::Finding, "finding", 16, {"from", "to", "tab", "below", {}}},
    {Kind::Session, "session", kAnyLength, {"from", "to", {}, {}, {}}},
    {Kind::View, "view", kAnyLength, {"query", "from", "to", "tab", {}}},
}};
constexpr std::size_t kSpanDigits = 16;

Error refused(const std::string& why)
{
    return {domain::ErrorCode::InvalidArgument, "cannot open the link: " + why, "copy the link again (Ctrl+Shift+C) where it was made"};
}

std::string shown(std::string_view text) { return "\"" + visible(text, kMaxShownBytes) + "\""; }

bool isHex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

int hexValue(char c)
{
    constexpr int kTen = 10;
    return c <= '9' ? c - '0' : (c | 0x20) - 'a' + kTen;
}

char lowerAscii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

std::string lowered(std::string_view text)
{
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(), lowerAscii);
    return lower;
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view kBlank = " \t\r\n";
    const auto begin = text.find_first_not_of(kBlank);
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(kBlank) - begin + 1);
}

/// Unreserved characters of RFC 3986 and a few that no chat program breaks a link at.
bool isPlain(char c)
{
    constexpr std::string_view kAlso = "-._~:,()!*'";
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || kAlso.find(c) != std::string_view::npos;
}

std::string encoded(std::string_view text)
{
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (isPlain(c))
            out += c;
        else
            out.append({'%', kDigits[byte >> 4U], kDigits[byte & 0xfU]});
    }
    return out;
}

Result<std::string> decoded(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            out += text[i];
            continue;
        }
        if (i + 2 >= text.size() || !isHex(text[i + 1]) || !isHex(text[i + 2]))
            return refused("after % there must be two hexadecimal digits, not " + shown(text.substr(i, 3)));
        out += static_cast<char>(hexValue(text[i + 1]) * 16 + hexValue(text[i + 2]));
        i += 2;
    }
    // What a reader could not see, or would see otherwise than it is.
    if (out.size() > kMaxLinkBytes || visible(out, out.size() + 1) != out)
        return refused(shown(out) + " has characters that cannot be seen");
    return out;
}

Result<std::string> workspaceName(std::string_view text)
{
    auto name = decoded(text);
    if (!name)
        return name;
    if (name->empty())
        return refused("it names no workspace");
    // It becomes part of a path.
    if (name->size() > kMaxNameBytes || name->front() == '.' || name->find_first_of("/\\") != std::string::npos)
        return refused(shown(*name) + " is no name of a workspace");
    return name;
}

Result<std::string> hexId(std::string_view text, std::size_t digits, std::string_view what)
{
    if (text.size() != digits || !std::all_of(text.begin(), text.end(), isHex))
        return refused(shown(text) + " is no " + std::string(what) + ": it takes " + std::to_string(digits) + " hexadecimal digits");
    return lowered(text);
}

struct Parameter {
    std::string name, value;
};

Result<std::vector<Parameter>> parametersOf(std::string_view text, const KindRule& rule)
{
    std::vector<Parameter> parameters;
    while (!text.empty()) {
        const auto end = std::min(text.find('&'), text.size());
        const std::string_view part = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const auto equals = part.find('=');
        const std::string name(part.substr(0, std::min(equals, part.size())));
        if (name.empty() || std::find(rule.parameters.begin(), rule.parameters.end(), name) == rule.parameters.end())
            return refused("it asks for " + shown(part) + ", which a link to a " + std::string(rule.name) + " cannot");
        if (std::any_of(parameters.begin(), parameters.end(), [&](const Parameter& known) { return known.name == name; }))
            return refused("it says " + shown(name) + " twice");
        auto value = decoded(equals == std::string_view::npos ? std::string_view() : part.substr(equals + 1));
        if (!value)
            return value.error();
        parameters.push_back({name, std::move(*value)});
    }
    return parameters;
}

Result<domain::Timestamp> timeOf(const Parameter& parameter)
{
    if (const auto time = parseRfc3339(parameter.value))
        return *time;
    return refused(parameter.name + "=" + shown(parameter.value) + " is no time such as 2026-03-17T14:02:13Z");
}

Result<void> take(const std::vector<Parameter>& parameters, DeepLink& link)
{
    std::optional<domain::Timestamp> from;
    std::optional<domain::Timestamp> to;
    for (const Parameter& parameter : parameters) {
        if (parameter.name == "span") {
            auto span = hexId(parameter.value, kSpanDigits, "span");
            if (!span)
                return span.error();
            link.span = std::move(*span);
        } else if (parameter.name == "query") {
            link.query = parameter.value;
        } else if (parameter.name == "tab") {
            link.tab = parameter.value;
        } else if (parameter.name == "below") {
            link.below = parameter.value;
        } else {
            const auto time = timeOf(parameter);
            if (!time)
                return time.error();
            (parameter.name == "from" ? from : to) = *time;
        }
    }
    if (from.has_value() != to.has_value())
        return refused("a time range takes both from and to");
    if (!from)
        return {};
    if (to->ns <= from->ns)
        return refused("its time range ends before it begins");
    link.window = domain::TimeWindow{*from, *to};
    return {};
}

const KindRule* ruleOf(Kind kind)
{
    const auto* found = std::find_if(kKinds.begin(), kKinds.end(), [&](const KindRule& rule) { return rule.kind == kind; });
    return found == kKinds.end() ? nullptr : found;
}

Result<const KindRule*> ruleNamed(std::string_view name)
{
    const auto* found = std::find_if(kKinds.begin(), kKinds.end(), [&](const KindRule& rule) { return rule.name == name; });
    if (found == kKinds.end())
        return refused("it leads to " + shown(name) + "; links lead to a trace, decision, finding, session or view");
    return found;
}

} // namespace

bool looksLikeDeepLink(std::string_view text)
{
    text = trimmed(text);
    return lowered(text.substr(0, kScheme.size())) == kScheme;
}

std::string formatDeepLink(const DeepLink& link)
{
    std::string text = std::string(kScheme) + encoded(link.workspace);
    const KindRule* rule = ruleOf(link.kind);
    if (!rule)
        return text;
    text.append("/").append(rule->name).append("/").append(encoded(link.id));
    char separator = '?';
    const auto add = [&](std::string_view name, const std::string& value) {
        if (value.empty() || std::find(rule->parameters.begin(), rule->parameters.end(), name) == rule->parameters.end())
            return;
        text.append(1, separator).append(name).append("=").append(encoded(value));
        separator = '&';
    };
    add("span", link.span);
    add("query", link.query);
    if (link.window) {
        add("from", rfc3339(link.window->begin));
        add("to", rfc3339(link.window->end));
    }
    add("tab", link.tab);
    add("below", link.below);
    return text;
}

Result<DeepLink> parseDeepLink(std::string_view text)
{
    text = trimmed(text);
    if (text.size() > kMaxLinkBytes)
        return refused("it is longer than " + std::to_string(kMaxLinkBytes) + " characters");
    if (!looksLikeDeepLink(text))
        return refused("it does not begin with whyglass://");
    text.remove_prefix(kScheme.size());
    if (text.find('#') != std::string_view::npos)
        return refused("it has a part after #, which links here never have");
    const auto question = std::min(text.find('?'), text.size());
    std::string_view path = text.substr(0, question);
    const std::string_view parameterText = text.substr(std::min(question + 1, text.size()));

    DeepLink link;
    const auto slash = std::min(path.find('/'), path.size());
    auto workspace = workspaceName(path.substr(0, slash));
    if (!workspace)
        return workspace.error();
    link.workspace = std::move(*workspace);
    path.remove_prefix(std::min(slash + 1, path.size()));
    if (path.empty() && parameterText.empty())
        return link;

    const auto kindEnd = std::min(path.find('/'), path.size());
    const auto rule = ruleNamed(path.substr(0, kindEnd));
    if (!rule)
        return rule.error();
    link.kind = (*rule)->kind;
    const std::string_view idText = path.substr(std::min(kindEnd + 1, path.size()));
    auto id = (*rule)->hexDigits == kAnyLength ? decoded(idText) : hexId(idText, (*rule)->hexDigits, (*rule)->name);
    if (!id)
        return id.error();
    if (id->empty())
        return refused("it does not say which " + std::string((*rule)->name));
    link.id = std::move(*id);
    const auto parameters = parametersOf(parameterText, **rule);
    if (!parameters)
        return parameters.error();
    if (const auto taken = take(*parameters, link); !taken)
        return taken.error();
    return link;
}

} // namespace whyglass::format
