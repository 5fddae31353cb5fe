// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transcript/transcript_text.h"

#include "models/format/format.h"
#include "models/transcript/message_drafts.h"

#include <limits>

namespace whyglass::transcript {

namespace {

std::string numbersOf(const Entry& entry)
{
    std::string text;
    const auto add = [&text](const std::string& part) { text += (text.empty() ? "" : " · ") + part; };
    if (entry.tokens.input)
        add(format::count(*entry.tokens.input) + " tokens in");
    if (entry.tokens.output)
        add(format::count(*entry.tokens.output) + " tokens out");
    if (entry.cost)
        add(format::money(*entry.cost));
    else if (entry.unpriced)
        add("cost unknown");
    if (entry.duration)
        add(format::duration(*entry.duration));
    if (entry.repeated > 0)
        add(entry.repeated == 1 ? "repeats 1 message" : "repeats " + std::to_string(entry.repeated) + " messages");
    if (!entry.finish.empty())
        add("finished: " + format::visible(entry.finish, 40));
    return text;
}

std::string linksOf(const Entry& entry)
{
    std::string text;
    const auto add = [&text](const char* what, std::int32_t index) {
        if (index >= 0)
            text += std::string("  ") + what + " #" + std::to_string(index);
    };
    add("call", entry.call);
    add("result", entry.result);
    add("definition", entry.definition);
    return text;
}

void addIndented(std::string& out, const std::string& text)
{
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        if (end > at)
            out += "    " + text.substr(at, end - at);
        out += '\n';
        at = end + 1;
    }
}

} // namespace

std::string textOf(const Transcript& transcript, std::size_t index)
{
    const Entry& entry = transcript.entries[index];
    std::string out = "#" + std::to_string(index) + " +" + format::duration(entry.time - transcript.start) + "  " + std::string(wordOf(entry.kind));
    if (!entry.name.empty())
        out += " " + format::visible(entry.name, 120);
    if (!entry.agent.empty())
        out += " [" + format::visible(entry.agent, 60) + "]";
    out += entry.failed ? " FAILED" : "";
    if (const std::string numbers = numbersOf(entry); !numbers.empty())
        out += "  " + numbers;
    out += linksOf(entry) + "\n";
    if (!entry.recorded)
        out += "    (not recorded)\n";
    else if (!entry.text.empty())
        addIndented(out, format::visible(entry.text, std::numeric_limits<std::int32_t>::max(), true));
    if (entry.cut)
        out += "    … " + format::bytes(static_cast<std::int64_t>(entry.bytes)) + " in all\n";
    for (const std::uint32_t finding : entry.findings)
        out += "  ! " + std::string(domain::nameOf(transcript.findings[finding].severity)) + ": "
            + format::visible(transcript.findings[finding].title, 200) + "\n";
    return out;
}

std::string textOf(const Transcript& transcript)
{
    std::string out;
    for (std::size_t i = 0; i < transcript.entries.size(); ++i)
        out += textOf(transcript, i);
    return out;
}

} // namespace whyglass::transcript
