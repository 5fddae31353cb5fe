// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/tables/log_panel.h"

#include "ingest/decode/otlp_decoder.h"
#include "models/analysis/details/log_links.h"
#include "models/tables/cell_text.h"
#include "models/tables/log_text.h"
#include "views/common/plain_text.h"
#include "views/details/page_parts.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace whyglass::views {

namespace {

constexpr std::size_t kLongestMessage = 16 * 1024;
constexpr std::size_t kLongestValue = 2'000;
constexpr std::size_t kMostAttributes = 200;

} // namespace

/// What is shown, read and made plain on a query thread.
struct LogPanel::Record {
    struct Field {
        QString name, value;
    };
    domain::TraceId trace;
    domain::SpanId span;
    QString message;
    std::vector<Field> facts, attributes;
    std::size_t moreAttributes = 0;
};

LogPanel::LogPanel(const ViewContext& context, QWidget* parent) : RowPanel(parent), m_context(context), m_scroll(new QScrollArea(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setAccessibleName(tr("The log record"));
    layout->addWidget(m_scroll);
    setMinimumHeight(120);
    showRow(0);
}

void LogPanel::showRow(qint64 key)
{
    if (key == 0) {
        m_scroll->setWidget(hintPage(m_context.theme, QStringLiteral("log"), tr("No record is selected"), {}));
        return;
    }
    m_context.session.queries().request<std::shared_ptr<const Record>>(
        this, "logs/record", [key](store::WorkspaceReader& reader) { return read(reader, key); },
        [this](domain::Result<std::shared_ptr<const Record>> record) {
            m_scroll->setWidget(record ? makePage(**record)
                                       : hintPage(m_context.theme, QStringLiteral("warn"), tr("The record cannot be read"),
                                                  toldLine(record.error().text())));
        });
}

domain::Result<std::shared_ptr<const LogPanel::Record>> LogPanel::read(store::WorkspaceReader& reader, std::int64_t key)
{
    const auto rows = reader.logs(std::span(&key, 1));
    if (!rows)
        return rows.error();
    if (rows->empty())
        return domain::Error{domain::ErrorCode::NotFound, "the record is no longer in the workspace", "it may have been pruned"};
    const store::LogRow& row = rows->front();
    const auto resource = reader.resource(row.resource);
    if (!resource)
        return resource.error();
    const auto decoded = telemetry::decodeLog(row.payload);
    const telemetry::LogView log = decoded ? *decoded : telemetry::LogView();
    const auto link = analysis::LogLinker(reader).linkOf(row, log);
    if (!link)
        return link.error();

    auto record = std::make_shared<Record>();
    record->trace = link->trace;
    record->span = row.span;
    record->message = plainBlock(tables::messageOf(row, log, kLongestMessage), kLongestMessage);
    const QString byLink = link->by == "session" ? tr(" (inferred from its session)") : QString();
    record->facts = {{tr("Time"), tables::exactTimeText(row.time)},
                     {tr("Seen"), tables::exactTimeText(row.observed)},
                     {tr("Severity"), plainLine(tables::severityOf(row, log))},
                     {tr("Event"), plainLine(row.event)},
                     {tr("Service"), plainLine(row.service)},
                     {tr("Version"), plainLine(resource->version)},
                     {tr("Environment"), plainLine(resource->environment)},
                     {tr("Scope"), plainLine(row.scope)},
                     {tr("Trace"), link->trace.valid() ? QString::fromStdString(link->trace.hex()) + byLink : QString()},
                     {tr("Span"), row.span.valid() ? QString::fromStdString(row.span.hex()) : QString()}};
    for (const telemetry::AttributeView& attribute : log.attributes) {
        if (record->attributes.size() == kMostAttributes)
            break;
        record->attributes.push_back({plainLine(attribute.key), plainBlock(telemetry::valueToText(attribute.value), kLongestValue)});
    }
    record->moreAttributes = log.attributes.size() - record->attributes.size();
    return std::shared_ptr<const Record>(std::move(record));
}

QWidget* LogPanel::makePage(const Record& record) const
{
    const Theme& theme = m_context.theme;
    QVBoxLayout* layout = nullptr;
    QWidget* page = emptyPage(layout);
    layout->addWidget(wrappedLabel(theme, record.message, TextStyle::Code));
    if (record.trace.valid()) {
        auto* open = new QPushButton(theme.icon(QStringLiteral("trace")), tr("Open the trace"));
        session::Session* session = &m_context.session;
        connect(open, &QPushButton::clicked, session, [session, trace = record.trace, span = record.span] { session->openTrace(trace, span); });
        layout->addWidget(open, 0, Qt::AlignLeft);
    }
    layout->addWidget(horizontalRule());
    auto* facts = new FactGrid(theme);
    for (const Record::Field& field : record.facts)
        facts->add(field.name, field.value);
    layout->addWidget(facts);
    if (!record.attributes.empty()) {
        layout->addWidget(sectionTitle(theme, tr("Attributes"), tables::countText(static_cast<std::int64_t>(record.attributes.size() + record.moreAttributes))));
        auto* attributes = new FactGrid(theme);
        for (const Record::Field& field : record.attributes)
            attributes->add(field.name, field.value, TextStyle::Code);
        layout->addWidget(attributes);
        if (record.moreAttributes > 0)
            layout->addWidget(lineLabel(theme, tr("%1 more are not shown").arg(record.moreAttributes), TextStyle::Small, 3));
    }
    layout->addStretch(1);
    return page;
}

} // namespace whyglass::views
