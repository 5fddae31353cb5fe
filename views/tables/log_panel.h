// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/tables/row_panel.h"
#include "views/view_host.h"

class QScrollArea;

namespace whyglass::views {

/// A log record, whole: what it says, where it comes from, its attributes.
class LogPanel final : public RowPanel {
    Q_OBJECT

public:
    explicit LogPanel(const ViewContext& context, QWidget* parent = nullptr);
    void showRow(qint64 key) override;

private:
    struct Record;
    static domain::Result<std::shared_ptr<const Record>> read(store::WorkspaceReader& reader, std::int64_t key);
    QWidget* makePage(const Record& record) const;

    ViewContext m_context;
    QScrollArea* m_scroll;
};

} // namespace whyglass::views
