// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window/offscreen_view.h"

#include "views/view_registry.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QEventLoop>
#include <QTabBar>
#include <QTimer>

namespace whyglass::window {

namespace {

constexpr int kTimeoutMs = 60'000;
/// After the last answer: layouts, delayed repaints and what they ask for.
constexpr int kQuietMs = 120;

} // namespace

void prepareOffscreen(int scale)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_SCALE_FACTOR", QByteArray::number(scale));
    qputenv("QT_FONT_DPI", "96");
}

OffscreenView::OffscreenView(const std::filesystem::path& workspace, views::Theme& theme, QSize size)
    : m_session(workspace), m_window(m_session, theme, m_recorder, {})
{
    QObject::connect(&m_session, &session::Session::traceFailed, &m_window, [this](const QString& message) { m_failure = message; });
    m_window.setFixedSize(size);
}

bool OffscreenView::waitUntilIdle()
{
    QElapsedTimer total;
    QElapsedTimer quiet;
    total.start();
    quiet.start();
    while (quiet.elapsed() < kQuietMs) {
        QEventLoop turn;
        QTimer::singleShot(10, &turn, &QEventLoop::quit);
        turn.exec();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        if (m_session.queries().pending() > 0)
            quiet.restart();
        if (total.elapsed() > kTimeoutMs)
            return false;
    }
    return true;
}

void OffscreenView::open(const QString& view, const QString& id)
{
    if (view == u"conversation")
        m_session.openConversation(id);
    else if (view == u"compare")
        m_session.openComparison(id);
    else
        m_window.openId(id);
}

OffscreenView::Problem OffscreenView::show(const QString& view, const QString& id, const QString& query)
{
    const views::ViewInfo* info = views::findView(view);
    if (!info)
        return {QStringLiteral("there is no view %1; see whyglass render --list").arg(view), true};
    if (info->needsId && id.isEmpty())
        return {QStringLiteral("the view %1 needs the id of a trace, span or decision; see whyglass list traces").arg(view), true};
    m_failure.clear();
    if (m_started)
        m_session.showView(view);
    else
        m_window.start(view);
    m_started = true;
    m_window.show();
    bool idle = waitUntilIdle();
    if (!query.isEmpty())
        m_window.setQueryText(query);
    if (!id.isEmpty())
        open(view, id);
    idle = waitUntilIdle() && idle;
    if (!m_failure.isEmpty())
        return {m_failure};
    if (QString::fromStdString(m_session.state().view) != view)
        info->needsId ? m_session.showView(view) : m_session.replaceView(view);
    idle = waitUntilIdle() && idle;
    return {idle ? QString() : QStringLiteral("the view did not come to rest within %1 s").arg(kTimeoutMs / 1000)};
}

OffscreenView::Problem OffscreenView::showTab(const QString& tab)
{
    QStringList known;
    for (QTabBar* bar : m_window.findChildren<QTabBar*>()) {
        for (int i = 0; i < bar->count(); ++i) {
            const QString id = bar->tabData(i).toString();
            if (id == tab) {
                bar->setCurrentIndex(i);
                return {waitUntilIdle() ? QString() : QStringLiteral("the tab did not come to rest within %1 s").arg(kTimeoutMs / 1000)};
            }
            if (!id.isEmpty())
                known.append(id);
        }
    }
    return {QStringLiteral("there is no tab %1 here; there are: %2").arg(tab, known.join(QStringLiteral(", "))), true};
}

} // namespace whyglass::window
