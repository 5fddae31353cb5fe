// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

/// Attributes that only queries ask for: those who read them from a payload and those who look them up in the index share the lists.
namespace whyglass::domain {

enum class FirstTokenUnit : std::uint8_t { Seconds, Milliseconds, Moment };

/// How conventions tell the time to the first token: its length, or the moment when it came.
struct FirstTokenKey {
    std::string_view name;
    FirstTokenUnit unit;
};

/// The first that is there counts.
inline constexpr std::array<FirstTokenKey, 8> kFirstTokenKeys = {{
    {"gen_ai.response.time_to_first_chunk", FirstTokenUnit::Seconds},
    {"gen_ai.client.operation.time_to_first_chunk", FirstTokenUnit::Seconds},
    {"ai.response.msToFirstChunk", FirstTokenUnit::Milliseconds},
    {"ai.stream.msToFirstChunk", FirstTokenUnit::Milliseconds},
    {"ttft_ms", FirstTokenUnit::Milliseconds},
    {"gen_ai.server.time_to_first_token", FirstTokenUnit::Milliseconds}, // Strands, the only one that has it as an attribute
    {"langfuse.observation.completion_start_time", FirstTokenUnit::Moment},
    {"mastra.completion_start_time", FirstTokenUnit::Moment},
}};

/// Events that mark the first part of a streamed answer.
inline constexpr std::array<std::string_view, 3> kFirstTokenEvents = {"ai.stream.firstChunk", "First Token Stream Event", "llm.content.completion.chunk"};

inline constexpr std::array<std::string_view, 2> kPromptHashKeys = {"lmnr.span.prompt_hash", "traceloop.prompt.version_hash"};

} // namespace whyglass::domain
