// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window/status_bar.h"

#include "models/format/format.h"
#include "models/tables/cell_text.h"

#include <QDateTime>
#include <QLabel>
#include <QPushButton>

namespace whyglass::window {

namespace {

QString timeZoneText()
{
    const int minutes = QDateTime::currentDateTime().offsetFromUtc() / 60;
    if (minutes == 0)
        return StatusBar::tr("Times in UTC");
    return StatusBar::tr("Local time, UTC%1%2:%3").arg(minutes < 0 ? u'-' : u'+').arg(qAbs(minutes) / 60, 2, 10, QLatin1Char('0'))
        .arg(qAbs(minutes) % 60, 2, 10, QLatin1Char('0'));
}

} // namespace

StatusBar::StatusBar(const views::Theme& theme, QWidget* parent)
    : QStatusBar(parent), m_text(new QLabel(this)), m_behind(new QLabel(this)), m_size(new QLabel(this)), m_issues(new QPushButton(this))
{
    setSizeGripEnabled(false);
    auto* zone = new QLabel(timeZoneText(), this);
    for (QLabel* label : {m_text, m_behind, m_size, zone}) {
        label->setTextFormat(Qt::PlainText);
        label->setFont(theme.font(views::TextStyle::Small));
        label->setProperty("tone", 2);
        label->setContentsMargins(8, 0, 8, 0);
    }
    m_text->setMinimumWidth(1);
    m_issues->setProperty("look", QStringLiteral("link"));
    m_issues->setFont(theme.font(views::TextStyle::Small));
    m_issues->hide();
    addWidget(m_text, 1);
    addPermanentWidget(m_behind);
    addPermanentWidget(m_size);
    addPermanentWidget(m_issues);
    addPermanentWidget(zone);
    connect(m_issues, &QPushButton::clicked, this, &StatusBar::issuesClicked);
}

void StatusBar::setText(const QString& text) { m_text->setText(text); }

void StatusBar::setInfo(const store::WorkspaceInfo& info, const std::vector<domain::ImportIssue>& issues)
{
    m_size->setText(tr("%1 spans · %2").arg(tables::countText(info.spans), QString::fromStdString(format::bytes(info.bytes))));
    m_behind->setText(info.unanalysed > 0 ? tr("detectors still have %1 of %2 traces to read").arg(tables::countText(info.unanalysed), tables::countText(info.traces))
                                         : QString());
    std::int64_t count = 0;
    for (const domain::ImportIssue& issue : issues)
        count += issue.count;
    m_issues->setText(count == 1 ? tr("1 import issue") : tr("%1 import issues").arg(tables::countText(count)));
    m_issues->setVisible(count > 0);
}

} // namespace whyglass::window
