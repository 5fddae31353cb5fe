// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/trace_tree.h"

#include "models/store/payload_hash.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace whyglass::store {

using domain::StepKind;

namespace {

// What a span tells its ancestors.
constexpr std::uint8_t kBelowUsage = 1U << 0U;
constexpr std::uint8_t kBelowGeneration = 1U << 1U;
constexpr std::uint8_t kBelowEmbedding = 1U << 2U;
constexpr std::uint8_t kBelowRerank = 1U << 3U;
constexpr std::uint8_t kBelowTool = 1U << 4U;
constexpr std::uint8_t kBelowModelCall = kBelowGeneration | kBelowEmbedding | kBelowRerank;

// What a parent knows of its children.
constexpr std::uint8_t kChildGeneration = 1U << 0U;
constexpr std::uint8_t kChildUnmarked = 1U << 1U;

/// A call recorded twice (a tool on both sides of MCP, a model call by framework and client) nests within a few levels;
/// further up it is another call.
constexpr int kCallLevels = 16;

/// Two libraries around one function see it begin and end within moments of each other.
constexpr std::int64_t kMomentNs = 50'000'000;

/// Of a sender that gives every span the same id, only so many are looked at for repeated tools.
constexpr std::size_t kComparedTwins = 8;

/// Spans that are looked at between two rests of a huge trace. Those that come in the order in which they began touch a few megabytes
/// meanwhile; those that come in no order touch all, and more rests would cost them more than the trace takes.
constexpr std::size_t kStepsBetweenRests = 16'384;

/// Below this size a trace is searched from end to end, which is faster than hashing.
constexpr std::size_t kSmallTrace = 12;

constexpr std::uint32_t kDecided
    = bitsOf(SpanFlag::Counted, SpanFlag::UsageBelow, SpanFlag::CallBelow, SpanFlag::Summed, SpanFlag::Call, SpanFlag::Doubled);

constexpr std::uint32_t kInSums = bitsOf(SpanFlag::Summed, SpanFlag::Call);

std::uint8_t bitOf(StepKind step)
{
    switch (step) {
    case StepKind::Generation:
        return kBelowGeneration;
    case StepKind::Embedding:
        return kBelowEmbedding;
    case StepKind::Rerank:
        return kBelowRerank;
    case StepKind::Tool:
        return kBelowTool;
    default:
        return 0;
    }
}

std::uint8_t tellsAncestors(const TreeSpan& span)
{
    if (hasFlag(span.flags, SpanFlag::Placeholder))
        return 0;
    const std::uint8_t usage = hasFlag(span.flags, SpanFlag::HasUsage) ? kBelowUsage : std::uint8_t{0};
    // A guess may turn out to be a tool, and what was told cannot be taken back.
    const bool guessed = hasFlag(span.flags, SpanFlag::Unmarked) && span.step != StepKind::Tool;
    return static_cast<std::uint8_t>(usage | (guessed ? 0U : bitOf(span.step)));
}

std::uint64_t hashOfId(std::uint64_t id) { return id * 0x9E3779B97F4A7C15ULL; }

bool isModelCall(StepKind step) { return (bitOf(step) & kBelowModelCall) != 0; }

bool endsWithShape(std::string_view text, std::string_view shape)
{
    if (text.size() <= shape.size())
        return false;
    const std::string_view end = text.substr(text.size() - shape.size());
    return std::equal(end.begin(), end.end(), shape.begin(),
                      [](char c, char wanted) { return wanted == '0' ? c >= '0' && c <= '9' : c == wanted; });
}

/// "gpt-4o" of "openai/gpt-4o-2024-08-06".
std::string_view bareModel(std::string_view model)
{
    if (const std::size_t slash = model.rfind('/'); slash != std::string_view::npos && slash + 1 < model.size())
        model.remove_prefix(slash + 1);
    for (const std::string_view date : {"-0000-00-00", "-00000000", "@00000000"}) {
        if (endsWithShape(model, date))
            return model.substr(0, model.size() - date.size());
    }
    return model;
}

} // namespace

std::uint64_t sameCallHash(domain::StepKind step, std::string_view model, std::optional<std::int64_t> input, std::optional<std::int64_t> output)
{
    if (!isModelCall(step) || model.empty() || input.value_or(0) <= 0)
        return 0;
    std::uint64_t hash = hashOf(bareModel(model), static_cast<std::uint64_t>(step));
    for (const std::int64_t part : {*input, output.value_or(-1)})
        hash = (hash ^ static_cast<std::uint64_t>(part)) * 0x9E3779B97F4A7C15ULL + (hash >> 32U);
    return hash | 1U;
}

TraceTree::Index TraceTree::find(std::uint64_t id) const
{
    if (m_buckets.empty()) {
        for (Index i = 0; i < m_nodes.size(); ++i) {
            if (m_nodes[i].span.spanId == id)
                return i;
        }
        return kNone;
    }
    const std::uint64_t hash = hashOfId(id);
    const std::size_t mask = m_buckets.size() - 1;
    for (std::size_t at = hash >> 32U & mask;; at = (at + 1) & mask) {
        const Bucket& bucket = m_buckets[at];
        if (bucket.node == kNone || (bucket.tag == static_cast<std::uint32_t>(hash) && m_nodes[bucket.node].span.spanId == id))
            return bucket.node;
    }
}

void TraceTree::rehash()
{
    constexpr Index kNodesBetweenRests = 65'536;
    std::size_t size = 64;
    while (size < m_nodes.size() * 3)
        size *= 2;
    m_buckets.assign(size, {});
    for (Index i = 0; i < m_nodes.size(); ++i) {
        enterBucket(i);
        if (i % kNodesBetweenRests == 0)
            rest();
    }
}

/// The first of twins stands for all.
void TraceTree::enterBucket(Index node)
{
    const std::uint64_t id = m_nodes[node].span.spanId;
    const std::uint64_t hash = hashOfId(id);
    const auto tag = static_cast<std::uint32_t>(hash);
    const std::size_t mask = m_buckets.size() - 1;
    std::size_t at = hash >> 32U & mask;
    for (; m_buckets[at].node != kNone; at = (at + 1) & mask) {
        if (m_buckets[at].tag == tag && m_nodes[m_buckets[at].node].span.spanId == id)
            return;
    }
    m_buckets[at] = {node, tag};
}

TraceTree::Index TraceTree::append(std::uint64_t id)
{
    const auto index = static_cast<Index>(m_nodes.size());
    m_nodes.emplaceBack().span.spanId = id;
    if (m_nodes.size() * 2 <= m_buckets.size())
        enterBucket(index);
    else if (m_nodes.size() > kSmallTrace)
        rehash();
    return index;
}

void TraceTree::spillTo(const std::string& folder)
{
    m_nodes.spillTo(folder);
    m_buckets.spillTo(folder);
    m_responses.spillTo(folder);
    m_tools.spillTo(folder);
    m_modelCalls.spillTo(folder);
}

void TraceTree::rest() const noexcept
{
    m_nodes.rest();
    m_buckets.rest();
    m_responses.rest();
    m_tools.rest();
    m_modelCalls.rest();
}

void TraceTree::restNowAndThen()
{
    if (m_nodes.inFile() && ++m_steps % kStepsBetweenRests == 0)
        rest();
}

TraceTree::AddResult TraceTree::add(const TreeSpan& span)
{
    restNowAndThen();
    // A span without a valid id is known by its bytes alone.
    const std::uint64_t id = span.spanId != 0 ? span.spanId : span.payloadHash | 1U;
    const Index known = find(id);
    Index index = known;
    AddResult result;
    if (known == kNone) {
        index = append(id);
    } else if (m_nodes[known].present) {
        if (m_nodes[known].span.payloadHash == span.payloadHash)
            return {Added::Duplicate, known};
        Twins& twins = m_twins[id];
        const auto [twin, added] = twins.byPayload.emplace(span.payloadHash, static_cast<Index>(m_nodes.size()));
        if (!added)
            return {Added::Duplicate, twin->second};
        index = append(id);
        m_nodes[twins.last == kNone ? known : twins.last].nextTwin = index;
        twins.last = index;
        m_nodes[index].below = m_nodes[known].below;
        result.what = Added::Collision;
    } else {
        --m_missing;
    }
    result.node = index;
    Node& node = m_nodes[index];
    node.span = span;
    node.span.spanId = id;
    node.present = true;
    if (result.what == Added::Collision)
        node.span.flags |= bitsOf(SpanFlag::Collision);
    if (span.responseHash != 0) {
        const auto group = m_responses.add(span.responseHash, kNone);
        node.nextOfResponse = std::exchange(group.value, index);
    }
    markDirty(index);
    link(index);
    if (known != kNone && result.what == Added::New) {
        for (Index child = m_nodes[index].firstChild; child != kNone; child = m_nodes[child].nextSibling)
            compareStarts(child, index); // they came before it
    }
    if (result.what == Added::New || m_twins[id].byPayload.size() <= kComparedTwins)
        markRepetitionsBelow(result.what == Added::Collision ? known : index);
    if (result.what == Added::Collision && hasFlag(m_nodes[known].span.flags, SpanFlag::Unfinished))
        markDirty(known); // only announced this one
    if (span.step == StepKind::Tool && span.tool != 0 && !hasFlag(span.flags, SpanFlag::Placeholder))
        m_tools.add(toolCall(m_nodes[index]));
    if (span.sameCall != 0 && !hasFlag(span.flags, SpanFlag::Placeholder))
        m_modelCalls.add(modelCall(m_nodes[index]));
    if (m_modelCalls.ofSeveralScopes() && (m_nodes[index].below & kBelowModelCall) != 0)
        markCallsBelow(index, kBelowModelCall); // it may put some of them beside each other
    return result;
}

void TraceTree::link(Index child)
{
    const std::uint64_t parentId = m_nodes[child].span.parentId;
    if (parentId == 0)
        return;
    Index parent = find(parentId);
    if (parent == kNone) {
        parent = append(parentId);
        ++m_missing;
    }
    Node& node = m_nodes[child];
    node.parent = parent;
    node.nextSibling = m_nodes[parent].firstChild;
    m_nodes[parent].firstChild = child;
    noteFamily(child);
    if (m_nodes[parent].present)
        compareStarts(child, parent);
    raise(parent, static_cast<std::uint8_t>(node.below | tellsAncestors(node.span)));
}

void TraceTree::compareStarts(Index child, Index parent)
{
    constexpr std::int64_t kTolerance = 1'000'000;
    const std::int64_t first = m_nodes[child].span.begin;
    const std::int64_t second = m_nodes[parent].span.begin;
    if (first > 0 && first < second - kTolerance)
        ++m_skewed;
}

void TraceTree::noteFamily(Index child)
{
    const TreeSpan& span = m_nodes[child].span;
    Node& parent = m_nodes[m_nodes[child].parent];
    if (span.step == StepKind::Generation)
        parent.children |= kChildGeneration;
    else if (hasFlag(span.flags, SpanFlag::Unmarked))
        parent.children |= kChildUnmarked;
    else
        return;
    if (parent.children == (kChildGeneration | kChildUnmarked))
        m_newcomers.push_back(child);
}

TraceTree::Index TraceTree::findSpan(std::uint64_t id) const
{
    const Index node = find(id);
    return node != kNone && m_nodes[node].present ? node : kNone;
}

bool TraceTree::besideUnmarked(Index node) const
{
    const Index parent = m_nodes[node].parent;
    return parent != kNone && (m_nodes[parent].children & kChildUnmarked) != 0;
}

std::vector<TraceTree::Index> TraceTree::takeNewcomers() { return std::exchange(m_newcomers, {}); }

void TraceTree::becomeTool(Index index, std::int64_t tool)
{
    Node& node = m_nodes[index];
    node.span.step = StepKind::Tool;
    if (node.span.tool == 0)
        node.span.tool = tool;
    markDirty(index);
    if (node.parent != kNone)
        raise(node.parent, tellsAncestors(node.span));
    if ((node.below & kBelowTool) != 0)
        markCallsBelow(index, kBelowTool);
    if (node.span.tool != 0 && !hasFlag(node.span.flags, SpanFlag::Placeholder))
        m_tools.add(toolCall(node));
}

// Bits only ever get set, so this ends even where hostile parents form a ring.
void TraceTree::raise(Index from, std::uint8_t bits)
{
    std::vector<std::pair<Index, std::uint8_t>> work{{from, bits}};
    while (!work.empty()) {
        const auto [first, told] = work.back();
        work.pop_back();
        if ((told & ~m_nodes[first].below) == 0)
            continue; // its twins know as well
        for (Index index = first; index != kNone; index = m_nodes[index].nextTwin) {
            Node& node = m_nodes[index];
            const auto fresh = static_cast<std::uint8_t>(told & ~node.below);
            if (fresh == 0)
                continue;
            node.below = static_cast<std::uint8_t>(node.below | fresh);
            markDirty(index);
            if ((fresh & kBelowUsage) != 0 && isModelCall(node.span.step) && (node.below & kBelowModelCall) != 0)
                markCallsBelow(index, kBelowModelCall); // it no longer stands for those below without usage
            if (node.parent != kNone)
                work.emplace_back(node.parent, fresh);
        }
    }
}

void TraceTree::markDirty(Index node)
{
    if (m_nodes[node].dirty || !m_nodes[node].present)
        return;
    m_nodes[node].dirty = true;
    m_dirty.push_back(node);
}

/// Calls below that may repeat the node, or one above it that the node connects them with.
void TraceTree::markRepetitionsBelow(Index node)
{
    const std::uint8_t below = m_nodes[node].below;
    if ((below & kBelowTool) != 0)
        markCallsBelow(node, kBelowTool);
    if ((below & kBelowModelCall) != 0 && isBelowCallWithUsage(node))
        markCallsBelow(node, kBelowModelCall);
}

void TraceTree::markCallsBelow(Index node, std::uint8_t kinds)
{
    std::vector<std::pair<Index, int>> work{{node, 0}};
    while (!work.empty()) {
        const auto [index, level] = work.back();
        work.pop_back();
        for (Index child = m_nodes[index].firstChild; child != kNone; child = m_nodes[child].nextSibling) {
            if ((bitOf(m_nodes[child].span.step) & kinds) != 0)
                markDirty(child);
            if (level + 1 < kCallLevels && (m_nodes[child].below & kinds) != 0)
                work.emplace_back(child, level + 1);
        }
    }
}

/// An agent between the two called the tool itself, on behalf of the one above.
bool TraceTree::toolRepeatsAncestor(const Node& node) const
{
    if (node.span.tool == 0)
        return false;
    Index up = node.parent;
    for (int level = 0; level < kCallLevels && up != kNone && m_nodes[up].span.step != StepKind::Agent; ++level, up = m_nodes[up].parent) {
        std::size_t compared = 0;
        for (Index twin = up; twin != kNone && compared <= kComparedTwins; twin = m_nodes[twin].nextTwin, ++compared) {
            const TreeSpan& span = m_nodes[twin].span;
            if (&m_nodes[twin] != &node && span.step == StepKind::Tool && span.tool == node.span.tool
                && !hasFlag(span.flags, SpanFlag::Placeholder))
                return true;
        }
    }
    return false;
}

/// The node itself, or one above it, is a model call that tells its usage.
bool TraceTree::isBelowCallWithUsage(Index node) const
{
    for (int level = 0; level <= kCallLevels && node != kNone; ++level, node = m_nodes[node].parent) {
        const TreeSpan& span = m_nodes[node].span;
        if (isModelCall(span.step) && hasFlag(span.flags, SpanFlag::HasUsage) && !hasFlag(span.flags, SpanFlag::Placeholder))
            return true;
    }
    return false;
}

/// A model call without usage below one of its kind that tells the usage of both: a wrapper and its client.
bool TraceTree::callRepeatsAncestor(const Node& node) const
{
    Index up = node.parent;
    for (int level = 0; level < kCallLevels && up != kNone; ++level, up = m_nodes[up].parent) {
        const TreeSpan& span = m_nodes[up].span;
        if (span.step == node.span.step && hasFlag(span.flags, SpanFlag::HasUsage) && !hasFlag(span.flags, SpanFlag::Placeholder))
            return (m_nodes[up].below & kBelowUsage) == 0;
    }
    return false;
}

DoubledCalls::Call TraceTree::toolCall(const Node& node) const
{
    return {static_cast<std::uint64_t>(node.span.tool), node.span.begin, node.span.end, node.span.scope, static_cast<std::uint32_t>(&node - m_nodes.data())};
}

/// Of another library, not only of another process: workers of one kind ask the same thing at once and mean it.
DoubledCalls::Call TraceTree::modelCall(const Node& node) const
{
    return {node.span.sameCall, node.span.begin, node.span.end, node.span.library, static_cast<std::uint32_t>(&node - m_nodes.data())};
}

/// Of two scopes the one with the smaller hash stands for the call, so that the order of arrival does not matter.
bool TraceTree::toolIsDoubled(const Node& node) const
{
    return node.span.tool != 0 && m_tools.repeats(toolCall(node), [this, &node](const DoubledCalls::Call& other) {
        return other.scope < node.span.scope && !toolRepeatsAncestor(m_nodes[other.node]);
    });
}

/// One has the other's parent above it: whatever called the model did so in the same place.
bool TraceTree::areBeside(const Node& a, const Node& b) const
{
    const auto isUnder = [this](const Node& node, Index parent) {
        Index up = node.parent;
        for (int level = 0; level < kCallLevels && up != kNone; ++level, up = m_nodes[up].parent) {
            if (up == parent)
                return true;
        }
        return false;
    };
    if (a.parent == kNone || b.parent == kNone)
        return a.parent == b.parent;
    return isUnder(a, b.parent) || isUnder(b, a.parent);
}

bool TraceTree::standsFor(const Node& other, const Node& node) const
{
    const auto within = [](std::int64_t a, std::int64_t b) { return a < b + kMomentNs && b < a + kMomentNs; };
    const auto beginAndEnd = [&within](const TreeSpan& a, const TreeSpan& b) { return within(a.begin, b.begin) && within(a.end, b.end); };
    // On a busy machine a wrapper begins long before its client; most of it is the call all the same.
    const auto wraps = [](const TreeSpan& outer, const TreeSpan& inner) {
        return outer.begin <= inner.begin && inner.end <= outer.end && outer.end - outer.begin <= 2 * (inner.end - inner.begin);
    };
    // A response of its own is a call of its own; one that another span shares is decided by that (spreadToResponses).
    if (node.span.responseHash != 0)
        return false;
    const bool outranks = other.span.responseHash != 0 || other.span.library < node.span.library;
    const bool together = beginAndEnd(other.span, node.span) || wraps(other.span, node.span) || wraps(node.span, other.span);
    return outranks && together && areBeside(other, node)
        && (decide(other) & kInSums) != 0;
}

bool TraceTree::modelCallIsDoubled(const Node& node) const
{
    return node.span.sameCall != 0 && m_modelCalls.repeats(modelCall(node), [this, &node](const DoubledCalls::Call& other) {
        return standsFor(m_nodes[other.node], node);
    });
}

/// A span without an end whose whole came under the same id: some senders export a span when it begins and again when it ends.
bool TraceTree::isAnnouncement(const Node& node) const
{
    if (!hasFlag(node.span.flags, SpanFlag::Unfinished) || m_twins.find(node.span.spanId) == m_twins.end())
        return false;
    std::size_t compared = 0;
    Index twin = find(node.span.spanId);
    for (; twin != kNone && compared <= kComparedTwins; twin = m_nodes[twin].nextTwin, ++compared) {
        if (m_nodes[twin].present && !hasFlag(m_nodes[twin].span.flags, SpanFlag::Unfinished))
            return true;
    }
    return false;
}

std::uint32_t TraceTree::decide(const Node& node) const
{
    std::uint32_t flags = node.span.flags & ~kDecided;
    const StepKind step = node.span.step;
    const bool usage = hasFlag(flags, SpanFlag::HasUsage);
    const bool usageBelow = (node.below & kBelowUsage) != 0;
    const bool modelCall = isModelCall(step);
    const std::uint8_t same = modelCall || step == StepKind::Tool ? bitOf(step) : kBelowModelCall;
    const bool callBelow = (node.below & same) != 0;
    if (usageBelow)
        flags |= bitsOf(SpanFlag::UsageBelow);
    if (callBelow)
        flags |= bitsOf(SpanFlag::CallBelow);
    if (hasFlag(flags, SpanFlag::Placeholder) || isAnnouncement(node))
        return flags;
    const bool summed = usage && !usageBelow;
    if (summed)
        flags |= bitsOf(SpanFlag::Summed);
    if (modelCall) {
        if (summed || (!usage && !usageBelow && !callBelow && !callRepeatsAncestor(node)))
            flags |= bitsOf(SpanFlag::Counted, SpanFlag::Call);
        if (step == StepKind::Rerank && !usage) // re-ranking has no tokens to miss
            flags &= ~bitsOf(SpanFlag::Call);
    } else {
        if (summed && (node.below & kBelowModelCall) == 0)
            flags |= bitsOf(SpanFlag::Call);
        if (step == StepKind::Retrieval || (step == StepKind::Tool && !toolRepeatsAncestor(node) && !toolIsDoubled(node)))
            flags |= bitsOf(SpanFlag::Counted);
    }
    return flags;
}

// Two libraries recorded one call: the one with usage, then the one that says generation, then the smaller id stands for it.
TraceTree::Index TraceTree::winnerOf(Index group) const
{
    const auto rank = [this](Index i) {
        const TreeSpan& span = m_nodes[i].span;
        return std::make_tuple(!hasFlag(span.flags, SpanFlag::HasUsage), span.step != StepKind::Generation, span.spanId,
                               span.payloadHash);
    };
    Index winner = kNone;
    for (Index member = group; member != kNone; member = m_nodes[member].nextOfResponse) {
        if ((decide(m_nodes[member]) & kInSums) != 0 && (winner == kNone || rank(member) < rank(winner)))
            winner = member;
    }
    return winner;
}

void TraceTree::spreadToResponses(std::unordered_map<std::uint64_t, Index>& winners)
{
    for (std::size_t i = 0; i < m_dirty.size(); ++i) { // grows while it runs
        restNowAndThen();
        const std::uint64_t response = m_nodes[m_dirty[i]].span.responseHash;
        if (response == 0 || winners.count(response) != 0)
            continue;
        const Index group = m_responses.add(response, kNone).value; // it is there
        winners.emplace(response, winnerOf(group));
        for (Index member = group; member != kNone; member = m_nodes[member].nextOfResponse)
            markDirty(member);
    }
}

/// What a call's place in the tree changes for those that may double it.
void TraceTree::markDoubles()
{
    const std::size_t structural = m_dirty.size();
    for (std::size_t i = 0; i < structural; ++i) {
        const Node& node = m_nodes[m_dirty[i]];
        if (node.span.step == StepKind::Tool && node.span.tool != 0) {
            for (const Index other : m_tools.affectedBy(toolCall(node)))
                markDirty(other);
        }
        if (node.span.sameCall != 0) {
            for (const Index other : m_modelCalls.affectedBy(modelCall(node)))
                markDirty(other);
        }
    }
}

std::vector<TraceTree::Change> TraceTree::settle(std::int64_t traceTier)
{
    if (traceTier != m_traceTier) {
        m_traceTier = traceTier;
        for (Index i = 0; i < m_nodes.size(); ++i) {
            if (m_nodes[i].span.tier == 0 && (m_nodes[i].span.flags & kInSums) != 0)
                markDirty(i);
        }
    }
    markDoubles();
    std::unordered_map<std::uint64_t, Index> winners;
    spreadToResponses(winners);
    std::vector<Change> changes;
    for (const Index index : m_dirty) {
        restNowAndThen();
        Node& node = m_nodes[index];
        std::uint32_t flags = decide(node);
        if (node.span.responseHash != 0 && (flags & kInSums) != 0 && winners[node.span.responseHash] != index)
            flags &= ~(kInSums | bitsOf(SpanFlag::Counted));
        if ((flags & kInSums) != 0 && modelCallIsDoubled(node))
            flags = (flags & ~(kInSums | bitsOf(SpanFlag::Counted))) | bitsOf(SpanFlag::Doubled);
        const std::int64_t tier = node.span.tier != 0 ? node.span.tier : traceTier;
        const bool moved = node.appliedTier != tier && (flags & kInSums) != 0;
        if (node.isNew || moved || node.span.flags != flags)
            changes.push_back({index, node.isNew ? 0U : node.span.flags, node.appliedTier});
        node.span.flags = flags;
        node.appliedTier = tier;
        node.isNew = false;
        node.dirty = false;
    }
    m_dirty.clear();
    return changes;
}

} // namespace whyglass::store
