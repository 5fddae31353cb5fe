// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timeline/critical_path.h"

#include <algorithm>

namespace whyglass::timeline {

namespace {

/// The children of each row, one list after the other, in each the last to end first.
class Children {
public:
    explicit Children(const session::LoadedTrace& trace) : m_first(trace.parentIndex().size() + 1, 0)
    {
        for (const int parent : trace.parentIndex()) {
            if (parent >= 0)
                ++m_first[static_cast<std::size_t>(parent) + 1];
        }
        for (std::size_t i = 1; i < m_first.size(); ++i)
            m_first[i] += m_first[i - 1];
        m_rows.resize(m_first.back());
        std::vector<std::uint32_t> next(m_first.begin(), m_first.end() - 1);
        for (std::size_t i = 0; i < trace.parentIndex().size(); ++i) {
            if (trace.parentIndex()[i] >= 0)
                m_rows[next[static_cast<std::size_t>(trace.parentIndex()[i])]++] = static_cast<std::int32_t>(i);
        }
        const auto laterEnd = [&](std::int32_t a, std::int32_t b) {
            return trace.spans.rows.end(static_cast<std::size_t>(a)) > trace.spans.rows.end(static_cast<std::size_t>(b));
        };
        for (std::size_t row = 0; row + 1 < m_first.size(); ++row)
            std::stable_sort(m_rows.begin() + m_first[row], m_rows.begin() + m_first[row + 1], laterEnd);
    }

    [[nodiscard]] const std::int32_t* begin(std::int32_t row) const { return m_rows.data() + m_first[static_cast<std::size_t>(row)]; }
    [[nodiscard]] const std::int32_t* end(std::int32_t row) const { return m_rows.data() + m_first[static_cast<std::size_t>(row) + 1]; }

private:
    std::vector<std::uint32_t> m_first;
    std::vector<std::int32_t> m_rows;
};

} // namespace

std::vector<CriticalPart> criticalPath(const session::LoadedTrace& trace)
{
    const auto& rows = trace.spans.rows;
    const Children children(trace);
    struct Frame {
        std::int32_t row;
        domain::Timestamp begin, until; ///< what is left of it, to be gone through backwards
        const std::int32_t* child;
    };
    std::vector<CriticalPart> path;
    const auto add = [&](std::int32_t row, domain::Timestamp from, domain::Timestamp to) {
        if (from < to)
            path.push_back({row, {from, to}});
    };
    const auto open = [&](std::int32_t row, domain::Timestamp begin, domain::Timestamp until) { return Frame{row, begin, until, children.begin(row)}; };
    for (std::size_t root = rows.size(); root-- > 0;) {
        if (trace.parentIndex()[root] >= 0)
            continue;
        const auto row = static_cast<std::int32_t>(root);
        std::vector<Frame> stack{open(row, rows.start(root), rows.end(root))};
        while (!stack.empty()) {
            Frame& frame = stack.back();
            if (frame.child == children.end(frame.row) || frame.until <= frame.begin) {
                add(frame.row, frame.begin, frame.until);
                stack.pop_back();
                continue;
            }
            const std::int32_t child = *frame.child++;
            const domain::Timestamp childEnd = rows.end(static_cast<std::size_t>(child));
            const domain::Timestamp begin = std::max(rows.start(static_cast<std::size_t>(child)), frame.begin);
            const domain::Timestamp end = std::min(childEnd, frame.until);
            if (begin >= end || childEnd > frame.until)
                continue; // ran beside what is already known to be on the path
            add(frame.row, end, frame.until);
            frame.until = begin;
            stack.push_back(open(child, begin, end)); // `frame` is no longer valid
        }
    }
    std::reverse(path.begin(), path.end());
    std::stable_sort(path.begin(), path.end(), [](const CriticalPart& a, const CriticalPart& b) { return a.window.begin < b.window.begin; });
    return path;
}

domain::Duration criticalWork(const session::LoadedTrace& trace, const std::vector<CriticalPart>& path)
{
    std::vector<bool> hasChild(trace.spans.rows.size(), false);
    for (const int parent : trace.parentIndex()) {
        if (parent >= 0)
            hasChild[static_cast<std::size_t>(parent)] = true;
    }
    domain::Duration sum;
    for (const CriticalPart& part : path) {
        if (!hasChild[static_cast<std::size_t>(part.row)])
            sum = sum + part.window.length();
    }
    return sum;
}

} // namespace whyglass::timeline
