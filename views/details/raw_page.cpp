// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/format/format.h"
#include "views/common/plain_text.h"
#include "views/details/inspector_pages.h"
#include "views/details/page_parts.h"

#include <QCoreApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace whyglass::views {

namespace {

constexpr std::size_t kEasyBytes = 256 * 1024;
constexpr std::size_t kMostBytes = 64 * 1024 * 1024;

QString tr(const char* text) { return QCoreApplication::translate("RawPage", text); }

} // namespace

QWidget* makeRawPage(const InspectedContext& context)
{
    const Theme& theme = context.view.theme;
    auto* page = new QWidget;
    page->setProperty("panel", QStringLiteral("surface"));
    page->setAttribute(Qt::WA_StyledBackground);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(14, 8, 0, 0);
    layout->setSpacing(6);
    const session::InspectedSpanPtr span = context.span;
    auto* head = new QHBoxLayout;
    head->setContentsMargins(0, 0, 14, 0);
    head->addWidget(lineLabel(theme, tr("OTLP JSON, as it was sent"), TextStyle::Small, 2));
    head->addStretch(1);
    auto* edit = new QPlainTextEdit;
    if (span->rawJson.size() > kEasyBytes) {
        auto* all = new QPushButton(tr("Show all %1").arg(QString::fromStdString(format::bytes(static_cast<std::int64_t>(span->rawJson.size())))));
        all->setProperty("look", QStringLiteral("link"));
        head->addWidget(all);
        QObject::connect(all, &QPushButton::clicked, edit, [span, edit, all] {
            edit->setPlainText(plainBlock(span->rawJson, kMostBytes));
            all->hide();
        });
    }
    auto* copy = new QPushButton(theme.icon(QStringLiteral("copy")), tr("Copy"));
    ViewHost& host = context.view.host;
    QObject::connect(copy, &QPushButton::clicked, &host, [&host, span] { host.copyText(QString::fromStdString(span->rawJson)); });
    head->addWidget(copy);
    layout->addLayout(head);
    edit->setReadOnly(true);
    edit->setProperty("bare", true);
    edit->setFont(theme.font(TextStyle::Code));
    edit->setLineWrapMode(QPlainTextEdit::NoWrap);
    edit->setPlainText(plainBlock(span->rawJson, kEasyBytes));
    edit->setAccessibleName(tr("Raw OTLP"));
    layout->addWidget(edit, 1);
    return page;
}

} // namespace whyglass::views
