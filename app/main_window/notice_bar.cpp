// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window/notice_bar.h"

#include "models/tables/cell_text.h"
#include "views/common/plain_text.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStyle>

namespace whyglass::window {

namespace {

constexpr int kSteps = 1'000;
/// Earlier than this the rate says little about the rest.
constexpr qint64 kSayTimeLeftAfterMs = 1'500;

/// ", 40 s left" by the rate so far; empty while nothing can be said.
QString timeLeft(const ImportProgress& progress, qint64 elapsedMs)
{
    if (elapsedMs < kSayTimeLeftAfterMs || progress.bytesRead <= 0 || progress.bytesTotal <= progress.bytesRead)
        return {};
    const double perByte = static_cast<double>(elapsedMs) / static_cast<double>(progress.bytesRead);
    const auto seconds = static_cast<qint64>(perByte * static_cast<double>(progress.bytesTotal - progress.bytesRead) / 1'000) + 1;
    return seconds < 60 ? NoticeBar::tr(", %1 s left").arg(seconds) : NoticeBar::tr(", %1 min left").arg((seconds + 30) / 60);
}

} // namespace

NoticeBar::NoticeBar(QWidget* parent)
    : QFrame(parent), m_text(new QLabel(this)), m_bar(new QProgressBar(this)), m_cancel(new QPushButton(tr("Cancel"), this)),
      m_close(new QPushButton(tr("Close"), this))
{
    setProperty("panel", QStringLiteral("surface2"));
    setAttribute(Qt::WA_StyledBackground);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(14, 5, 14, 5);
    row->setSpacing(12);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setMinimumWidth(1);
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(220);
    m_bar->setRange(0, kSteps);
    row->addWidget(m_text, 1);
    row->addWidget(m_bar);
    row->addWidget(m_cancel);
    row->addWidget(m_close);
    connect(m_cancel, &QPushButton::clicked, this, &NoticeBar::cancelRequested);
    connect(m_close, &QPushButton::clicked, this, &QWidget::hide);
    hide();
}

void NoticeBar::showProgress(const ImportProgress& progress)
{
    const QString name = views::plainLine(QFileInfo(progress.file).fileName().toStdString(), 80);
    const QString place = progress.files > 1 ? tr(" (%1 of %2)").arg(progress.number).arg(progress.files) : QString();
    if (progress.file != m_file || !m_running.isValid()) {
        m_file = progress.file;
        m_running.start();
    }
    m_text->setText(name.isEmpty() ? tr("Importing…")
                                   : tr("Importing %1%2, %3 spans%4")
                                         .arg(name, place, tables::countText(progress.spans), timeLeft(progress, m_running.elapsed())));
    m_bar->setValue(progress.bytesTotal > 0 ? static_cast<int>(progress.bytesRead * kSteps / progress.bytesTotal) : 0);
    m_bar->show();
    m_cancel->show();
    m_close->hide();
    show();
}

void NoticeBar::showMessage(const QString& text, bool problem)
{
    m_running.invalidate();
    m_text->setText(text);
    m_text->setProperty("tone", problem ? QStringLiteral("red") : QStringLiteral("2"));
    m_text->style()->unpolish(m_text);
    m_text->style()->polish(m_text);
    m_bar->hide();
    m_cancel->hide();
    m_close->show();
    show();
}

} // namespace whyglass::window
