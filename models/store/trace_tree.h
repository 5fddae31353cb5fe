// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/step.h"
#include "models/store/doubled_calls.h"
#include "models/store/growing_table.h"
#include "models/store/ingest_batch.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace whyglass::store {

constexpr bool hasFlag(std::uint32_t flags, SpanFlag flag) { return (flags & static_cast<std::uint32_t>(flag)) != 0; }
constexpr std::uint32_t bitsOf(SpanFlag flag) { return static_cast<std::uint32_t>(flag); }
template <typename... Flags>
constexpr std::uint32_t bitsOf(SpanFlag first, Flags... rest) { return bitsOf(first) | bitsOf(rest...); }

/// What counting needs to know of a span.
struct TreeSpan {
    std::uint64_t spanId = 0; ///< 0: not valid; such a span is a leaf that nothing can name
    std::uint64_t parentId = 0;
    std::uint64_t payloadHash = 0;
    std::uint64_t responseHash = 0;
    std::int64_t key = 0;
    std::int64_t tool = 0, tier = 0; ///< dictionary ids
    std::int64_t begin = 0, end = 0; ///< nanoseconds
    std::int64_t scope = 0;          ///< hash of resource and scope: an id would tell the order of arrival
    std::uint64_t sameCall = 0;      ///< sameCallHash()
    std::int64_t library = 0;        ///< hash of the scope's name; only where sameCall is not 0
    std::uint32_t flags = 0;
    domain::StepKind step = domain::StepKind::Other;
};

/// What two records of one model call share: kind, model (without vendor and date: one says what was asked, the other what answered) and
/// tokens. 0 where that tells nothing: other kinds of steps, no model, no tokens.
std::uint64_t sameCallHash(domain::StepKind step, std::string_view model, std::optional<std::int64_t> input, std::optional<std::int64_t> output);

/// The spans of one trace as far as counting is concerned (cli.md Tokens, semantic-conventions.md R.6): which of them are
/// counted, whatever the order of their arrival. Spans are only ever added; what is below a span only grows, so each bit
/// travels up each edge once and the work per span is constant, amortised. No SQL here. What it holds of a huge trace may go to a
/// file (GrowingMemory), so that the memory it takes depends on what comes and not on what came before.
class TraceTree {
public:
    using Index = std::uint32_t;
    static constexpr Index kNone = 0xFFFFFFFFU;

    /// Before the first span. `folder` must outlive the tree; without it everything stays in memory.
    void spillTo(const std::string& folder);
    /// Lets go of the memory that is not needed before the next add().
    void rest() const noexcept;

    enum class Added { New, Collision, Duplicate };
    struct AddResult {
        Added what = Added::New;
        Index node = kNone;
    };
    /// Duplicate: same ids and payload as a span that is there; nothing changes. Collision: same ids, other payload.
    AddResult add(const TreeSpan& span);

    /// A span whose flags or tier settle() changed. `before` are the flags it had (0 for a new one).
    struct Change {
        Index node = kNone;
        std::uint32_t before = 0;
        std::int64_t tierBefore = 0;
    };
    /// Decides the flags of all spans that may have changed since the last call. `traceTier`: the tier of spans that have
    /// none of their own.
    std::vector<Change> settle(std::int64_t traceTier);

    [[nodiscard]] std::uint32_t flags(Index node) const { return m_nodes[node].span.flags; }
    [[nodiscard]] std::int64_t tier(Index node) const { return m_nodes[node].appliedTier; }
    [[nodiscard]] std::int64_t key(Index node) const { return m_nodes[node].span.key; }
    /// Parents that are named and have not arrived.
    [[nodiscard]] std::int64_t missingParents() const { return m_missing; }
    /// Spans that begin before their parent does by more than the clocks of one machine differ (1 ms): one clock is wrong.
    [[nodiscard]] std::int64_t skewedSpans() const { return m_skewed; }
    [[nodiscard]] std::size_t size() const { return m_nodes.size(); }

    // For those who see more in a span than it says itself (ToolLinker, LogSteps).
    [[nodiscard]] domain::StepKind step(Index node) const { return m_nodes[node].span.step; }
    [[nodiscard]] std::uint64_t spanId(Index node) const { return m_nodes[node].span.spanId; }
    [[nodiscard]] Index parent(Index node) const { return m_nodes[node].parent; }
    [[nodiscard]] Index firstChild(Index node) const { return m_nodes[node].firstChild; }
    [[nodiscard]] Index nextSibling(Index node) const { return m_nodes[node].nextSibling; }
    [[nodiscard]] bool present(Index node) const { return m_nodes[node].present; }
    /// The span with this id, the first of twins; kNone where it has not arrived.
    [[nodiscard]] Index findSpan(std::uint64_t id) const;
    /// Whether the parent of this span has both a model call and a span that may be a tool below it.
    [[nodiscard]] bool besideUnmarked(Index node) const;
    /// Model calls and spans that may be tools that were added since the last call, where a parent has both.
    std::vector<Index> takeNewcomers();
    /// The span is a tool step from now on; `tool` where it names none itself.
    void becomeTool(Index node, std::int64_t tool);

private:
    struct Node {
        TreeSpan span;
        Index parent = kNone, firstChild = kNone, nextSibling = kNone;
        Index nextTwin = kNone;        ///< another span with the same id
        Index nextOfResponse = kNone;  ///< another span with the same response id
        std::int64_t appliedTier = 0;  ///< as of the last settle()
        std::uint8_t below = 0;        ///< kBelow… bits of all descendants
        std::uint8_t children = 0;     ///< kChild… bits of the children
        bool present = false;          ///< false: named as a parent, not arrived
        bool isNew = true;
        bool dirty = false;
    };

    /// Where the span of an id is; most of those that are not meant are told by the tag alone.
    struct Bucket {
        Index node = kNone;
        std::uint32_t tag = 0;
    };

    /// Spans that share an id with an earlier one.
    struct Twins {
        std::unordered_map<std::uint64_t, Index> byPayload;
        Index last = kNone;
    };

    Index find(std::uint64_t id) const;
    Index append(std::uint64_t id);
    void rehash();
    void enterBucket(Index node);
    void restNowAndThen();
    void link(Index child);
    void noteFamily(Index child);
    void compareStarts(Index child, Index parent);
    void raise(Index from, std::uint8_t bits);
    void markDirty(Index node);
    void markCallsBelow(Index node, std::uint8_t kinds);
    void markRepetitionsBelow(Index node);
    void markDoubles();
    [[nodiscard]] bool isBelowCallWithUsage(Index node) const;
    [[nodiscard]] bool callRepeatsAncestor(const Node& node) const;
    [[nodiscard]] bool toolRepeatsAncestor(const Node& node) const;
    [[nodiscard]] bool toolIsDoubled(const Node& node) const;
    [[nodiscard]] bool isAnnouncement(const Node& node) const;
    [[nodiscard]] bool modelCallIsDoubled(const Node& node) const;
    [[nodiscard]] bool standsFor(const Node& other, const Node& node) const;
    [[nodiscard]] bool areBeside(const Node& a, const Node& b) const;
    [[nodiscard]] DoubledCalls::Call toolCall(const Node& node) const;
    [[nodiscard]] DoubledCalls::Call modelCall(const Node& node) const;
    [[nodiscard]] std::uint32_t decide(const Node& node) const;
    [[nodiscard]] Index winnerOf(Index group) const;
    void spreadToResponses(std::unordered_map<std::uint64_t, Index>& winners);

    GrowingArray<Node> m_nodes;
    GrowingArray<Bucket> m_buckets; ///< open addressing, a power of two; empty while the trace is small
    std::vector<Index> m_dirty;
    std::vector<Index> m_newcomers;
    GrowingTable<Index> m_responses; ///< the last span of each response id
    std::unordered_map<std::uint64_t, Twins> m_twins;
    DoubledCalls m_tools, m_modelCalls;
    std::int64_t m_missing = 0;
    std::int64_t m_skewed = 0;
    std::int64_t m_traceTier = 0;
    std::size_t m_steps = 0;
};

} // namespace whyglass::store
