// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/details/inspector_pages.h"
#include "views/details/page_parts.h"
#include "views/payload/payload_view.h"

#include <QCoreApplication>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace whyglass::views {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("RawPage", text); }

} // namespace

QWidget* makeRawPage(const InspectedContext& context)
{
    if (QWidget* running = makeRunningHint(context))
        return running;
    const Theme& theme = context.view.theme;
    auto* page = new QWidget;
    page->setProperty("panel", QStringLiteral("surface"));
    page->setAttribute(Qt::WA_StyledBackground);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(6);
    const session::InspectedSpanPtr span = context.span;
    auto* head = new QHBoxLayout;
    head->setContentsMargins(14, 0, 14, 0);
    head->addWidget(lineLabel(theme, tr("OTLP JSON, as it was sent"), TextStyle::Small, 2));
    head->addStretch(1);
    auto* copy = new QPushButton(theme.icon(QStringLiteral("copy")), tr("Copy"));
    ViewHost& host = context.view.host;
    QObject::connect(copy, &QPushButton::clicked, &host, [&host, span] { host.copyText(QString::fromStdString(span->rawJson)); });
    head->addWidget(copy);
    layout->addLayout(head);
    auto* payload = new PayloadView(context.view.session, theme);
    payload->setText(std::shared_ptr<const std::string>(span, &span->rawJson));
    payload->setAccessibleName(tr("Raw OTLP"));
    layout->addWidget(payload, 1);
    return page;
}

} // namespace whyglass::views
