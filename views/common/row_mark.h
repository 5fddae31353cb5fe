// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/marked_time.h"

namespace whyglass::views {

/// Marks the time from row to row while Shift is held: from where that began to where the cursor is.
class RowMark {
public:
    /// Marks up to `to`; begins at `from` where nothing had begun. Rows below 0 are none. `timeOf` tells the time of a row.
    template <typename TimeOf>
    void extend(session::Session& session, int from, int to, const TimeOf& timeOf)
    {
        m_from = m_from < 0 ? from : m_from;
        if (m_from >= 0 && to >= 0)
            markTime(session, spanOf(timeOf(m_from), timeOf(to)));
    }
    void end() { m_from = -1; }

private:
    int m_from = -1;
};

} // namespace whyglass::views
