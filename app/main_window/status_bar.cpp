// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window/status_bar.h"

#include "app/main_window/progress_place.h"
#include "models/format/format.h"
#include "models/tables/cell_text.h"
#include "models/tables/shown_time.h"

#include <QDateTime>
#include <QLabel>
#include <QPushButton>

#include <cmath>

namespace whyglass::window {

namespace {

/// It only ever gets wider: where a figure changes every second, nothing beside it moves or is laid out.
void setFigure(QLabel& label, const QString& text)
{
    if (text == label.text())
        return;
    label.setText(text);
    label.setFixedSize(label.sizeHint().expandedTo(label.minimumSize()));
}

QString timeZoneText()
{
    const QDateTime now = QDateTime::currentDateTime();
    if (tables::timesInUtc() || now.offsetFromUtc() == 0)
        return StatusBar::tr("Times in UTC");
    return StatusBar::tr("Local time, %1").arg(tables::zoneText(now));
}

} // namespace

StatusBar::StatusBar(session::QueryService& queries, const views::Theme& theme, QWidget* parent)
    : QStatusBar(parent), m_text(new QLabel(this)), m_rate(new QLabel(this)), m_behind(new QLabel(this)), m_size(new QLabel(this)),
      m_issues(new QPushButton(this)), m_zone(new QLabel(this))
{
    setSizeGripEnabled(false);
    for (QLabel* label : {m_text, m_rate, m_behind, m_size, m_zone}) {
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
    addPermanentWidget(new ProgressPlace(queries, theme, this));
    addPermanentWidget(m_rate);
    addPermanentWidget(m_behind);
    addPermanentWidget(m_size);
    addPermanentWidget(m_issues);
    addPermanentWidget(m_zone);
    m_rate->hide();
    updateZone();
    connect(m_issues, &QPushButton::clicked, this, &StatusBar::issuesClicked);
}

void StatusBar::setText(const QString& text) { m_text->setText(text); }

void StatusBar::setRate(double spansPerSecond)
{
    const auto rate = static_cast<std::int64_t>(std::llround(spansPerSecond));
    m_rate->setVisible(rate > 0);
    setFigure(*m_rate, tr("%1 spans/s").arg(tables::countText(rate)));
}

void StatusBar::updateZone() { m_zone->setText(timeZoneText()); }

void StatusBar::setInfo(const store::WorkspaceInfo& info)
{
    setFigure(*m_size, tr("%1 spans · %2").arg(tables::countText(info.spans), QString::fromStdString(format::bytes(info.bytes))));
    m_behind->setVisible(info.unanalysed > 0);
    setFigure(*m_behind, tr("detectors still have %1 of %2 traces to read").arg(tables::countText(info.unanalysed), tables::countText(info.traces)));
    m_issues->setText(info.issues == 1 ? tr("1 import issue") : tr("%1 import issues").arg(tables::countText(info.issues)));
    m_issues->setVisible(info.issues > 0);
}

} // namespace whyglass::window
