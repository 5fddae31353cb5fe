// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/tables/metric_panel.h"

#include "models/tables/cell_text.h"
#include "views/common/plain_text.h"
#include "views/details/page_parts.h"
#include "views/tables/point_chart.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace whyglass::views {

namespace {

constexpr std::size_t kParts = 400;
constexpr std::size_t kMostExamples = 8;
constexpr int kExampleWidth = 280;

} // namespace

MetricPanel::MetricPanel(const ViewContext& context, QWidget* parent)
    : RowPanel(parent)
    , m_context(context)
    , m_title(lineLabel(context.theme, {}, TextStyle::BodyStrong))
    , m_chart(new PointChart(context.theme, this))
    , m_examples(new QWidget(this))
    , m_exampleRows(new QVBoxLayout(m_examples))
{
    setProperty("panel", QStringLiteral("surface"));
    setAttribute(Qt::WA_StyledBackground);
    setMinimumHeight(160);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 10, 14, 10);
    layout->setSpacing(8);
    layout->addWidget(m_title);
    auto* row = new QHBoxLayout;
    row->setSpacing(14);
    row->addWidget(m_chart, 1);
    m_examples->setFixedWidth(kExampleWidth);
    m_exampleRows->setContentsMargins(0, 0, 0, 0);
    m_exampleRows->setSpacing(4);
    row->addWidget(m_examples);
    layout->addLayout(row, 1);
    showRow(0);
}

void MetricPanel::showRow(qint64 key)
{
    if (key == 0) {
        showMetric({});
        return;
    }
    m_context.session.queries().request<Reply>(
        this, "metrics/points",
        [key](store::WorkspaceReader& reader) -> domain::Result<Reply> {
            const std::int64_t keys[] = {key};
            auto rows = reader.metricRows(keys);
            if (!rows)
                return rows.error();
            auto history = reader.metricHistory(key, kParts);
            if (!history)
                return history.error();
            return Reply{rows->empty() ? std::nullopt : std::optional(rows->front()), std::move(history).value()};
        },
        [this](domain::Result<Reply> reply) {
            if (reply)
                showMetric(*reply);
            else
                m_title->setText(toldLine(reply.error().text()));
        });
}

void MetricPanel::showMetric(const Reply& reply)
{
    QString title = reply.metric ? plainLine(reply.metric->name, 120) : tr("No metric is selected");
    if (reply.metric && !reply.metric->unit.empty())
        title += QStringLiteral(", ") + plainLine(reply.metric->unit, 40);
    m_title->setText(title);
    m_chart->setPoints(reply.history);
    while (QLayoutItem* old = m_exampleRows->takeAt(0)) {
        delete old->widget();
        delete old;
    }
    const auto traces = reply.metric ? reply.metric->exemplarTraces : std::vector<domain::TraceId>();
    m_examples->setVisible(!traces.empty());
    m_exampleRows->addWidget(lineLabel(m_context.theme, tr("Measured in these traces"), TextStyle::SmallStrong));
    for (std::size_t i = 0; i < std::min(traces.size(), kMostExamples); ++i) {
        auto* open = new QPushButton(QString::fromStdString(traces[i].hex()));
        open->setProperty("look", QStringLiteral("link"));
        open->setFont(m_context.theme.font(TextStyle::Code));
        session::Session* session = &m_context.session;
        connect(open, &QPushButton::clicked, session, [session, trace = traces[i]] { session->openTrace(trace); });
        m_exampleRows->addWidget(open, 0, Qt::AlignLeft);
    }
    m_exampleRows->addStretch(1);
}

} // namespace whyglass::views
