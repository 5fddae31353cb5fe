// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/open_workspace.h"
#include "app/cli/owner_call.h"
#include "app/cli/terminal.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>

namespace whyglass::cli {

namespace {

class NoteCommand : public Command {
public:
    void define(OptionSet& options) override
    {
        options.text("ID", m_id, "16 hex digits: a decision", true);
        options.texts("TEXT", m_text, "What to keep; several words are joined");
        options.choice("--verdict", m_verdict, {"correct", "wrong", "cannot-tell"}, "Sign off: say how the decision was");
        options.text("--author", m_author, "Your name as it is to stand there (default: the login name)", false, "NAME");
        options.text("--withdraw", m_withdraw, "Take back a note: it stays, and is shown as taken back", false, "NOTE");
        m_options.define(options);
    }

    domain::Result<int> run(const Host&) override
    {
        std::transform(m_id.begin(), m_id.end(), m_id.begin(), [](unsigned char c) { return std::tolower(c); });
        if (const auto known = checkDecision(); !known)
            return known.error();
        const auto answer = callOwner(m_options, "annotate", parameters(), [](const Json&) {});
        if (!answer)
            return answer.error();
        Json json = *answer;
        json["decision_id"] = m_id;
        return exitCode(printObject(m_options, json));
    }

private:
    domain::Result<void> checkDecision() const
    {
        const auto workspace = OpenWorkspace::open(m_options, {.index = false, .detectors = true});
        if (!workspace)
            return workspace.error();
        const auto decision = (*workspace)->reader().decision(m_id);
        if (!decision)
            return decision.error();
        if (!*decision)
            return domain::Error{domain::ErrorCode::NotFound, "there is no decision " + m_id + " in this workspace", "list them with `whyglass list decisions`"};
        return {};
    }

    [[nodiscard]] Json parameters() const
    {
        std::string text;
        for (const std::string& word : m_text)
            text.append(text.empty() ? "" : " ").append(word);
        const char* kind = !m_withdraw.empty() ? "withdrawal" : m_verdict.empty() ? "note" : "verdict";
        return {{"decision", m_id}, {"kind", kind}, {"verdict", m_verdict}, {"author", author()}, {"text", text}, {"about", m_withdraw}};
    }

    [[nodiscard]] std::string author() const
    {
        if (!m_author.empty())
            return m_author;
        const char* login = std::getenv("USER");
        return login == nullptr ? std::string() : std::string(login);
    }

    CommonOptions m_options;
    std::string m_id, m_verdict, m_author, m_withdraw;
    std::vector<std::string> m_text;
};

} // namespace

std::unique_ptr<Command> makeNoteCommand() { return std::make_unique<NoteCommand>(); }

} // namespace whyglass::cli
