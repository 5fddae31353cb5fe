// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/transcript/transcript_model.h"
#include "views/common/theme.h"

#include <QRect>
#include <QTextDocument>

#include <memory>
#include <vector>

namespace whyglass::views {

/// Something in a row that can be clicked.
struct RowLink {
    enum class What { Call, Result, Definition, Unfold, Open, Finding, Cost };
    What what = What::Open;
    std::int32_t target = -1; ///< entry of the transcript, or index of the finding
    QRect rect;               ///< in coordinates of the row
    QString text;
};

struct RowOptions {
    bool markdown = true;
    bool unfolded = false;
};

struct RowPaint {
    bool selected = false, hovered = false, focused = false;
    bool marked = false; ///< its time lies in the marked area
    int hoveredLink = -1;
};

/// One entry of a transcript, laid out for a width. Made when it comes into view; GUI thread.
class TranscriptRow {
public:
    TranscriptRow(const Theme& theme, const transcript::TranscriptModel& model, int row, int width, RowOptions options);

    [[nodiscard]] int height() const { return m_height; }
    [[nodiscard]] const std::vector<RowLink>& links() const { return m_links; }
    [[nodiscard]] int linkAt(QPoint position) const; ///< -1: none
    void paint(QPainter& painter, const QPoint& origin, const RowPaint& state) const;

    /// Height without layout, from what is known of the text.
    static int estimate(const transcript::Entry& entry, int width);

private:
    struct FindingBox {
        QRect rect;
        std::uint32_t finding = 0;
        std::shared_ptr<QTextDocument> text;
    };

    void layOutHeader();
    void layOutBody(RowOptions options);
    void layOutFindings();
    int addLink(RowLink::What what, std::int32_t target, const QString& text, int x, int y);
    void paintHeader(QPainter& painter, const RowPaint& state) const;
    void paintLog(QPainter& painter, const RowPaint& state) const;
    void paintFinding(QPainter& painter, const FindingBox& box) const;
    [[nodiscard]] QString metaText();

    const Theme& m_theme;
    const transcript::TranscriptModel& m_model;
    const transcript::Entry& m_entry;
    int m_width;
    int m_height = 0;
    int m_linksX = 0, m_metaX = 0; ///< where the words of the header end and begin
    int m_costFrom = 0, m_costLength = 0; ///< where the cost stands in m_meta
    QString m_title, m_name, m_meta;
    QRect m_body;
    bool m_faded = false; ///< folded: there is more below
    std::shared_ptr<QTextDocument> m_document;
    std::vector<FindingBox> m_findings;
    std::vector<RowLink> m_links;
};

} // namespace whyglass::views
