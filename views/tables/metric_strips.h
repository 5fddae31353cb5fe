// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/domain/time.h"
#include "views/common/theme.h"

#include <QWidget>

#include <cstdint>
#include <optional>
#include <vector>

namespace whyglass::views {

/// Small charts beside each other, all over one time: what stands above a table. Dragging over any of them chooses a time
/// window; what lies outside stays visible. By keyboard: arrows walk, Shift marks, Enter chooses, Esc clears.
class MetricStrips : public QWidget {
    Q_OBJECT

public:
    enum class Unit { Count, Money, Tokens };
    enum class Ink { Agent, Llm, Service, Red, Amber, Neutral };
    struct Series {
        QString title; ///< translated
        Unit unit = Unit::Count;
        Ink ink = Ink::Neutral;
        std::vector<std::int64_t> values; ///< one a part of the extent; money in nano-dollars
        bool known = true;                ///< false: nothing told it, and the sum is not 0
    };
    struct Data {
        domain::TimeWindow extent; ///< in equal parts
        std::vector<Series> series; ///< all of one length
    };

    /// A value as people read it.
    [[nodiscard]] static QString valueText(Unit unit, std::int64_t value);
    [[nodiscard]] static QColor inkOf(const Theme& theme, Ink ink);

    explicit MetricStrips(const Theme& theme, QWidget* parent = nullptr);

    void setData(Data data);
    void setWindow(std::optional<domain::TimeWindow> window);
    void setMarked(std::optional<domain::TimeWindow> marked); ///< the time that is marked elsewhere, which a click on the offer makes the window
    [[nodiscard]] const std::optional<domain::TimeWindow>& marked() const { return m_marked; }
    [[nodiscard]] const Data& data() const { return m_data; }
    /// Of all parts that lie in the window for the most part; "≈ 9" where its edges cut some.
    [[nodiscard]] QString sumText(const Series& series) const;
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void windowChosen(whyglass::domain::TimeWindow window);
    void windowCleared();

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    struct Strip {
        QRect panel; ///< with title
        QRect plot;
    };
    [[nodiscard]] int count() const { return static_cast<int>(m_data.series.size()); }
    [[nodiscard]] int parts() const;
    [[nodiscard]] Strip strip(int index) const;
    [[nodiscard]] int stripAt(int x) const;
    void paintStrip(QPainter& painter, int index) const;
    void paintTitle(QPainter& painter, const Series& series, QRect line) const;
    void paintBars(QPainter& painter, const Series& series, const QRect& plot) const;
    void paintAxis(QPainter& painter, const QRect& plot) const;
    void paintWindow(QPainter& painter, const QRect& plot) const;
    void paintMarked(QPainter& painter, const QRect& plot) const;
    [[nodiscard]] QString partText(int part) const; ///< its time and the values of all strips
    [[nodiscard]] domain::TimeWindow windowOf(int from, int to) const; ///< of whole parts, both included
    [[nodiscard]] domain::Timestamp timeAt(const QRect& plot, int x) const;
    [[nodiscard]] int xOf(const QRect& plot, domain::Timestamp time) const;
    [[nodiscard]] bool inWindow(int part) const;
    [[nodiscard]] bool isWhole() const;
    void walk(int step, bool marking);
    void clear();

    const Theme& m_theme;
    Data m_data;
    std::optional<domain::TimeWindow> m_window, m_marked;
    std::optional<domain::TimeWindow> m_drag; ///< being marked
    domain::Timestamp m_dragFrom;
    int m_dragStrip = -1;
    int m_cursor = -1; ///< part under the mouse or the keyboard
    int m_anchor = -1; ///< part where marking by keyboard began
};

} // namespace whyglass::views
