// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/decisions/conversation.h"

#include "models/analysis/text/ascii.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>
#include <tuple>
#include <unordered_map>

namespace whyglass::analysis {

namespace {

using domain::StepKind;
using Speaker = Turn::Speaker;

/// People say "yes" twice; a longer text word for word again is a prompt sent again.
constexpr std::size_t kSaidAgainBytes = 200;

constexpr std::size_t kProducedBytes = 40; ///< of a document or a result, by which it is known again
constexpr std::size_t kMaxProduced = 300; ///< the latest

struct Said {
    Speaker speaker = Speaker::User;
    std::string_view text;
    bool operator==(const Said&) const = default;
    bool operator<(const Said& other) const { return std::tie(speaker, text) < std::tie(other.speaker, other.text); }
};

using Counts = std::map<Said, std::size_t>;

std::vector<Said> saidIn(const std::optional<std::vector<domain::Message>>& messages)
{
    std::vector<Said> said;
    if (!messages)
        return said;
    for (const domain::Message& message : *messages) {
        if (message.role != "user" && message.role != "assistant")
            continue;
        const Speaker speaker = message.role == "user" ? Speaker::User : Speaker::Agent;
        for (const domain::MessagePart& part : message.parts) {
            if (part.type != "text" || part.content.empty())
                continue;
            said.push_back({speaker, part.content});
            if (speaker == Speaker::User)
                break; // what stands beside a person's words is attached to them
        }
    }
    return said;
}

/// What one agent or workflow was given and said.
struct Run {
    std::vector<Said> said;
    Counts counts;
};

std::size_t commonBeginning(const std::vector<Said>& a, const std::vector<Said>& b)
{
    return static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
}

/// How many turns at the end of `known` are those at the beginning of `said`.
std::size_t overlap(const std::vector<Said>& known, const std::vector<Said>& said)
{
    for (std::size_t n = std::min(known.size(), said.size()); n > 0; --n)
        if (std::equal(known.end() - static_cast<std::ptrdiff_t>(n), known.end(), said.begin()))
            return n;
    return 0;
}

/// What stands from `same` on and was not said in the run as often.
std::vector<Said> freshFrom(std::size_t same, const std::vector<Said>& said, const Run& run)
{
    const auto rest = said.begin() + static_cast<std::ptrdiff_t>(same);
    if (same == run.said.size())
        return {rest, said.end()};
    std::vector<Said> fresh;
    Counts seen;
    for (std::size_t i = 0; same < said.size() && i < said.size(); ++i) {
        const std::size_t times = ++seen[said[i]];
        const auto known = run.counts.find(said[i]);
        if (i >= same && (known == run.counts.end() || times > known->second))
            fresh.push_back(said[i]);
    }
    return fresh;
}

/// Only words of people that answer the run's last words: a request that leaves out what was said before.
std::vector<Said> freshOfNewOnly(const std::vector<Said>& said, const Run& run)
{
    std::vector<Said> fresh;
    std::copy_if(said.begin(), said.end(), std::back_inserter(fresh),
        [&run](const Said& one) { return one.text.size() <= kSaidAgainBytes || run.counts.count(one) == 0; });
    return fresh;
}

class Reader {
public:
    explicit Reader(const TraceReading& trace)
        : m_trace(trace)
    {
    }

    std::vector<Turn> run()
    {
        m_byStart = rowsByStart();
        for (const std::size_t i : m_byStart) {
            if (!isRun(i) && m_trace.row(i).step != StepKind::Generation)
                continue;
            const bool isCall = m_trace.isGeneration(i);
            Run& run = m_runs[isRun(i) ? static_cast<int>(i) : m_trace.agentRun(i)];
            addRequest(run, i, isCall);
            if (isCall || (isRun(i) && m_trace.subtreeEnd(i) == i + 1))
                for (const Said& said : saidIn(m_trace.content(i).outputMessages))
                    if (said.speaker == Speaker::Agent)
                        add(run, said, i, true);
        }
        return std::move(m_turns);
    }

private:
    [[nodiscard]] bool isRun(std::size_t i) const
    {
        return m_trace.row(i).step == StepKind::Agent || m_trace.row(i).step == StepKind::Workflow;
    }

    [[nodiscard]] std::vector<std::size_t> rowsByStart() const
    {
        std::vector<std::size_t> rows(m_trace.size());
        std::iota(rows.begin(), rows.end(), std::size_t{0});
        std::stable_sort(rows.begin(), rows.end(),
            [this](std::size_t a, std::size_t b) { return m_trace.row(a).start < m_trace.row(b).start; });
        return rows;
    }

    /// Whether the requests of a run's own calls are recorded: they have what the run was given in its place in the conversation.
    [[nodiscard]] bool tellsCalls(std::size_t i) const
    {
        for (std::size_t below = i + 1; below < m_trace.subtreeEnd(i); ++below)
            if (m_trace.isGeneration(below) && m_trace.content(below).inputMessages)
                return true;
        return false;
    }

    void addRequest(Run& run, std::size_t i, bool isCall)
    {
        const auto said = saidIn(m_trace.content(i).inputMessages);
        if (said.empty() || (!isCall && tellsCalls(i)))
            return;
        const bool begins = !run.said.empty() && said.front() == run.said.front();
        const std::size_t same = begins ? commonBeginning(run.said, said) : overlap(run.said, said);
        const bool hasAnswers =
            std::any_of(said.begin(), said.end(), [](const Said& one) { return one.speaker == Speaker::Agent; });
        const bool isOnlyNew = isCall && !begins && same == 0 && !hasAnswers && !run.said.empty();
        const bool isNext = !begins && same > 0; // its beginning is the end of what is known
        const auto fresh = isOnlyNew ? freshOfNewOnly(said, run)
            : isNext                 ? std::vector<Said>(said.begin() + static_cast<std::ptrdiff_t>(same), said.end())
                                     : freshFrom(same, said, run);
        bool opens = run.said.empty();
        for (const Said& one : fresh) {
            add(run, one, i, isOnlyNew, opens && one.speaker == Speaker::User);
            opens = opens && one.speaker != Speaker::User;
        }
    }

    /// What stood in a document or a result before: no person typed it.
    [[nodiscard]] bool isContext(std::string_view text, std::size_t row)
    {
        if (text.size() < kProducedBytes)
            return false;
        for (; m_nextProducer < m_byStart.size() && m_trace.row(m_byStart[m_nextProducer]).start <= m_trace.row(row).start;
             ++m_nextProducer)
            addProduced(m_byStart[m_nextProducer]);
        const std::size_t first = m_produced.size() - std::min(m_produced.size(), kMaxProduced);
        return std::any_of(m_produced.begin() + static_cast<std::ptrdiff_t>(first), m_produced.end(),
            [text](std::string_view produced) { return text.find(produced) != std::string_view::npos; });
    }

    void addProduced(std::size_t i)
    {
        const auto add = [this](std::string_view text) {
            text = trim(text);
            text = text.substr(0, text.find('\n')); // lines are often indented anew
            if (text.size() >= kProducedBytes)
                m_produced.push_back(text.substr(0, kProducedBytes));
        };
        if (m_trace.content(i).toolResult)
            add(*m_trace.content(i).toolResult);
        if (m_trace.content(i).documents)
            for (const domain::Document& document : *m_trace.content(i).documents)
                add(document.content ? std::string_view(*document.content) : std::string_view());
    }

    /// Another run may have been given the same conversation.
    void add(Run& run, const Said& said, std::size_t row, bool isNew, bool opens = false)
    {
        run.said.push_back(said);
        const std::size_t inRun = ++run.counts[said];
        std::size_t& inAll = m_counts[said];
        if ((!isNew && inRun <= inAll) || (said.speaker == Speaker::User && !opens && isContext(said.text, row)))
            return;
        ++inAll;
        m_turns.push_back({said.speaker, row, said.text, opens});
    }

    const TraceReading& m_trace;
    std::vector<std::size_t> m_byStart;
    std::size_t m_nextProducer = 0;
    std::vector<std::string_view> m_produced; ///< beginnings of documents and results
    std::unordered_map<int, Run> m_runs;
    Counts m_counts;
    std::vector<Turn> m_turns;
};

} // namespace

Conversation::Conversation(const TraceReading& trace)
    : m_turns(Reader(trace).run())
{
}

} // namespace whyglass::analysis
