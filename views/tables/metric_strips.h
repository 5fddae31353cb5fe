// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/time.h"
#include "models/store/workspace_reader.h"
#include "views/common/theme.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace whyglass::views {

/// Three small charts over the whole time of the workspace: decisions, cost, findings. Dragging over any of them chooses a
/// time window; what lies outside stays visible.
class MetricStrips : public QWidget {
    Q_OBJECT

public:
    using Buckets = std::vector<store::WorkspaceReader::VolumeBucket>;

    explicit MetricStrips(const Theme& theme, QWidget* parent = nullptr);

    /// `extent` in equal parts.
    void setData(domain::TimeWindow extent, Buckets buckets);
    void setWindow(std::optional<domain::TimeWindow> window);
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void windowChosen(whyglass::domain::TimeWindow window);
    void windowCleared();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    struct Strip {
        QRect panel; ///< with title
        QRect plot;
    };
    [[nodiscard]] Strip strip(int index) const;
    void paintStrip(QPainter& painter, int index) const;
    void paintBars(QPainter& painter, int index, const QRect& plot) const;
    void paintAxis(QPainter& painter, const QRect& plot) const;
    void paintWindow(QPainter& painter, const QRect& plot) const;
    [[nodiscard]] std::int64_t valueOf(int index, std::size_t bucket) const;
    [[nodiscard]] domain::Timestamp timeAt(const QRect& plot, int x) const;
    [[nodiscard]] int xOf(const QRect& plot, domain::Timestamp time) const;
    [[nodiscard]] bool inWindow(std::size_t bucket) const;

    const Theme& m_theme;
    domain::TimeWindow m_extent;
    Buckets m_buckets;
    std::optional<domain::TimeWindow> m_window;
    std::optional<domain::TimeWindow> m_drag;
    domain::Timestamp m_dragFrom;
    int m_dragStrip = -1;
};

} // namespace whyglass::views
