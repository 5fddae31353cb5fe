// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/context_page.h"

#include "models/format/format.h"
#include "models/session/trace_contexts.h"
#include "views/common/empty_state.h"
#include "views/common/marked_time.h"
#include "views/common/plain_text.h"
#include "views/details/capture_hint.h"
#include "views/timeline/context_chart.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace whyglass::views {

namespace {

constexpr int kBarHeight = 30, kLegendBox = 9;

/// The colours of the layers and their names.
class Legend final : public QWidget {
public:
    Legend(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
    {
        setFont(theme.font(TextStyle::Small));
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    }
    [[nodiscard]] QSize sizeHint() const override { return {widthOf(fontMetrics()), 20}; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setFont(m_theme.font(TextStyle::Small));
        int x = 0;
        for (std::size_t i = 0; i < kContextLayers; ++i) {
            const auto layer = static_cast<ContextLayer>(i);
            painter.fillRect(x, (height() - kLegendBox) / 2, kLegendBox, kLegendBox, layerColor(m_theme, layer));
            painter.setPen(m_theme.color(Role::Text2));
            const QString name = layerName(layer);
            painter.drawText(QRect(x + kLegendBox + 5, 0, width(), height()), Qt::AlignVCenter | Qt::AlignLeft, name);
            x += kLegendBox + 5 + painter.fontMetrics().horizontalAdvance(name) + 12;
        }
    }

private:
    [[nodiscard]] static int widthOf(const QFontMetrics& metrics)
    {
        int width = 0;
        for (std::size_t i = 0; i < kContextLayers; ++i)
            width += kLegendBox + 5 + metrics.horizontalAdvance(layerName(static_cast<ContextLayer>(i))) + 12;
        return width;
    }
    const Theme& m_theme;
};

} // namespace

ContextPage::ContextPage(session::Session& session, const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_theme(theme)
    , m_pages(new QStackedWidget(this))
    , m_chart(new ContextChart(theme))
    , m_empty(new EmptyState(theme))
{
    auto* whole = new QWidget(this);
    auto* layout = new QVBoxLayout(whole);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeBar());
    layout->addWidget(m_chart, 1);
    auto* panel = new QWidget(whole);
    panel->setProperty("panel", QStringLiteral("surface"));
    panel->setAttribute(Qt::WA_StyledBackground);
    auto* inPanel = new QHBoxLayout(panel);
    inPanel->setContentsMargins(14, 4, 14, 8);
    inPanel->addWidget(m_current);
    layout->addWidget(panel);
    m_pages->addWidget(whole);
    m_pages->addWidget(m_empty);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_pages);
    setFocusProxy(m_chart);
    connect(m_chart, &ContextChart::chosen, this, [this](int bar) {
        m_session.selectSpan(m_chart->bars()[static_cast<std::size_t>(bar)].span);
        tell();
    });
    connect(m_chart, &ContextChart::pointedAt, this, [this](int bar) {
        m_session.setHovered(bar < 0 ? domain::SpanId{} : m_chart->bars()[static_cast<std::size_t>(bar)].span);
    });
    connect(m_chart, &ContextChart::marked, this, [this](domain::TimeWindow window) { markTime(m_session, window); });
    connect(&session, &session::Session::hoveredChanged, this, [this](domain::SpanId span) { m_chart->setHovered(barOf(span)); });
    followMarkedTime(session, *m_chart);
    connect(&session, &session::Session::selectionChanged, this, &ContextPage::followSelection);
    connect(&session, &session::Session::knownUntilChanged, this, &ContextPage::showBars);
}

QWidget* ContextPage::makeBar()
{
    auto* bar = new QWidget(this);
    bar->setFixedHeight(kBarHeight);
    bar->setProperty("panel", QStringLiteral("surface"));
    bar->setAttribute(Qt::WA_StyledBackground);
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins(14, 0, 14, 0);
    layout->setSpacing(12);
    const auto label = [this](QWidget* parent) {
        auto* text = new QLabel(parent);
        text->setTextFormat(Qt::PlainText);
        text->setFont(m_theme.font(TextStyle::Small));
        text->setProperty("tone", QStringLiteral("2"));
        return text;
    };
    m_summary = label(bar);
    m_summary->setMinimumWidth(1);
    layout->addWidget(m_summary, 1);
    layout->addWidget(new Legend(m_theme, bar));
    m_current = label(this);
    m_current->setWordWrap(true);
    m_current->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return bar;
}

void ContextPage::setTrace(const session::LoadedTracePtr& trace)
{
    m_trace = trace;
    m_stale = true;
    if (isVisible())
        load();
}

void ContextPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_stale)
        load();
}

void ContextPage::load()
{
    m_stale = false;
    // A play-head only hides calls: what is read is the whole trace.
    const session::LoadedTracePtr whole = m_session.wholeTrace();
    if (!m_trace || !whole) {
        m_shownSpans = -1;
        m_context.reset();
        showBars();
        return;
    }
    if (m_shown == whole->row.trace && m_shownSpans == whole->row.spans)
        return;
    m_shown = whole->row.trace;
    m_shownSpans = whole->row.spans;
    session::TraceContexts::of(m_session).request(
        this, "investigate/context", m_shown, [this](domain::Result<analysis::TraceContextPtr> context) { accept(std::move(context)); });
}

void ContextPage::accept(domain::Result<analysis::TraceContextPtr> context)
{
    if (!context) {
        m_shownSpans = -1;
        m_context.reset();
        sayNothing(QStringLiteral("warn"), tr("The requests cannot be read"), toldLine(context.error().text()), true);
        return;
    }
    m_context = std::move(*context);
    showBars();
}

void ContextPage::sayNothing(const QString& icon, const QString& title, const QString& hint, bool error)
{
    m_chart->setBars({}, {});
    m_empty->setSpec({icon, title, hint, error});
    m_pages->setCurrentWidget(m_empty);
}

void ContextPage::showBars()
{
    if (!m_context) {
        sayNothing(QStringLiteral("llm"), tr("Reading the requests"), tr("Every part is compared with what the trace produced before."));
        return;
    }
    std::vector<analysis::ContextBar> bars = m_context->bars();
    if (const auto until = m_session.knownUntil()) // a call tells its tokens when it ends
        std::erase_if(bars, [&](const analysis::ContextBar& bar) { return bar.end > *until; });
    if (bars.empty()) {
        sayNothing(QStringLiteral("llm"), tr("No model calls"), m_session.knownUntil() ? tr("None had ended at this moment.") : tr("No span of this trace asked a model."));
        return;
    }
    const bool anything = std::any_of(bars.begin(), bars.end(), [](const analysis::ContextBar& bar) { return bar.captured || bar.inputTokens; });
    if (!anything) {
        sayNothing(QStringLiteral("llm"), tr("No request was recorded"), captureHint({}));
        return;
    }
    const session::LoadedTracePtr whole = m_session.wholeTrace();
    m_chart->setBars(std::move(bars), whole ? whole->extent().begin : domain::Timestamp{});
    m_pages->setCurrentIndex(0);
    followSelection();
}

int ContextPage::barOf(domain::SpanId span) const
{
    const auto& bars = m_chart->bars();
    const auto found = std::find_if(bars.begin(), bars.end(), [&](const analysis::ContextBar& bar) { return bar.span == span; });
    return found == bars.end() ? -1 : static_cast<int>(found - bars.begin());
}

void ContextPage::followSelection()
{
    m_chart->setCurrent(barOf(m_session.selection().span));
    tell();
}

void ContextPage::tell()
{
    const auto& bars = m_chart->bars();
    const auto count = [&](auto holds) { return std::count_if(bars.begin(), bars.end(), holds); };
    const auto text = [](std::ptrdiff_t number) { return QString::fromStdString(format::count(number)); };
    const auto broken = count([](const analysis::ContextBar& bar) { return bar.cache.state == analysis::CacheReading::State::Broken; });
    const auto silent = count([](const analysis::ContextBar& bar) { return !bar.captured; });
    QStringList parts{bars.size() == 1 ? tr("1 call") : tr("%1 calls").arg(text(static_cast<std::ptrdiff_t>(bars.size())))};
    if (broken > 0)
        parts.append(broken == 1 ? tr("cache broke once ▼") : tr("cache broke %1 times ▼").arg(text(broken)));
    if (silent > 0)
        parts.append(tr("%1 not recorded (hatched)").arg(text(silent)));
    m_summary->setText(parts.join(QStringLiteral(" · ")));
    const int current = m_chart->current();
    m_current->setText(current < 0 ? tr("Choose a call: click a bar, or ← and →.") : m_chart->textOf(current));
}

} // namespace whyglass::views
