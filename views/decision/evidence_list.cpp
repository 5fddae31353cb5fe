// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/decision/evidence_list.h"

#include "models/tables/cell_text.h"
#include "views/common/counted.h"
#include "views/common/parts.h"

#include <QKeyEvent>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace whyglass::views {

namespace {

/// As many as a window of 1,000 pixels shows; so many more are made in a turn.
constexpr std::size_t kRowsInSight = 14;

} // namespace

EvidenceList::EvidenceList(const Theme& theme, QWidget* parent) : QScrollArea(parent), m_theme(theme)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    setProperty("scrollName", QStringLiteral("decision/evidence"));
    setAccessibleName(tr("Evidence, in the order the agent saw it"));
    m_rest.setSingleShot(true);
    m_rest.setInterval(0);
    connect(&m_rest, &QTimer::timeout, this, [this] { makeRows(std::min(m_rows.size() + kRowsInSight, kFirstRows)); });
}

void EvidenceList::setCard(CardPtr card, domain::Timestamp origin)
{
    m_card = std::move(card);
    m_origin = origin;
    m_rows.clear();
    m_current = -1;
    QWidget* page = surfacePage(m_layout);
    m_more = new QPushButton(page);
    m_more->setProperty("look", QStringLiteral("link"));
    m_layout->addWidget(m_more, 0, Qt::AlignLeft);
    m_layout->addStretch(1);
    connect(m_more, &QPushButton::clicked, this, [this] { makeRows(m_rows.size() + kFirstRows); });
    makeRows(kRowsInSight);
    setWidget(page);
    takeTab(0);
}

void EvidenceList::makeRows(std::size_t until)
{
    const std::size_t all = m_card ? m_card->entries.size() : 0;
    for (std::size_t entry = m_rows.size(); entry < std::min(until, all); ++entry) {
        auto* row = new EvidenceRow(m_theme, m_card, entry, m_origin);
        row->light(m_lit);
        connect(row, &EvidenceRow::clicked, this, [this, entry] { goTo(static_cast<int>(entry)); });
        connect(row, &EvidenceRow::evidenceOpened, this, &EvidenceList::evidenceOpened);
        connect(row, &EvidenceRow::valueChosen, this, [this, entry](const analysis::CardStatement& statement, int value) {
            makeCurrent(static_cast<int>(entry));
            Q_EMIT valueChosen(statement, value);
        });
        connect(row, &EvidenceRow::expandToggled, this, [this, entry] {
            if (static_cast<int>(entry) == std::max(m_current, 0))
                orderStops(static_cast<int>(entry));
            Q_EMIT expansionChanged();
        });
        row->setTabStops(false);
        m_layout->insertWidget(static_cast<int>(entry), row);
        m_rows.push_back(row);
    }
    m_more->raise(); // the last of the page's children, for who walks them in order
    if (m_rows.size() < std::min(all, kFirstRows))
        m_rest.start();
    m_more->setVisible(m_rows.size() < all);
    m_more->setText(counted(static_cast<std::int64_t>(all - m_rows.size()), tr("1 more step"), tr("%1 more steps")));
}

void EvidenceList::makeFirstRows() { makeRows(std::max(m_rows.size(), kFirstRows)); }

void EvidenceList::light(const LitValues& lit)
{
    m_lit = lit;
    for (EvidenceRow* row : m_rows)
        row->light(lit);
}

EvidenceRow* EvidenceList::rowOf(int entry) const
{
    return entry >= 0 && entry < static_cast<int>(m_rows.size()) ? m_rows[static_cast<std::size_t>(entry)] : nullptr;
}

void EvidenceList::goTo(int entry)
{
    if (entry < 0 || entry >= count())
        return;
    if (!rowOf(entry))
        makeRows(static_cast<std::size_t>(entry) + 1);
    makeCurrent(entry);
    EvidenceRow* row = rowOf(entry);
    widget()->layout()->activate();
    ensureVisible(0, row->y() + std::min(row->height(), viewport()->height()), 0, 0);
    ensureVisible(0, row->y(), 0, 0);
}

void EvidenceList::makeCurrent(int entry)
{
    takeTab(entry);
    m_current = entry;
    showFocus();
    Q_EMIT currentChanged(entry);
}

/// From the list Tab goes into the current row and then on: a way of a hundred steps is walked with J and K.
void EvidenceList::takeTab(int entry)
{
    if (EvidenceRow* before = rowOf(std::max(m_current, 0)))
        before->setTabStops(false);
    if (EvidenceRow* row = rowOf(entry))
        row->setTabStops(true);
    orderStops(entry);
}

void EvidenceList::orderStops(int entry)
{
    QWidgetList stops{this};
    if (const EvidenceRow* row = rowOf(entry))
        stops += row->stops();
    stops.append(m_more);
    for (int i = 1; i < stops.size(); ++i)
        setTabOrder(stops[i - 1], stops[i]);
}

void EvidenceList::setExpanded(int entry, bool expanded)
{
    if (EvidenceRow* row = rowOf(entry))
        row->setExpanded(expanded);
}

void EvidenceList::expandAll(bool expanded)
{
    makeFirstRows();
    for (EvidenceRow* row : m_rows)
        row->setExpanded(expanded);
}

bool EvidenceList::allExpanded() const
{
    return !m_rows.empty() && std::all_of(m_rows.begin(), m_rows.end(), [](const EvidenceRow* row) { return row->expanded(); });
}

void EvidenceList::openCurrent()
{
    if (m_current < 0)
        return;
    const auto& evidence = m_card->entries[static_cast<std::size_t>(m_current)].statement.evidence;
    if (!evidence.empty())
        Q_EMIT evidenceOpened(evidence.front());
}

bool EvidenceList::handleKey(const QKeyEvent& event)
{
    if (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier))
        return false;
    const auto walk = [this](int entry) {
        goTo(entry);
        setFocus(); // from a value: what Enter opens is now the entry
        return true;
    };
    switch (event.key()) {
    case Qt::Key_J:
    case Qt::Key_Down: return walk(std::min(m_current + 1, count() - 1));
    case Qt::Key_K:
    case Qt::Key_Up: return walk(std::max(m_current - 1, 0));
    case Qt::Key_Home: return walk(0);
    case Qt::Key_End: return walk(count() - 1);
    case Qt::Key_Return:
    case Qt::Key_Enter: openCurrent(); return m_current >= 0;
    case Qt::Key_Right: setExpanded(m_current, true); return m_current >= 0;
    case Qt::Key_Left: setExpanded(m_current, false); return m_current >= 0;
    default: return false;
    }
}

void EvidenceList::keyPressEvent(QKeyEvent* event)
{
    // Not the area's own arrows: they scroll; what it does not take goes to the view.
    if (!handleKey(*event)) {
        if (event->key() == Qt::Key_PageDown || event->key() == Qt::Key_PageUp)
            QScrollArea::keyPressEvent(event);
        else
            event->ignore();
    }
}

/// The strip of a lit value takes room from below: what was read stays in sight.
void EvidenceList::resizeEvent(QResizeEvent* event)
{
    const EvidenceRow* row = rowOf(m_current);
    const int before = verticalScrollBar()->value();
    const bool seen = row && row->y() >= before && row->y() < before + event->oldSize().height();
    QScrollArea::resizeEvent(event);
    if (seen && event->size().height() < event->oldSize().height())
        ensureVisible(0, row->y() + std::min(row->height(), viewport()->height()), 0, 0);
}

void EvidenceList::showFocus()
{
    for (EvidenceRow* row : m_rows)
        row->setCurrent(static_cast<int>(row->entry()) == m_current, hasFocus());
}

void EvidenceList::focusInEvent(QFocusEvent* event)
{
    QScrollArea::focusInEvent(event);
    showFocus();
}

void EvidenceList::focusOutEvent(QFocusEvent* event)
{
    QScrollArea::focusOutEvent(event);
    showFocus();
}

} // namespace whyglass::views
