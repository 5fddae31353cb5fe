// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/cost_chart.h"

#include "models/format/format.h"
#include "views/common/plain_text.h"

#include <QApplication>
#include <QBarSet>
#include <QChart>
#include <QChartView>
#include <QCursor>
#include <QFileInfo>
#include <QGraphicsLayout>
#include <QImage>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStackedBarSeries>
#include <QSvgGenerator>
#include <QToolTip>
#include <QValueAxis>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace whyglass::views {

namespace {

constexpr int kAxisBottom = 22; // labels of the buckets, painted here: QtCharts makes "..." of them
constexpr int kAxisLeft = 58;

} // namespace

class CostChart::Impl {
public:
    explicit Impl(QWidget* parent)
        : view(new QChartView(parent))
    {
        view->setFrameShape(QFrame::NoFrame);
        view->setRenderHint(QPainter::Antialiasing, false);
        view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        view->setFocusPolicy(Qt::NoFocus);
        view->setBackgroundBrush(Qt::NoBrush);
        view->setStyleSheet(QStringLiteral("background: transparent"));
        view->setAttribute(Qt::WA_TransparentForMouseEvents, false);
        QChart* chart = view->chart();
        chart->legend()->hide();
        chart->setBackgroundVisible(false);
        chart->setMargins({});
        chart->layout()->setContentsMargins(0, 0, 0, 0);
        chart->setAnimationOptions(QChart::NoAnimation);
    }

    QChartView* view;
    std::vector<QBarSet*> sets; ///< by part; owned by the series
};

CostChart::CostChart(const Theme& theme, QWidget* parent, Form form)
    : QWidget(parent)
    , m_theme(theme)
    , m_form(form)
    , m_impl(std::make_unique<Impl>(this))
{
    constexpr int kLeast = 180, kLeastSmall = 110;
    setMinimumHeight(form == Form::Whole ? kLeast : kLeastSmall);
    setFocusPolicy(Qt::StrongFocus);
    m_impl->view->viewport()->installEventFilter(this);
    connect(&theme, &Theme::changed, this, &CostChart::rebuild);
    rebuild();
}

CostChart::~CostChart() = default;

void CostChart::setTitle(const QString& title)
{
    m_title = title;
    setAccessibleName(title);
    update();
}

void CostChart::setSeries(const CostSeries& series, CostMeasure measure)
{
    m_measure = measure;
    m_series = series;
    m_current = m_from = -1;
    double most = 0;
    for (std::size_t bucket = 0; bucket < m_series.buckets.size(); ++bucket) {
        double sum = 0;
        for (const CostSeries::Part& part : m_series.parts)
            sum += part.values[bucket];
        most = std::max({most, sum, m_series.expected.empty() ? 0.0 : m_series.expected[bucket]});
    }
    m_grid = axisGrid(most);
    QStringList parts;
    for (const CostSeries::Part& part : m_series.parts)
        parts.append(part.name + QLatin1Char(' ') + amountText(part.total, measure));
    if (const QString leftOut = leftOutText(); !leftOut.isEmpty())
        parts.append(leftOut);
    setAccessibleDescription(parts.join(QStringLiteral(", ")));
    rebuild();
}

QString CostChart::leftOutText() const
{
    QStringList texts;
    const QString leftOut = QString::fromStdString(format::count(m_series.leftOut));
    if (m_series.leftOut > 0)
        texts.append(m_measure == CostMeasure::Money ? tr("Not in the bars: %1 without a price").arg(leftOut)
                                                     : tr("Not in the bars: %1 without stated tokens").arg(leftOut));
    if (m_series.earlierCalls > 0)
        texts.append(tr("only the latest %1 bars").arg(m_series.buckets.size()));
    return texts.join(QStringLiteral(" · "));
}

QString CostChart::bucketText(int bucket) const
{
    const auto at = static_cast<std::size_t>(bucket);
    double sum = 0;
    for (const CostSeries::Part& part : m_series.parts)
        sum += part.values[at];
    const bool isAhead = bucket > present();
    QStringList lines{m_series.label(at) + QStringLiteral(": ") + (isAhead ? tr("still to come") : amountText(sum, m_measure))};
    if (!m_series.expected.empty() && bucket >= present())
        lines.append(tr("expected: %1").arg(amountText(m_series.expected[at], m_measure)));
    for (const CostSeries::Part& part : m_series.parts) {
        if (part.values[at] > 0)
            lines.append(part.name + QLatin1Char(' ') + amountText(part.values[at], m_measure));
    }
    return lines.join(u'\n');
}

void CostChart::setCurrent(int bucket)
{
    m_current = std::clamp(bucket, 0, static_cast<int>(m_series.buckets.size()) - 1);
    setAccessibleDescription(bucketText(m_current));
    const QRect plot = this->plot();
    const double pitch = static_cast<double>(plot.width()) / static_cast<double>(m_series.buckets.size());
    QToolTip::showText(mapToGlobal(QPoint(plot.left() + static_cast<int>(pitch * (m_current + 0.5)), plot.top())),
        toolTipText(bucketText(m_current)), this);
    update();
}

void CostChart::setMarked(std::optional<domain::TimeWindow> marked)
{
    m_marked = marked;
    update();
}

bool CostChart::isMarked(int bucket) const
{
    return m_marked && m_marked->overlaps(timeOf(bucket, bucket));
}

domain::TimeWindow CostChart::timeOf(int first, int last) const
{
    return {m_series.window(static_cast<std::size_t>(std::min(first, last))).begin, m_series.window(static_cast<std::size_t>(std::max(first, last))).end};
}

QRect CostChart::plot() const { return m_impl->view->geometry(); }

int CostChart::bucketAt(double x) const
{
    const int count = static_cast<int>(m_series.buckets.size());
    return count == 0 ? -1 : std::clamp(static_cast<int>(x * count / std::max(1, m_impl->view->width())), 0, count - 1);
}

QRectF CostChart::barsRect(int first, int last) const
{
    const QRect plot = this->plot();
    const double pitch = static_cast<double>(plot.width()) / static_cast<double>(m_series.buckets.size());
    return {plot.left() + pitch * std::min(first, last), static_cast<double>(plot.top()), pitch * (std::abs(last - first) + 1), static_cast<double>(plot.height())};
}

/// Drags belong to the chart, whatever bar lies under the mouse.
bool CostChart::eventFilter(QObject* watched, QEvent* event)
{
    const auto x = [event] { return static_cast<QMouseEvent*>(event)->position().x(); };
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        m_from = static_cast<QMouseEvent*>(event)->button() == Qt::LeftButton ? bucketAt(x()) : -1;
        m_justDragged = false;
        break;
    case QEvent::MouseMove:
        if (m_from >= 0 && (static_cast<QMouseEvent*>(event)->buttons() & Qt::LeftButton) && (m_dragging || bucketAt(x()) != m_from)) {
            m_dragging = true;
            m_current = bucketAt(x());
            update();
            return true;
        }
        break;
    case QEvent::MouseButtonRelease:
        m_justDragged = std::exchange(m_dragging, false);
        if (m_justDragged)
            Q_EMIT timeChosen(timeOf(std::exchange(m_from, -1), m_current));
        break;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

void CostChart::go(int bucket, bool choosing)
{
    m_from = !choosing ? -1 : m_from < 0 ? std::max(m_current, 0) : m_from;
    setCurrent(bucket);
}

void CostChart::keyPressEvent(QKeyEvent* event)
{
    const bool choosing = event->modifiers().testFlag(Qt::ShiftModifier);
    const int count = static_cast<int>(m_series.buckets.size());
    if (count == 0)
        return QWidget::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Left:
        return go(m_current < 0 ? present() : m_current - 1, choosing);
    case Qt::Key_Right:
        return go(m_current + 1, choosing);
    case Qt::Key_Home:
        return go(0, choosing);
    case Qt::Key_End:
        return go(present(), choosing);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current >= 0 && m_from >= 0 && m_from != m_current)
            Q_EMIT timeChosen(timeOf(std::exchange(m_from, -1), m_current));
        else if (m_current >= 0 && m_current <= present())
            Q_EMIT chosen(m_current, -1);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void CostChart::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void CostChart::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    QToolTip::hideText();
    update();
}

QString CostChart::exportTo(const QString& path)
{
    const QRect bars = plot();
    const auto draw = [&](QPainter& painter) {
        paint(painter);
        if (m_series.total > 0)
            m_impl->view->scene()->render(&painter, bars, QRectF(0, 0, bars.width(), bars.height()));
    };
    if (QFileInfo(path).suffix().toLower() == u"svg") {
        QSvgGenerator svg;
        svg.setFileName(path);
        svg.setSize(size());
        svg.setViewBox(rect());
        svg.setTitle(m_title);
        QPainter painter;
        if (!painter.begin(&svg))
            return tr("cannot write %1; check the folder and its permissions").arg(path);
        draw(painter);
        return {};
    }
    constexpr int kScale = 2;
    QImage image(size() * kScale, QImage::Format_RGB32);
    image.setDevicePixelRatio(kScale);
    QPainter painter(&image);
    draw(painter);
    painter.end();
    return image.save(path, "PNG") ? QString() : tr("cannot write %1; check the folder and its permissions").arg(path);
}

QColor CostChart::colorOf(std::size_t part) const
{
    static constexpr std::array kOrder = {
        SliceKind::Llm, SliceKind::Service, SliceKind::Tool, SliceKind::Retrieval, SliceKind::Guardrail, SliceKind::Embedding};
    return m_theme.kind(kOrder[part % kOrder.size()]).solid;
}

void CostChart::rebuild()
{
    QChart* chart = m_impl->view->chart();
    chart->removeAllSeries();
    m_impl->sets.clear();
    for (QAbstractAxis* axis : chart->axes()) {
        chart->removeAxis(axis); // which gives it back
        delete axis;
    }
    m_impl->view->setVisible(m_series.total > 0);
    if (m_series.total > 0) {
        auto* bars = new QStackedBarSeries;
        bars->setBarWidth(kBarWidth);
        for (std::size_t i = 0; i < m_series.parts.size(); ++i) {
            auto* set = new QBarSet(m_series.parts[i].name);
            QList<qreal> values(m_series.parts[i].values.begin(), m_series.parts[i].values.begin() + present() + 1);
            set->append(values);
            set->setColor(colorOf(i));
            bars->append(set);
            m_impl->sets.push_back(set);
        }
        connect(bars, &QStackedBarSeries::clicked, this, [this](int bucket, QBarSet* set) {
            const auto found = std::find(m_impl->sets.begin(), m_impl->sets.end(), set);
            if (std::exchange(m_justDragged, false))
                return;
            Q_EMIT chosen(bucket, static_cast<int>(found - m_impl->sets.begin()));
        });
        connect(bars, &QStackedBarSeries::hovered, this, [this](bool inside, int bucket, const QBarSet* set) {
            if (!inside) {
                QToolTip::hideText();
                return;
            }
            const QString text = m_series.label(static_cast<std::size_t>(bucket)) + u'\n' + set->label() + u' '
                + amountText(set->at(bucket), m_measure);
            QToolTip::showText(QCursor::pos(), toolTipText(text), this);
        });
        chart->addSeries(bars);
        auto* across = new QValueAxis;
        across->setRange(-0.5, static_cast<double>(m_series.buckets.size()) - 0.5);
        across->setVisible(false);
        auto* up = new QValueAxis;
        up->setRange(0, m_grid.top());
        up->setVisible(false);
        chart->addAxis(across, Qt::AlignBottom);
        chart->addAxis(up, Qt::AlignLeft);
        bars->attachAxis(across);
        bars->attachAxis(up);
    }
    layOut();
    update();
}

int CostChart::header() const { return m_form == Form::Whole ? 40 : 30; }

int CostChart::besideBars() const
{
    constexpr int kMargin = 16, kMostLegend = 190;
    return m_form == Form::Whole ? kMargin : std::min(kMostLegend, width() / 3);
}

void CostChart::layOut()
{
    const QRect area(kAxisLeft, header(), std::max(1, width() - kAxisLeft - besideBars()), std::max(1, height() - header() - kAxisBottom));
    m_impl->view->setGeometry(area);
    m_impl->view->chart()->setPlotArea(QRectF(0, 0, area.width(), area.height()));
    // The gap between segments would be all that is left of bars as thin as it.
    constexpr int kLeastForGaps = 5;
    const bool gaps = area.width() >= kLeastForGaps * static_cast<int>(m_series.buckets.size());
    for (QBarSet* set : m_impl->sets)
        set->setPen(gaps ? QPen(m_theme.color(Role::Surface), 1) : QPen(set->color(), 1));
}

void CostChart::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    layOut();
}

} // namespace whyglass::views
