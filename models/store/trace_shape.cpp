// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/trace_shape.h"

#include "models/store/schema/schema.h"

#include <algorithm>
#include <tuple>

namespace whyglass::store {

namespace {

/// About 20 MB.
constexpr std::size_t kMaxHeld = 400'000;

struct Span {
    SpanShape shape;
    std::int64_t id = 0, parentId = 0;
    std::int64_t start = 0, end = 0;
    std::vector<std::size_t> children; ///< by start; only of the first of spans that share an id
};

/// Puts children below their parents and numbers all of them.
class Numbering {
public:
    explicit Numbering(std::vector<Span>& spans) : m_spans(spans) {}

    void run()
    {
        std::sort(m_spans.begin(), m_spans.end(), [](const Span& a, const Span& b) { return std::tie(a.start, a.shape.key) < std::tie(b.start, b.shape.key); });
        for (std::size_t i = 0; i < m_spans.size(); ++i)
            m_first.emplace(m_spans[i].id, i);
        for (std::size_t i = 0; i < m_spans.size(); ++i)
            if (const Span* above = parentOf(m_spans[i]); above != nullptr && above != &m_spans[i])
                m_spans[static_cast<std::size_t>(above - m_spans.data())].children.push_back(i);
        for (Span& span : m_spans)
            measure(span);
        // Roots, then what hangs on spans that have not arrived, then circles, which have no beginning.
        for (const auto begins : {&Numbering::isRoot, &Numbering::isOrphan, &Numbering::isAny})
            for (std::size_t i = 0; i < m_spans.size(); ++i)
                if (m_spans[i].shape.left == 0 && (this->*begins)(m_spans[i]))
                    walk(i);
    }

private:
    [[nodiscard]] bool isRoot(const Span& span) const { return span.parentId == 0; }
    [[nodiscard]] bool isOrphan(const Span& span) const { return parentOf(span) == nullptr; }
    [[nodiscard]] bool isAny(const Span& /*span*/) const { return true; }

    [[nodiscard]] const Span* parentOf(const Span& span) const
    {
        const auto found = span.parentId == 0 ? m_first.end() : m_first.find(span.parentId);
        return found == m_first.end() ? nullptr : &m_spans[found->second];
    }

    void measure(Span& span) const
    {
        const std::vector<std::size_t>& children = m_spans[m_first.at(span.id)].children;
        span.shape.children = static_cast<std::int64_t>(children.size());
        std::int64_t covered = 0;
        std::int64_t upTo = span.start;
        for (const std::size_t child : children) {
            const std::int64_t begin = std::max(upTo, m_spans[child].start);
            const std::int64_t end = std::min(span.end, m_spans[child].end);
            covered += std::max<std::int64_t>(end - begin, 0);
            upTo = std::max(upTo, end);
        }
        span.shape.self = span.end - span.start - covered;
    }

    /// Without recursion: a chain may be as long as the trace.
    void walk(std::size_t first)
    {
        struct Visit {
            std::size_t span, child;
        };
        std::vector<Visit> open = {{first, 0}};
        enter(first);
        while (!open.empty()) {
            Visit& visit = open.back();
            if (visit.child == m_spans[visit.span].children.size()) {
                m_spans[visit.span].shape.right = ++m_number;
                open.pop_back();
                continue;
            }
            const std::size_t child = m_spans[visit.span].children[visit.child++];
            if (m_spans[child].shape.left != 0)
                continue;
            enter(child);
            open.push_back({child, 0});
        }
    }

    void enter(std::size_t at)
    {
        Span& span = m_spans[at];
        span.shape.left = ++m_number;
        const Span* above = parentOf(span);
        span.shape.parent = isRoot(span) ? -1 : above == nullptr ? 0 : above->shape.left;
    }

    std::vector<Span>& m_spans;
    std::unordered_map<std::int64_t, std::size_t> m_first; ///< by span id
    std::int64_t m_number = 0;
};

} // namespace

TraceShapes::Shapes TraceShapes::read(std::int64_t trace, const std::vector<Partition>& partitions)
{
    std::vector<Span> spans;
    for (const Partition& part : partitions) {
        Statement find = m_db.prepare("SELECT id, span_id, parent, start_ns, dur_ns FROM " + tableOf("span", part.number) + " WHERE trace=?1");
        find.bind(1, trace);
        while (find.step()) {
            Span& span = spans.emplace_back();
            span.shape.key = find.integer(0);
            span.id = find.integer(1);
            span.parentId = find.integer(2);
            span.start = find.integer(3);
            span.end = span.start + find.integer(4);
        }
    }
    Numbering(spans).run();
    Shapes shapes;
    shapes.reserve(spans.size());
    for (const Span& span : spans)
        shapes.push_back(span.shape);
    std::sort(shapes.begin(), shapes.end(), [](const SpanShape& a, const SpanShape& b) { return a.key < b.key; });
    return shapes;
}

const SpanShape* TraceShapes::of(std::int64_t trace, std::int64_t key, const std::vector<Partition>& partitions)
{
    auto known = m_traces.find(trace);
    if (known == m_traces.end()) {
        if (m_held > kMaxHeld)
            forget();
        known = m_traces.emplace(trace, read(trace, partitions)).first;
        m_held += known->second.size();
    }
    const Shapes& shapes = known->second;
    const auto found = std::lower_bound(shapes.begin(), shapes.end(), key, [](const SpanShape& shape, std::int64_t wanted) { return shape.key < wanted; });
    return found == shapes.end() || found->key != key ? nullptr : &*found;
}

} // namespace whyglass::store
