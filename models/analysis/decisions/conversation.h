// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/detectors/trace_reading.h"

#include <string_view>
#include <vector>

/// What people and agents said to each other in a trace, each thing once.
namespace whyglass::analysis {

/// Words of one side, and the step that was first given them or that said them.
struct Turn {
    enum class Speaker { User, Agent };
    Speaker speaker = Speaker::User;
    std::size_t row = 0;
    std::string_view text; ///< of the trace's contents
    bool opens = false; ///< of a user: with them a run was set off
};

/// The turns of all requests and answers, in the order in which steps were given them. A request may repeat the conversation
/// before it, a part of it, or send only what is new. A message of the role user that holds a document or a result of the trace is
/// context that a framework gives to the model, and nobody's words: it is left out. Borrows the trace's contents.
class Conversation {
public:
    explicit Conversation(const TraceReading& trace);
    [[nodiscard]] const std::vector<Turn>& turns() const { return m_turns; }

private:
    std::vector<Turn> m_turns;
};

} // namespace whyglass::analysis
