// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/compare/compare_view.h"

#include "models/analysis/compare/comparison_text.h"
#include "models/format/format.h"
#include "views/common/elided_label.h"
#include "views/common/empty_state.h"
#include "views/common/parts.h"
#include "views/common/plain_text.h"
#include "views/common/table_setup.h"
#include "views/compare/compare_header.h"
#include "views/compare/compare_timeline.h"
#include "views/compare/pair_panel.h"
#include "views/compare/step_pair_delegate.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QKeyEvent>
#include <QMenu>
#include <QPushButton>
#include <QSaveFile>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace whyglass::views {

namespace {

using analysis::StepRelation;
using Model = tables::StepPairModel;

constexpr int kRow = 26;
constexpr int kMiddle = 104; ///< column of the relation
constexpr std::size_t kExportWidth = 160;

/// "A" and "B" of "A..B"; empty where it is none.
std::pair<std::string, std::string> sidesOf(const std::string& pair)
{
    const std::size_t dots = pair.find("..");
    if (dots == std::string::npos)
        return {};
    return {pair.substr(0, dots), pair.substr(dots + 2)};
}

} // namespace

CompareView::CompareView(const ViewContext& context, QWidget* parent) : QWidget(parent), m_context(context)
{
    setProperty("panel", QStringLiteral("surface"));
    setAttribute(Qt::WA_StyledBackground);
    makeTable();
    m_empty = new EmptyState(context.theme);
    m_sides = new CompareHeader(context.theme, kMiddle);
    m_timeline = new CompareTimeline(context.theme);
    m_panel = new PairPanel(context);
    auto* below = new QSplitter(Qt::Vertical);
    below->setChildrenCollapsible(false);
    below->addWidget(m_table);
    below->addWidget(m_panel);
    below->setStretchFactor(0, 3);
    below->setStretchFactor(1, 2);
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
    column->addWidget(below, 1);
    m_stack = new QStackedWidget;
    m_stack->addWidget(m_empty);
    m_stack->addWidget(content);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHeader());
    layout->addWidget(horizontalRule());
    layout->addWidget(m_stack, 1);
    setFocusProxy(m_table);

    connect(&context.session, &session::Session::comparisonChanged, this, &CompareView::load);
    connect(m_timeline, &CompareTimeline::chosen, this, &CompareView::chooseRow);
    connect(m_sides, &CompareHeader::sideOpened, this, &CompareView::openSide);
    present(nullptr);
}

QWidget* CompareView::makeHeader()
{
    QHBoxLayout* row = nullptr;
    QWidget* header = viewHeader(row);
    const Theme& theme = m_context.theme;
    m_subtitle = new ElidedLabel(theme, TextStyle::Small, Role::Text2);
    m_divergence = new QPushButton(theme.icon(QStringLiteral("jump")), tr("First divergence"));
    m_divergence->setToolTip(tr("The first step that behaves otherwise or that one side lacks (D)"));
    m_swap = new QPushButton(tr("Swap A and B"));
    m_export = new QPushButton(theme.icon(QStringLiteral("export")), tr("Export"));
    m_export->setProperty("opens", QStringLiteral("menu"));
    auto* menu = new QMenu(this);
    menu->addAction(tr("As text…"), this, [this] { save(QStringLiteral("txt")); });
    menu->addAction(tr("As JSON…"), this, [this] { save(QStringLiteral("json")); });
    m_export->setMenu(menu);
    row->addWidget(lineLabel(theme, tr("Compare"), TextStyle::ViewTitle));
    row->addWidget(m_subtitle, 1);
    for (QPushButton* button : {m_divergence, m_swap, m_export})
        row->addWidget(button);
    connect(m_divergence, &QPushButton::clicked, this, &CompareView::goToDivergence);
    connect(m_swap, &QPushButton::clicked, this, &CompareView::swapSides);
    connect(&theme, &Theme::changed, this, [this] {
        m_divergence->setIcon(m_context.theme.icon(QStringLiteral("jump")));
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

void CompareView::makeTable()
{
    m_table = new QTableView;
    m_table->setAccessibleName(tr("Aligned steps"));
    m_table->setModel(&m_model);
    m_table->setItemDelegate(new StepPairDelegate(m_context.theme, m_model, m_table));
    setUpTable(*m_table, m_context.theme, kRow);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setMouseTracking(true);
    m_table->installEventFilter(this);
    QHeaderView* columns = m_table->horizontalHeader();
    columns->hide();
    columns->setMinimumSectionSize(kMiddle);
    columns->setSectionResizeMode(Model::SideA, QHeaderView::Stretch);
    columns->setSectionResizeMode(Model::Between, QHeaderView::Fixed);
    columns->setSectionResizeMode(Model::SideB, QHeaderView::Stretch);
    columns->resizeSection(Model::Between, kMiddle);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &CompareView::rowChosen);
    connect(m_table, &QTableView::doubleClicked, this, &CompareView::openStep);
}

void CompareView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    load();
    showStatus();
}

void CompareView::load()
{
    const std::string pair = m_context.session.state().comparison;
    const auto [a, b] = sidesOf(pair);
    const bool keepVolatile = !m_hideVolatile->isChecked();
    const std::string wanted = pair + (keepVolatile ? "/volatile" : "");
    if (!isVisible() || wanted == m_shown)
        return;
    m_shown = wanted;
    if (a.empty() || b.empty()) {
        present(nullptr);
        return;
    }
    m_context.session.queries().request<tables::ComparisonPtr>(
        this, "compare",
        [a = a, b = b, keepVolatile](store::WorkspaceReader& reader) -> domain::Result<tables::ComparisonPtr> {
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
    for (QPushButton* button : {m_divergence, m_swap, m_export})
        button->setEnabled(false);
}

void CompareView::present(tables::ComparisonPtr comparison)
{
    m_model.setComparison(comparison);
    m_timeline->setComparison(comparison);
    m_sides->setComparison(comparison);
    m_panel->setPair(m_model, -1);
    if (!comparison) {
        showProblem(tr("Nothing to compare yet"), tr("Put two decisions or traces into the compare basket with B"), false);
        return;
    }
    m_stack->setCurrentIndex(1);
    m_divergence->setEnabled(comparison->firstDivergence.has_value());
    m_swap->setEnabled(true);
    m_export->setEnabled(true);
    const bool decisions = comparison->a.decision && comparison->b.decision;
    m_subtitle->setText(decisions ? tr("2 decisions, aligned by what each step does") : tr("2 traces, aligned by what each step does"));
    presentCounts();
    if (comparison->firstDivergence)
        goToDivergence();
    else if (m_model.rowCount() > 0)
        chooseRow(0);
    if (comparison->steps.empty())
        showProblem(tr("Neither side has a step to compare"), {}, false);
}

void CompareView::presentCounts()
{
    const analysis::Comparison& comparison = *m_model.comparison();
    const auto count = [&](StepRelation relation) { return QString::fromStdString(format::count(static_cast<std::int64_t>(comparison.count(relation)))); };
    QStringList parts{tr("%1 steps aligned").arg(QString::fromStdString(format::count(static_cast<std::int64_t>(comparison.steps.size())))),
                      tr("%1 the same").arg(count(StepRelation::Same)), tr("%1 with other values").arg(count(StepRelation::Values)),
                      tr("%1 differ").arg(count(StepRelation::Differs)), tr("%1 only in A").arg(count(StepRelation::OnlyA)),
                      tr("%1 only in B").arg(count(StepRelation::OnlyB))};
    if (comparison.everySpan)
        parts.append(tr("no steps of agents: all spans are compared"));
    m_counts->setText(parts.join(QStringLiteral("   ")));
}

void CompareView::chooseRow(int row)
{
    const QModelIndex index = m_model.index(row, Model::SideA);
    m_table->setCurrentIndex(index);
    m_table->selectRow(row);
    m_table->scrollTo(index, QAbstractItemView::PositionAtCenter);
}

void CompareView::rowChosen()
{
    const int row = m_table->currentIndex().row();
    m_timeline->setCurrent(row);
    m_panel->setPair(m_model, row);
    showStatus();
}

void CompareView::goToDivergence()
{
    if (const auto& comparison = m_model.comparison(); comparison && comparison->firstDivergence)
        chooseRow(static_cast<int>(*comparison->firstDivergence));
}

void CompareView::goToDifference(bool backwards)
{
    if (const int row = m_model.nextDifference(m_table->currentIndex().row(), backwards); row >= 0)
        chooseRow(row);
}

void CompareView::swapSides()
{
    const auto [a, b] = sidesOf(m_context.session.state().comparison);
    if (!a.empty() && !b.empty())
        m_context.session.openComparison(QString::fromStdString(b + ".." + a));
}

void CompareView::openStep()
{
    const int row = m_table->currentIndex().row();
    if (row < 0 || !m_model.comparison())
        return;
    const bool right = m_table->currentIndex().column() == Model::SideB || !m_model.step(row, Model::SideA);
    const auto side = right && m_model.step(row, Model::SideB) ? Model::SideB : Model::SideA;
    const auto& trace = side == Model::SideB ? m_model.comparison()->b.trace : m_model.comparison()->a.trace;
    m_context.session.openTrace(trace, m_model.step(row, side)->span);
}

void CompareView::openSide(bool isA)
{
    const auto& comparison = m_model.comparison();
    if (!comparison)
        return;
    const analysis::ComparedSide& side = isA ? comparison->a : comparison->b;
    if (side.decision)
        m_context.session.openDecision(QString::fromStdString(side.decision->id));
    else
        m_context.session.openTrace(side.trace);
}

void CompareView::save(const QString& suffix)
{
    if (!m_model.comparison())
        return;
    const QString path = QFileDialog::getSaveFileName(this, tr("Export the comparison"), QStringLiteral("compare.") + suffix);
    if (path.isEmpty())
        return;
    const std::string text = suffix == u"json" ? analysis::comparisonJson(*m_model.comparison()) + "\n"
                                               : analysis::comparisonTable(*m_model.comparison(), kExportWidth, false);
    QSaveFile file(path);
    const bool written = file.open(QIODevice::WriteOnly) && file.write(text.data(), static_cast<qint64>(text.size())) >= 0 && file.commit();
    m_context.host.showStatus(written ? tr("Wrote %1").arg(path) : tr("Cannot write %1: %2").arg(path, file.errorString()));
}

void CompareView::showStatus()
{
    if (!isVisible())
        return;
    const int row = m_table->currentIndex().row();
    const QString keys = tr("F7 next difference, Shift+F7 previous, D first divergence, Enter opens the step");
    if (row < 0)
        m_context.host.showStatus(keys);
    else
        m_context.host.showStatus(tr("Step %1 of %2").arg(row + 1).arg(m_model.rowCount()) + QStringLiteral(" · ") + keys);
}

bool CompareView::takesKey(QKeyEvent* event)
{
    const bool plain = event->modifiers() == Qt::NoModifier;
    const int row = m_table->currentIndex().row();
    if (event->key() == Qt::Key_F7)
        goToDifference(event->modifiers().testFlag(Qt::ShiftModifier));
    else if (plain && event->key() == Qt::Key_D)
        goToDivergence();
    else if (plain && (event->key() == Qt::Key_J || event->key() == Qt::Key_BracketRight) && row + 1 < m_model.rowCount())
        chooseRow(row + 1);
    else if (plain && (event->key() == Qt::Key_K || event->key() == Qt::Key_BracketLeft) && row > 0)
        chooseRow(row - 1);
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
    if (watched == m_table && event->type() == QEvent::KeyPress && takesKey(static_cast<QKeyEvent*>(event)))
        return true;
    return QWidget::eventFilter(watched, event);
}

} // namespace whyglass::views
