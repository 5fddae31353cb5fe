// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/decision/decision_view.h"

#include "models/tables/cell_text.h"
#include "views/charts/why_panel.h"
#include "views/common/empty_state.h"
#include "views/common/parts.h"
#include "views/common/plain_text.h"
#include "views/common/tab_order.h"
#include "views/decision/decision_answer.h"
#include "views/decision/decision_header.h"
#include "views/decision/decision_place.h"
#include "views/decision/decision_side.h"
#include "views/decision/evidence_list.h"
#include "views/decision/known_card.h"
#include "views/decision/lineage_strip.h"
#include "views/decision/sign_off_panel.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <functional>

namespace whyglass::views {

namespace {

constexpr int kRefreshMs = 1'000;
constexpr int kSideWidth = 400, kNarrowSide = 300, kRoomForSide = 1'300;
const char* const kCardKey = "decision/card";

/// What a card shows but the notes, which change while it is read.
std::size_t fingerprintOf(const analysis::DecisionCard& card)
{
    std::string text = card.answer.text;
    for (const analysis::CardStatement& statement : card.summary)
        text += statement.text;
    for (const analysis::CardEntry& entry : card.entries)
        text.append(entry.title).append(entry.statement.text).append(std::to_string(entry.findings.size()));
    for (const domain::Finding& finding : card.findings)
        text.append(finding.id).append(std::to_string(static_cast<int>(finding.state)));
    for (const analysis::SimilarDecision& similar : card.similar)
        text += similar.decision.id;
    for (const analysis::ValueOrigin& origin : card.valueOrigins)
        text += origin.statement.text;
    for (const analysis::CardStatement& difference : card.differences)
        text += difference.text;
    for (const analysis::CardCheck& check : card.completeness)
        text.append(check.reason).append(std::to_string(static_cast<int>(check.state)));
    return std::hash<std::string>()(text) ^ card.spans;
}

/// Times are told since the begin of the trace where that is known, else since the decision's.
domain::Timestamp originOf(const analysis::DecisionCard& card, const session::LoadedTracePtr& trace)
{
    if (trace && trace->row.trace == card.decision.trace)
        return trace->row.start;
    domain::Timestamp first = card.decision.start;
    for (const analysis::CardEntry& entry : card.entries) {
        if (entry.time.known())
            first = std::min(first, entry.time);
    }
    return first;
}

} // namespace

DecisionView::DecisionView(const ViewContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_place(new DecisionPlace(context, this)), m_stack(new QStackedWidget(this)), m_empty(new EmptyState(context.theme, m_stack)),
      m_header(new DecisionHeader(context.theme, *m_place, this)), m_answer(new DecisionAnswer(context.theme, this)),
      m_strip(new LineageStrip(context.session, context.theme, this)), m_list(new EvidenceList(context.theme, this)), m_side(new DecisionSide(context, this))
{
    setProperty("panel", QStringLiteral("surface"));
    setAttribute(Qt::WA_StyledBackground);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    m_stack->addWidget(m_empty);
    auto* page = new QWidget(m_stack);
    auto* columns = new QHBoxLayout(page);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(0);
    columns->addWidget(makeMain(), 1);
    auto* rule = new QFrame(page);
    rule->setProperty("rule", QStringLiteral("v"));
    columns->addWidget(rule);
    columns->addWidget(m_side);
    m_stack->addWidget(page);
    m_strip->hide();
    setFocusProxy(m_list);
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(kRefreshMs);
    connectParts();
    showNothing(tr("No decision is open"), tr("Open one from the decisions, or go to an id with G."), false);
}

QWidget* DecisionView::makeMain()
{
    auto* main = new QWidget(this);
    auto* layout = new QVBoxLayout(main);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(horizontalRule());
    layout->addWidget(m_answer);
    layout->addWidget(horizontalRule());
    layout->addWidget(m_strip);
    layout->addWidget(makeListHead());
    layout->addWidget(horizontalRule());
    layout->addWidget(m_list, 1);
    return main;
}

QWidget* DecisionView::makeListHead()
{
    constexpr int kHeight = 32;
    auto* head = new QWidget(this);
    head->setProperty("panel", QStringLiteral("surface2"));
    head->setAttribute(Qt::WA_StyledBackground);
    head->setFixedHeight(kHeight);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(16, 0, 16, 0);
    row->setSpacing(12);
    row->addWidget(lineLabel(m_context.theme, tr("Evidence, in the order the agent saw it"), TextStyle::BodyStrong));
    row->addStretch(1);
    m_carrying = lineLabel(m_context.theme, {}, TextStyle::Small, 3);
    row->addWidget(m_carrying);
    m_expand = new QPushButton(head);
    m_expand->setProperty("look", QStringLiteral("link"));
    row->addWidget(m_expand);
    return head;
}

void DecisionView::connectParts()
{
    session::Session& session = m_context.session;
    connect(&session, &session::Session::selectionChanged, this, [this] {
        if (isVisible())
            follow();
    });
    connect(&session, &session::Session::traceLoaded, this, [this] {
        if (isVisible())
            follow();
    });
    connect(&session, &session::Session::filterChanged, this, [this] {
        if (isVisible())
            follow(); // its place in the list is another one
    });
    connect(&session, &session::Session::knownUntilChanged, this, &DecisionView::showKnown);
    connect(&session, &session::Session::litChanged, this, &DecisionView::followLit);
    connect(&session, &session::Session::restored, this, [this] {
        if (isVisible())
            restorePlace();
    });
    connect(&session, &session::Session::generationChanged, this, [this] {
        if (!m_refresh.isActive())
            m_refresh.start();
    });
    connect(&m_refresh, &QTimer::timeout, this, [this] {
        if (isVisible() && !m_wanted.isEmpty())
            read(m_wanted, session::Asked::Again);
    });

    connect(&m_context.theme, &Theme::changed, this, [this] {
        if (!m_card)
            return;
        m_side->setCard(m_card, originOf(*m_card, m_context.session.wholeTrace()));
        orderTabs(tabParts());
        followLit();
    });

    connect(m_header, &DecisionHeader::listRequested, this, [this] { m_context.session.showView(QStringLiteral("decisions")); });
    connect(m_header, &DecisionHeader::traceRequested, this, &DecisionView::openTrace);
    connect(m_header, &DecisionHeader::compareRequested, this, &DecisionView::compareNearest);
    connect(m_header, &DecisionHeader::replayRequested, this, &DecisionView::replay);
    connect(m_header, &DecisionHeader::linkRequested, this, [this] { m_context.host.runCommand(QStringLiteral("edit.copy-link")); });

    connect(m_answer, &DecisionAnswer::valueChosen, this, &DecisionView::trace);
    connect(m_answer, &DecisionAnswer::evidenceOpened, this, &DecisionView::open);
    connect(m_answer, &DecisionAnswer::costClicked, this, &DecisionView::openCost);
    connect(m_answer, &DecisionAnswer::findingsClicked, this, [this] { stepFinding(1); });
    connect(m_strip, &LineageStrip::closed, this, [this] { m_context.session.setLit(std::nullopt); });
    connect(m_strip, &LineageStrip::spanChosen, this, [this](domain::SpanId span) { m_context.session.openTrace(m_card->decision.trace, span); });

    connect(m_list, &EvidenceList::valueChosen, this, &DecisionView::trace);
    connect(m_list, &EvidenceList::evidenceOpened, this, &DecisionView::open);
    connect(m_list, &EvidenceList::currentChanged, this, [this](int entry) { note("entry", entry); });
    connect(m_list, &EvidenceList::expansionChanged, this, [this] {
        const EvidenceRow* row = m_list->rowOf(m_list->current());
        note("open", row && row->expanded() ? m_list->current() : -1);
        updateListHead();
    });
    connect(m_expand, &QPushButton::clicked, this, [this] { m_list->expandAll(!m_list->allExpanded()); });

    connect(m_side, &DecisionSide::evidenceOpened, this, &DecisionView::open);
    connect(m_side, &DecisionSide::valueChosen, this, &DecisionView::trace);
    connect(m_side, &DecisionSide::findingChosen, this, &DecisionView::goToFinding);
    connect(m_side, &DecisionSide::decisionChosen, &session, &session::Session::openDecision);
    connect(m_side, &DecisionSide::compareRequested, this, &DecisionView::compareWith);
    connect(m_side, &DecisionSide::made, this, [this] { orderTabs(tabParts()); });
    connect(m_side, &DecisionSide::left, m_list, qOverload<>(&QWidget::setFocus));
}

void DecisionView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    follow();
    tellStatus();
}

/// With the side as narrow as it becomes in a small window.
QSize DecisionView::minimumSizeHint() const
{
    const QSize least = QWidget::minimumSizeHint();
    return {least.width() - std::max(m_side->minimumWidth() - kNarrowSide, 0), least.height()};
}

void DecisionView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_side->setFixedWidth(width() >= kRoomForSide ? kSideWidth : kNarrowSide);
}

QString DecisionView::wantedDecision() const
{
    const session::Selection& selection = m_context.session.selection();
    if (!selection.decision.empty())
        return QString::fromStdString(selection.decision);
    const session::LoadedTracePtr trace = m_context.session.wholeTrace();
    if (!trace || trace->decisions.empty())
        return {};
    // A trace was asked for: what its selected step decided, else what it came to.
    const auto own = std::find_if(trace->decisions.begin(), trace->decisions.end(), [&](const domain::Decision& d) { return d.span == selection.span; });
    return QString::fromStdString(own != trace->decisions.end() ? own->id : trace->decisions.back().id);
}

void DecisionView::follow()
{
    const QString id = wantedDecision();
    if (id.isEmpty()) {
        m_wanted.clear();
        m_read = nullptr;
        if (m_context.session.wholeTrace())
            showNothing(tr("This trace holds no decision"), tr("No step of it says what it decided, and no agent gave a final answer."), false);
        return;
    }
    m_place->setDecision(id);
    if (id == m_wanted)
        return;
    m_wanted = id;
    hideWhy(*this);
    note("entry", -1);
    note("open", -1);
    note("lit", -1);
    read(id, session::Asked::New);
}

void DecisionView::read(const QString& id, session::Asked asked)
{
    m_context.session.queries().request<CardPtr>(
        this, kCardKey,
        [key = id.toStdString()](store::WorkspaceReader& reader) -> domain::Result<CardPtr> {
            const auto decision = reader.decision(key);
            if (!decision)
                return decision.error();
            if (!*decision)
                return CardPtr();
            auto card = analysis::loadDecisionCard(reader, **decision);
            if (!card)
                return card.error();
            return std::make_shared<const analysis::DecisionCard>(std::move(*card));
        },
        [this, id](domain::Result<CardPtr> card) { accept(id, std::move(card)); }, session::Urgency::Seen, asked);
}

void DecisionView::accept(const QString& id, domain::Result<CardPtr> card)
{
    if (id != m_wanted)
        return;
    m_read = card ? *card : nullptr;
    if (!card)
        showNothing(tr("The decision cannot be shown"), toldLine(card.error().text()), true);
    else if (!*card)
        showNothing(tr("This decision is no longer in the workspace"), tr("Its trace was analysed anew, or its partition was removed."), false);
    else
        showKnown();
}

/// In a replay, what was known at the play-head.
void DecisionView::showKnown()
{
    const auto until = m_context.session.knownUntil();
    if (!m_read)
        return;
    CardPtr known = until ? knownAt(*m_read, *until) : m_read;
    if (known)
        showCard(std::move(known));
    else
        showNothing(tr("Not decided yet"), tr("At this moment of the replay the decision was still ahead. The replay ends with Esc in the trace."), false);
}

void DecisionView::showNothing(const QString& title, const QString& hint, bool error)
{
    m_card = nullptr;
    m_empty->setSpec({error ? QStringLiteral("warn") : QStringLiteral("decision"), title, hint, error});
    m_stack->setCurrentWidget(m_empty);
    tellStatus();
}

void DecisionView::showCard(CardPtr card)
{
    const std::size_t fingerprint = fingerprintOf(*card);
    const bool same = m_card && m_card->decision.id == card->decision.id && m_fingerprint == fingerprint;
    if (same) {
        m_side->signOff().setAnnotations(card->annotations);
        return;
    }
    const bool another = !m_card || m_card->decision.id != card->decision.id;
    const QScopedValueRollback restoring(m_restoring, true); // nothing of this is what somebody did
    m_fingerprint = fingerprint;
    m_card = std::move(card);
    m_trace = nullptr;
    m_finding = -1;
    if (another && m_context.session.lit())
        m_context.session.setLit(std::nullopt);
    const domain::Timestamp origin = originOf(*m_card, m_context.session.wholeTrace());
    m_header->setDecision(plainLine(m_card->label, 120), !m_card->similar.empty());
    m_answer->setCard(m_card);
    m_list->setCard(m_card, origin);
    m_side->setCardSoon(m_card, origin);
    orderTabs(tabParts());
    const bool awaited = m_stack->currentIndex() != 1 && window()->focusWidget() == m_list;
    m_stack->setCurrentIndex(1);
    if (awaited)
        m_list->setFocus(); // it was asked for while it could not be seen
    updateListHead();
    followLit();
    restorePlace();
}

QWidgetList DecisionView::tabParts() const { return QWidgetList{m_header, m_answer, m_strip, m_expand, m_list} + m_side->tabParts(); }

void DecisionView::updateListHead()
{
    if (!m_card)
        return;
    m_carrying->setText(tr("%1 of %2 spans carry evidence")
                            .arg(tables::countText(static_cast<std::int64_t>(m_card->spansWithEvidence)), tables::countText(static_cast<std::int64_t>(m_card->spans))));
    m_expand->setText(m_list->allExpanded() ? tr("Fold all") : tr("Expand all"));
    m_expand->setEnabled(!m_card->entries.empty());
}

void DecisionView::tellStatus()
{
    if (!isVisible())
        return;
    const auto& lit = m_context.session.lit();
    if (!m_card)
        m_context.host.showStatus({});
    else if (lit)
        m_context.host.showStatus(tr("Value %1     %2 steps     Esc clears the lineage").arg(plainLine(lit->value, 60)).arg(lit->spans.size()));
    else
        m_context.host.showStatus(tr("J K walk, Enter opens the place, Tab walks the values, N next finding, [ ] the next decision"));
}

void DecisionView::keyPressEvent(QKeyEvent* event)
{
    const QString typed = event->text();
    const bool plain = !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    if (!m_card || !plain) {
        QWidget::keyPressEvent(event);
        return;
    }
    using domain::Verdict;
    if (typed == u"[" || typed == u"]")
        m_place->step(typed == u"[" ? -1 : 1);
    else if (event->key() == Qt::Key_N)
        stepFinding(event->modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1);
    else if (event->key() == Qt::Key_T)
        openTrace();
    else if (event->key() == Qt::Key_C)
        compareNearest();
    else if (event->key() == Qt::Key_R)
        replay();
    else if (typed == u"1" || typed == u"2" || typed == u"3")
        m_side->beginSignOff(typed == u"1" ? Verdict::Correct : typed == u"2" ? Verdict::Wrong : Verdict::CannotTell);
    else if (event->key() == Qt::Key_Escape && m_context.session.lit())
        m_context.session.setLit(std::nullopt);
    else if (!m_list->handleKey(*event))
        QWidget::keyPressEvent(event);
}

} // namespace whyglass::views
