// SPDX-License-Identifier: GPL-3.0-or-later
// Where a card leads: to the places of its values, to its trace, to other decisions, and back to where somebody was in it.
#include "views/decision/decision_view.h"

#include "models/analysis/lineage/conversation_lineage.h"
#include "models/session/query_text.h"
#include "views/charts/why_panel.h"
#include "views/common/plain_text.h"
#include "views/decision/decision_answer.h"
#include "views/decision/decision_side.h"
#include "views/decision/evidence_list.h"
#include "views/decision/lineage_strip.h"
#include "views/decision/lineage_words.h"

#include <QScopedValueRollback>
#include <QTimer>

#include <algorithm>
#include <array>

namespace whyglass::views {

namespace {

const char* const kLineageKey = "decision/lineage";

/// More values than any statement has: what is lit is kept in the history as one number.
constexpr int kMostValues = 1'000;

/// The page of the inspector that shows a field.
std::string tabOf(std::string_view field)
{
    struct Rule {
        std::string_view part, tab;
    };
    // THE LIST: the first that occurs in the field decides.
    constexpr std::array kRules = {Rule{"events", "events"},       Rule{"logs", "events"},           Rule{"decision", "attributes"},
                                   Rule{"document", "documents"},  Rule{"retrieval", "documents"},   Rule{"message", "messages"},
                                   Rule{"instructions", "messages"}, Rule{"prompt", "messages"},     Rule{"completion", "messages"},
                                   Rule{"tool.call", "io"},        Rule{"arguments", "io"},          Rule{"result", "io"},
                                   Rule{"input", "io"},            Rule{"output", "io"}};
    field = field.substr(0, field.find(':')); // without the way to a member of its text
    const auto* rule = std::find_if(kRules.begin(), kRules.end(), [&](const Rule& r) { return field.find(r.part) != std::string_view::npos; });
    return std::string(rule == kRules.end() ? std::string_view("attributes") : rule->tab);
}

} // namespace

void DecisionView::trace(const analysis::CardStatement& statement, int value)
{
    const analysis::CardValue& chosen = statement.values[static_cast<std::size_t>(value)];
    const auto& lit = m_context.session.lit();
    if (lit && lit->value == chosen.written) {
        m_context.session.setLit(std::nullopt);
        return;
    }
    note("lit", numberOf(statement) * kMostValues + value);
    m_context.session.queries().request<Traced>(
        this, kLineageKey,
        [known = m_trace, trace = m_card->decision.trace, written = chosen.written](store::WorkspaceReader& reader) -> domain::Result<Traced> {
            Traced traced{known, {}};
            if (!traced.trace) {
                auto details = analysis::loadTraceDetails(reader, trace);
                if (!details)
                    return details.error();
                traced.trace = std::make_shared<const analysis::TraceDetails>(std::move(*details));
            }
            traced.lineage.values.push_back(analysis::lineageOfValue(*traced.trace, written));
            if (const auto searched = analysis::searchConversation(reader, *traced.trace, traced.lineage); !searched)
                return searched.error();
            return traced;
        },
        [this](domain::Result<Traced> traced) { acceptLineage(std::move(traced)); });
}

void DecisionView::acceptLineage(domain::Result<Traced> traced)
{
    if (!m_card || (traced && traced->trace->row.trace != m_card->decision.trace))
        return; // another card came meanwhile
    if (!traced) {
        m_context.host.showStatus(toldLine(traced.error().text()));
        return;
    }
    m_trace = traced->trace;
    const analysis::ValueLineage& value = traced->lineage.values.front();
    m_litWords = lineageWords(value, m_context.session.wholeTrace().get(), traced->lineage.scope);
    m_litUnsupported = !value.origin;
    m_context.session.setLit(litValueOf(value, m_card->decision.trace));
    followLit();
}

void DecisionView::followLit()
{
    const auto& lit = m_context.session.lit();
    const bool ours = lit && m_card && lit->trace == m_card->decision.trace;
    const LitValues values(ours ? lit : std::nullopt);
    m_answer->light(values);
    m_list->light(values);
    m_side->light(values);
    if (ours)
        m_strip->setHead(plainLine(lit->value, 200), m_litWords, m_litUnsupported);
    else
        note("lit", -1);
    m_strip->setVisible(ours);
    tellStatus();
}

void DecisionView::open(const analysis::CardEvidence& evidence)
{
    session::NavigationState place = m_context.session.state();
    if (place.selection.trace != evidence.trace)
        place.traceWindow = {};
    place.view = "investigate";
    place.selection = {evidence.trace, evidence.span, m_card->decision.id, {}};
    place.inspectorTab = tabOf(evidence.field);
    m_context.session.goTo(std::move(place));
}

void DecisionView::openTrace()
{
    if (m_card)
        m_context.session.openTrace(m_card->decision.trace, m_card->decision.span);
}

void DecisionView::openCost()
{
    showWhy(m_context.session, m_context.host, m_context.theme, *this, tr("the trace of %1").arg(plainLine(m_card->label, 80)),
            session::withValue({}, "trace", m_card->decision.trace.hex(), true));
}

void DecisionView::replay()
{
    if (!m_card)
        return;
    openTrace();
    // The view that plays is made, and has the keyboard, in the event loop's next turn.
    QTimer::singleShot(0, this, [this] { m_context.host.runCommand(QStringLiteral("timeline.play")); });
}

void DecisionView::compareWith(const QString& decision)
{
    m_context.session.openComparison(QString::fromStdString(m_card->decision.id) + QStringLiteral("..") + decision);
}

void DecisionView::compareNearest()
{
    if (m_card && !m_card->similar.empty())
        compareWith(QString::fromStdString(m_card->similar.front().decision.id));
}

void DecisionView::stepFinding(int by)
{
    const int count = m_card ? static_cast<int>(m_card->findings.size()) : 0;
    if (count > 0)
        goToFinding(m_finding < 0 && by < 0 ? count - 1 : (m_finding + by + count) % count);
}

void DecisionView::goToFinding(int finding)
{
    m_finding = finding;
    m_side->setCurrentFinding(finding);
    const auto& entries = m_card->entries;
    const auto holds = [&](const analysis::CardEntry& entry) {
        return std::find(entry.findings.begin(), entry.findings.end(), static_cast<std::size_t>(finding)) != entry.findings.end();
    };
    const auto entry = std::find_if(entries.begin(), entries.end(), holds);
    if (entry == entries.end()) {
        m_context.session.openFinding(QString::fromStdString(m_card->findings[static_cast<std::size_t>(finding)].id));
        return;
    }
    const int index = static_cast<int>(entry - entries.begin());
    m_list->goTo(index);
    m_list->setExpanded(index, true);
    m_list->goTo(index);
    m_list->setFocus();
}

const analysis::CardStatement* DecisionView::statementAt(int number) const
{
    const int summaries = static_cast<int>(m_card->summary.size());
    if (number == 0)
        return &m_card->answer;
    if (number > 0 && number <= summaries)
        return &m_card->summary[static_cast<std::size_t>(number - 1)];
    const auto entry = static_cast<std::size_t>(number - summaries - 1);
    if (number > summaries && entry < m_card->entries.size())
        return &m_card->entries[entry].statement;
    const std::size_t origin = entry - m_card->entries.size();
    return number > summaries && origin < m_card->valueOrigins.size() ? &m_card->valueOrigins[origin].statement : nullptr;
}

int DecisionView::numberOf(const analysis::CardStatement& statement) const
{
    const int all = static_cast<int>(1 + m_card->summary.size() + m_card->entries.size() + m_card->valueOrigins.size());
    for (int number = 0; number < all; ++number) {
        if (statementAt(number) == &statement)
            return number;
    }
    return -1;
}

void DecisionView::note(const char* what, int value)
{
    if (!m_restoring && isVisible())
        m_context.session.noteScroll(QStringLiteral("decision/") + QString::fromLatin1(what), value);
}

void DecisionView::restorePlace()
{
    if (!m_card || m_card->decision.id != m_wanted.toStdString())
        return; // it is on its way and looks here again
    const auto& scroll = m_context.session.state().scroll;
    const auto noted = [&](const char* what) {
        const auto found = scroll.find(std::string("decision/") + what);
        return found == scroll.end() ? -1 : found->second;
    };
    const int entry = noted("entry");
    const int opened = noted("open");
    const int lit = noted("lit");
    {
        const QScopedValueRollback restoring(m_restoring, true);
        if (noted("evidence") > 0)
            m_list->makeFirstRows(); // whoever scrolls it back needs their height
        m_list->setExpanded(opened, true);
        m_list->goTo(entry);
    }
    const analysis::CardStatement* statement = lit >= 0 ? statementAt(lit / kMostValues) : nullptr;
    if (statement && lit % kMostValues < static_cast<int>(statement->values.size()) && !m_context.session.lit())
        trace(*statement, lit % kMostValues);
}

} // namespace whyglass::views
