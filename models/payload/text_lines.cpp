// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payload/text_lines.h"

#include "models/format/format.h"

#include <algorithm>

namespace whyglass::payload {

TextLines::TextLines(std::shared_ptr<const std::string> text)
    : m_text(std::move(text))
{
    const std::string_view all = *m_text;
    std::uint32_t number = 1;
    for (std::size_t at = 0; at < all.size(); ++number) {
        const std::size_t end = std::min(all.find('\n', at), all.size());
        do {
            m_starts.push_back(at);
            m_numbers.push_back(number);
            const std::size_t piece = format::clip(all.substr(at, end - at), kMostBytes).size();
            at += std::max<std::size_t>(piece, std::min<std::size_t>(end - at, 1));
        } while (at < end);
        ++at; // the line break
    }
}

std::string_view TextLines::line(std::size_t line) const
{
    const std::size_t end = line + 1 < m_starts.size() ? m_starts[line + 1] : m_text->size();
    std::string_view text = std::string_view(*m_text).substr(m_starts[line], end - m_starts[line]);
    if (text.ends_with('\n'))
        text.remove_suffix(1);
    return text;
}

std::size_t TextLines::lineAt(std::size_t byte) const
{
    const auto next = std::upper_bound(m_starts.begin(), m_starts.end(), byte);
    return next == m_starts.begin() ? 0 : static_cast<std::size_t>(next - m_starts.begin()) - 1;
}

} // namespace whyglass::payload
