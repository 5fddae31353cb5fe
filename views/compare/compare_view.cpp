// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/compare/compare_view.h"

#include "models/analysis/compare/comparison_text.h"
#include "views/charts/segmented_control.h"
#include "views/common/elided_label.h"
#include "views/common/empty_state.h"
#include "views/common/parts.h"
#include "views/common/plain_text.h"
#include "views/compare/compare_header.h"
#include "views/compare/compare_table.h"
#include "views/compare/compare_timeline.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSaveFile>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace whyglass::views {

namespace {

constexpr std::size_t kExportWidth = 160;
constexpr int kShares = 5; ///< ComparePage::rowsShare()

/// What "A..B/PAGE" asks for; empty where it is no pair.
struct Wanted {
    std::string a, b, page;
};
Wanted wantedOf(const std::string& text)
{
    const std::size_t dots = text.find("..");
    if (dots == std::string::npos)
        return {};
    const std::size_t slash = std::min(text.find('/', dots), text.size());
    return {text.substr(0, dots), text.substr(dots + 2, slash - dots - 2), slash < text.size() ? text.substr(slash + 1) : std::string()};
}

} // namespace

CompareView::CompareView(const ViewContext& context, QWidget* parent) : QWidget(parent), m_context(context), m_pages(comparePages(context))
{
    setProperty("panel", QStringLiteral("surface"));
    setAttribute(Qt::WA_StyledBackground);
    m_empty = new EmptyState(context.theme);
    m_sides = new CompareHeader(context.theme, kCompareMiddle);
    m_timeline = new CompareTimeline(context.theme);
    m_panel = new PairPanel(context);
    m_below = new QSplitter(Qt::Vertical);
    m_below->setChildrenCollapsible(false);
    m_below->addWidget(makeRows());
    m_below->addWidget(m_panel);
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_sides);
    column->addWidget(horizontalRule());
    column->addWidget(m_timeline);
    column->addWidget(horizontalRule());
    column->addWidget(makeSummary());
    column->addWidget(horizontalRule());
    column->addWidget(m_below, 1);
    m_stack = new QStackedWidget;
    m_stack->addWidget(m_empty);
    m_stack->addWidget(content);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHeader());
    layout->addWidget(horizontalRule());
    layout->addWidget(m_stack, 1);

    connect(&context.session, &session::Session::comparisonChanged, this, &CompareView::load);
    connect(m_timeline, &CompareTimeline::chosen, this, &CompareView::chooseStep);
    connect(m_sides, &CompareHeader::sideOpened, this, &CompareView::openSide);
    connectPages();
    showPage();
    present(nullptr);
}

/// The tables outlive their models by a moment and must not tell of it.
CompareView::~CompareView()
{
    for (CompareTable* table : m_tables)
        table->disconnect(this);
}

QWidget* CompareView::makeHeader()
{
    QHBoxLayout* row = nullptr;
    QWidget* header = viewHeader(row);
    const Theme& theme = m_context.theme;
    m_subtitle = new ElidedLabel(theme, TextStyle::Small, Role::Text2);
    QStringList titles;
    for (const auto& one : m_pages)
        titles.append(one->title());
    m_switch = new SegmentedControl(titles, tr("What is compared"));
    m_switch->setToolTip(tr("P the next, Shift+P the one before"));
    m_foremost = new QPushButton(theme.icon(QStringLiteral("jump")), {});
    m_swap = new QPushButton(tr("Swap A and B"));
    m_export = new QPushButton(theme.icon(QStringLiteral("export")), tr("Export"));
    m_export->setProperty("opens", QStringLiteral("menu"));
    auto* menu = new QMenu(this);
    menu->addAction(tr("As text…"), this, [this] { save(QStringLiteral("txt")); });
    menu->addAction(tr("As JSON…"), this, [this] { save(QStringLiteral("json")); });
    m_export->setMenu(menu);
    row->addWidget(lineLabel(theme, tr("Compare"), TextStyle::ViewTitle));
    row->addWidget(m_subtitle, 1);
    for (QWidget* part : std::initializer_list<QWidget*>{m_switch, m_foremost, m_swap, m_export})
        row->addWidget(part);
    connect(m_switch, &SegmentedControl::chosen, this, &CompareView::openPage);
    connect(m_foremost, &QPushButton::clicked, this, &CompareView::goToForemost);
    connect(m_swap, &QPushButton::clicked, this, &CompareView::swapSides);
    connect(&theme, &Theme::changed, this, [this] {
        m_foremost->setIcon(m_context.theme.icon(QStringLiteral("jump")));
        m_export->setIcon(m_context.theme.icon(QStringLiteral("export")));
    });
    return header;
}

QWidget* CompareView::makeSummary()
{
    constexpr int kHeight = 30;
    auto* strip = new QWidget;
    strip->setProperty("panel", QStringLiteral("surface2"));
    strip->setAttribute(Qt::WA_StyledBackground);
    strip->setFixedHeight(kHeight);
    m_counts = new ElidedLabel(m_context.theme, TextStyle::Small, Role::Text2);
    m_hideVolatile = new QCheckBox(tr("Hide times, ids and other volatile values"));
    m_hideVolatile->setFont(m_context.theme.font(TextStyle::Small));
    m_hideVolatile->setChecked(m_context.host.kept(QStringLiteral("compare/keep-volatile")) != "1");
    auto* row = new QHBoxLayout(strip);
    row->setContentsMargins(16, 0, 14, 0);
    row->setSpacing(12);
    row->addWidget(m_counts, 1);
    row->addWidget(m_hideVolatile);
    connect(m_hideVolatile, &QCheckBox::toggled, this, [this](bool hide) {
        m_context.host.keep(QStringLiteral("compare/keep-volatile"), hide ? "0" : "1");
        load();
    });
    return strip;
}

QWidget* CompareView::makeRows()
{
    m_rows = new QStackedWidget;
    for (const auto& one : m_pages) {
        auto* table = new CompareTable(m_context.theme, one->rows(), one->rowsName());
        table->setObjectName(one->id().isEmpty() ? QStringLiteral("steps") : one->id());
        table->installEventFilter(this);
        connect(table, &CompareTable::chosen, this, &CompareView::rowChosen);
        connect(table, &QTableView::doubleClicked, this, &CompareView::openStep);
        m_tables.push_back(table);
        m_rows->addWidget(table);
    }
    m_noRows = new EmptyState(m_context.theme);
    m_rows->addWidget(m_noRows);
    return m_rows;
}

void CompareView::connectPages()
{
    for (const auto& one : m_pages) {
        connect(one.get(), &ComparePage::changed, this, [this, ready = one.get()] {
            if (ready == &page())
                presentPage();
        });
        connect(one.get(), &ComparePage::failed, this, [this, broken = one.get()](const QString& why) {
            if (broken == &page())
                sayNoRows(tr("The two runs cannot be read"), why, true);
        });
    }
}

void CompareView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_context.session.setKnownUntil(std::nullopt); // runs are compared whole: a play-head of one of them ends here
    load();
    showStatus();
}

void CompareView::load()
{
    const Wanted wanted = wantedOf(m_context.session.state().comparison);
    if (!isVisible())
        return;
    if (const std::size_t page = wantedPage(); page != m_page) {
        m_page = page;
        showPage();
    }
    const bool keepVolatile = !m_hideVolatile->isChecked();
    const std::string shown = wanted.a + ".." + wanted.b + (keepVolatile ? "/volatile" : "");
    if (shown == m_shown)
        return;
    m_shown = shown;
    if (wanted.a.empty() || wanted.b.empty()) {
        present(nullptr);
        return;
    }
    m_context.session.queries().request<tables::ComparisonPtr>(
        this, "compare",
        [a = wanted.a, b = wanted.b, keepVolatile](store::WorkspaceReader& reader) -> domain::Result<tables::ComparisonPtr> {
            auto comparison = analysis::compareRuns(reader, a, b, {.everySpan = false, .keepVolatile = keepVolatile});
            if (!comparison)
                return comparison.error();
            return tables::ComparisonPtr(std::make_shared<const analysis::Comparison>(std::move(*comparison)));
        },
        [this](domain::Result<tables::ComparisonPtr> comparison) {
            if (comparison) {
                present(std::move(*comparison));
                return;
            }
            m_shown.clear();
            showProblem(tr("These two cannot be compared"), plainLine(comparison.error().text()), true);
        });
}

void CompareView::showProblem(const QString& title, const QString& hint, bool error)
{
    m_empty->setSpec({QStringLiteral("compare"), title, hint, error});
    m_stack->setCurrentWidget(m_empty);
    m_subtitle->setText({});
    for (QWidget* part : std::initializer_list<QWidget*>{m_switch, m_foremost, m_swap, m_export})
        part->setEnabled(false);
}

void CompareView::present(tables::ComparisonPtr comparison)
{
    m_comparison = comparison;
    for (const auto& one : m_pages)
        one->setComparison(comparison);
    m_timeline->setComparison(comparison);
    m_sides->setComparison(comparison);
    m_panel->clear();
    if (!comparison) {
        showProblem(tr("Nothing to compare yet"), tr("Put two decisions or traces into the compare basket with B"), false);
        return;
    }
    m_stack->setCurrentIndex(1);
    for (QWidget* part : std::initializer_list<QWidget*>{m_switch, m_swap, m_export})
        part->setEnabled(true);
    const bool decisions = comparison->a.decision && comparison->b.decision;
    m_subtitle->setText(decisions ? tr("2 decisions, aligned by what each step does") : tr("2 traces, aligned by what each step does"));
    page().show();
    presentPage();
    if (comparison->steps.empty())
        showProblem(tr("Neither side has a step to compare"), {}, false);
}

std::size_t CompareView::wantedPage() const
{
    const QString wanted = QString::fromStdString(wantedOf(m_context.session.state().comparison).page);
    const auto found = std::find_if(m_pages.begin(), m_pages.end(), [&](const auto& one) { return one->id() == wanted; });
    return found == m_pages.end() ? 0 : static_cast<std::size_t>(found - m_pages.begin());
}

/// Leads to a page of the pair that is shown: a step of the history.
void CompareView::openPage(int index)
{
    const Wanted now = wantedOf(m_context.session.state().comparison);
    if (now.a.empty() || static_cast<std::size_t>(index) == wantedPage())
        return;
    const QString id = m_pages[static_cast<std::size_t>(index)]->id();
    m_context.session.openComparison(QString::fromStdString(now.a + ".." + now.b) + (id.isEmpty() ? QString() : u'/' + id));
}

/// Shows the rows of the page that is current.
void CompareView::showPage()
{
    const bool hadFocus = m_rows->isAncestorOf(focusWidget());
    m_switch->setCurrent(static_cast<int>(m_page));
    m_foremost->setText(page().foremostName());
    m_foremost->setToolTip(page().foremostHint());
    m_hideVolatile->setVisible(page().id().isEmpty());
    setFocusProxy(&table());
    const int height = std::max(kShares, m_below->height());
    const int share = height / kShares * page().rowsShare();
    m_below->setSizes({share, height - share});
    m_panel->clear();
    if (m_comparison)
        page().show();
    presentPage();
    if (hadFocus)
        table().setFocus();
}

/// What the page says of all its rows, and the row that it begins with.
void CompareView::presentPage()
{
    m_foremost->setEnabled(m_comparison && page().rows().foremost() >= 0);
    if (!m_comparison)
        return;
    if (!page().isRead()) {
        m_counts->setText({});
        sayNoRows(tr("Reading both runs …"), {}, false);
        return;
    }
    m_counts->setText(page().rows().summary());
    if (page().rows().rowCount() == 0) {
        sayNoRows(page().rows().summary(), {}, false);
        return;
    }
    m_rows->setCurrentWidget(&table());
    if (table().selectionModel()->hasSelection()) // a current row alone is what the keyboard's coming makes
        rowChosen();
    else
        table().choose(std::max(0, page().rows().foremost()));
}

void CompareView::sayNoRows(const QString& title, const QString& hint, bool error)
{
    m_noRows->setSpec({QStringLiteral("compare"), title, hint, error});
    m_rows->setCurrentWidget(m_noRows);
    m_timeline->setCurrent(-1);
}

/// A step of the timeline; pages that have no row of it stay where they are.
void CompareView::chooseStep(int pair)
{
    const tables::PairModel& rows = page().rows();
    for (int row = 0; row < rows.rowCount(); ++row) {
        if (rows.stepPair(row) == pair) {
            table().choose(row);
            return;
        }
    }
}

void CompareView::rowChosen()
{
    const int row = table().current();
    if (row < 0 || !m_comparison || !page().isRead())
        return;
    const int pair = page().rows().stepPair(row);
    m_timeline->setCurrent(pair);
    m_panel->showTexts(page().textsOf(row), page().tabs(), pair + 1);
    showStatus();
}

void CompareView::goToForemost()
{
    if (const int row = page().rows().foremost(); row >= 0)
        table().choose(row);
}

void CompareView::goToDifference(bool backwards)
{
    if (const int row = page().rows().nextDifference(table().current(), backwards); row >= 0)
        table().choose(row);
}

void CompareView::swapSides()
{
    const Wanted now = wantedOf(m_context.session.state().comparison);
    if (!now.a.empty() && !now.b.empty())
        m_context.session.openComparison(QString::fromStdString(now.b + ".." + now.a + (now.page.empty() ? "" : "/" + now.page)));
}

void CompareView::openStep()
{
    const int row = table().current();
    if (row < 0 || !m_comparison)
        return;
    const auto side = table().side();
    const auto& trace = side == tables::PairModel::SideB ? m_comparison->b.trace : m_comparison->a.trace;
    m_context.session.openTrace(trace, page().rows().span(row, side));
}

void CompareView::openSide(bool isA)
{
    if (!m_comparison)
        return;
    const analysis::ComparedSide& side = isA ? m_comparison->a : m_comparison->b;
    if (side.decision)
        m_context.session.openDecision(QString::fromStdString(side.decision->id));
    else
        m_context.session.openTrace(side.trace);
}

void CompareView::save(const QString& suffix)
{
    const auto comparison = m_comparison; // another one may be shown before the file is chosen
    if (!comparison)
        return;
    const QString path = QFileDialog::getSaveFileName(this, tr("Export the comparison"), QStringLiteral("compare.") + suffix);
    if (path.isEmpty())
        return;
    const std::string text = suffix == u"json" ? analysis::comparisonJson(*comparison) + "\n" : analysis::comparisonTable(*comparison, kExportWidth, false);
    QSaveFile file(path);
    const bool written = file.open(QIODevice::WriteOnly) && file.write(text.data(), static_cast<qint64>(text.size())) >= 0 && file.commit();
    m_context.host.showStatus(written ? tr("Wrote %1").arg(path) : tr("Cannot write %1: %2").arg(path, file.errorString()));
}

void CompareView::showStatus()
{
    if (!isVisible())
        return;
    const int row = table().current();
    const QString keys = tr("F7 next difference, Shift+F7 previous, D %1, P next page, Enter opens the step").arg(page().foremostName().toLower());
    if (row < 0)
        m_context.host.showStatus(keys);
    else
        m_context.host.showStatus(tr("Row %1 of %2").arg(row + 1).arg(page().rows().rowCount()) + QStringLiteral(" · ") + keys);
}

bool CompareView::takesKey(QKeyEvent* event)
{
    const bool plain = event->modifiers() == Qt::NoModifier;
    const bool shifted = event->modifiers() == Qt::ShiftModifier;
    const int row = table().current();
    const int pages = static_cast<int>(m_pages.size());
    if (event->key() == Qt::Key_F7)
        goToDifference(shifted);
    else if (event->key() == Qt::Key_P && (plain || shifted))
        openPage((static_cast<int>(m_page) + (shifted ? pages - 1 : 1)) % pages);
    else if (plain && event->key() == Qt::Key_D)
        goToForemost();
    else if (plain && (event->key() == Qt::Key_J || event->key() == Qt::Key_BracketRight) && row + 1 < page().rows().rowCount())
        table().choose(row + 1);
    else if (plain && (event->key() == Qt::Key_K || event->key() == Qt::Key_BracketLeft) && row > 0)
        table().choose(row - 1);
    else if (plain && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        openStep();
    else
        return false;
    return true;
}

void CompareView::keyPressEvent(QKeyEvent* event)
{
    if (!takesKey(event))
        QWidget::keyPressEvent(event);
}

/// The table would search its texts for letters.
bool CompareView::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == &table() && event->type() == QEvent::KeyPress && takesKey(static_cast<QKeyEvent*>(event)))
        return true;
    return QWidget::eventFilter(watched, event);
}

} // namespace whyglass::views
