// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/compare/pair_panel.h"

#include "views/charts/segmented_control.h"
#include "views/common/elided_label.h"
#include "views/common/parts.h"
#include "views/common/plain_text.h"
#include "views/compare/diff_pane.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSplitter>
#include <QTabBar>
#include <QVBoxLayout>

namespace whyglass::views {

namespace {

using analysis::DiffOp;

QTabBar* tabBar(const QStringList& names, const QString& accessibleName)
{
    auto* bar = new QTabBar;
    bar->setExpanding(false);
    bar->setDrawBase(false);
    bar->setUsesScrollButtons(true);
    bar->setElideMode(Qt::ElideNone);
    bar->setAccessibleName(accessibleName);
    for (const QString& name : names)
        bar->addTab(name);
    return bar;
}

QWidget* barStrip(QHBoxLayout*& row)
{
    constexpr int kHeight = 31;
    auto* strip = new QWidget;
    strip->setProperty("panel", QStringLiteral("surface2"));
    strip->setAttribute(Qt::WA_StyledBackground);
    strip->setFixedHeight(kHeight);
    row = new QHBoxLayout(strip);
    row->setContentsMargins(0, 0, 8, 0);
    row->setSpacing(8);
    return strip;
}

std::size_t changedLines(const std::optional<analysis::JsonDiff>& diff) { return diff ? diff->changes.size() : 0; }

} // namespace

PairPanel::PairPanel(const ViewContext& context, QWidget* parent) : QWidget(parent), m_context(context)
{
    auto* splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(makeTexts());
    splitter->addWidget(makeStructures());
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
    presentTabs();
}

QWidget* PairPanel::makeTexts()
{
    auto* side = new QWidget;
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    QHBoxLayout* row = nullptr;
    QWidget* strip = barStrip(row);
    m_textTabs = tabBar({tr("System prompt"), tr("Input"), tr("Output"), tr("Tool definitions")}, tr("Which text"));
    m_direction = new ElidedLabel(m_context.theme, TextStyle::Small, Role::Text2);
    m_removed = lineLabel(m_context.theme, {}, TextStyle::SmallStrong, QStringLiteral("red"));
    m_added = lineLabel(m_context.theme, {}, TextStyle::SmallStrong, QStringLiteral("green"));
    m_unit = new SegmentedControl({tr("Words"), tr("Lines")}, tr("Compare by"));
    row->addWidget(m_textTabs);
    row->addWidget(m_direction, 1);
    row->addWidget(m_removed);
    row->addWidget(m_added);
    row->addWidget(m_unit);
    m_text = new DiffPane(m_context.theme, tr("Difference of the texts"));
    column->addWidget(strip);
    column->addWidget(m_text, 1);
    connect(m_textTabs, &QTabBar::currentChanged, this, &PairPanel::presentText);
    connect(m_textTabs, &QTabBar::tabBarClicked, this, [this] { m_chosen = true; });
    connect(m_unit, &SegmentedControl::chosen, this, &PairPanel::presentText);
    return side;
}

QWidget* PairPanel::makeStructures()
{
    auto* side = new QWidget;
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    QHBoxLayout* row = nullptr;
    QWidget* strip = barStrip(row);
    m_structureTabs = tabBar({tr("As JSON"), tr("Attributes"), tr("Resource")}, tr("Which structure"));
    row->addWidget(m_structureTabs);
    row->addStretch(1);
    m_structure = new DiffPane(m_context.theme, tr("Difference of the structures"));
    m_structure->setLineWrapMode(QPlainTextEdit::NoWrap);
    column->addWidget(strip);
    column->addWidget(m_structure, 1);
    connect(m_structureTabs, &QTabBar::currentChanged, this, &PairPanel::presentStructure);
    return side;
}

void PairPanel::setPair(const tables::StepPairModel& model, int row)
{
    using Model = tables::StepPairModel;
    if (row < 0 || !model.comparison()) {
        m_context.session.queries().cancel("compare/texts");
        m_step = 0;
        present({});
        return;
    }
    m_step = row + 1;
    const auto keyOf = [&](Model::Column side) { return model.step(row, side) ? model.step(row, side)->key : domain::SpanKey{}; };
    const bool olderIsA = model.comparison()->a.start <= model.comparison()->b.start;
    m_context.session.queries().request<PairTexts>(
        this, "compare/texts",
        [a = keyOf(Model::SideA), b = keyOf(Model::SideB), olderIsA](store::WorkspaceReader& reader) { return loadPairTexts(reader, a, b, olderIsA); },
        [this](domain::Result<PairTexts> texts) {
            if (texts)
                present(std::move(*texts));
            else
                m_text->showHint(plainLine(texts.error().text()));
        });
}

void PairPanel::present(PairTexts texts)
{
    m_texts = std::move(texts);
    presentTabs();
    presentText();
    presentStructure();
}

/// Only what the steps have can be chosen; unless somebody took a tab, the first text that differs is shown.
void PairPanel::presentTabs()
{
    int best = -1;
    for (int i = 0; i < PairTexts::TextCount; ++i) {
        const PairTexts::Compared& text = m_texts.texts[static_cast<std::size_t>(i)];
        m_textTabs->setTabEnabled(i, !text.words.empty());
        if (!text.words.empty() && (best < 0 || (m_texts.texts[static_cast<std::size_t>(best)].same() && !text.same())))
            best = i;
    }
    m_textTabs->setTabText(PairTexts::Input, m_step > 0 ? tr("Input of step %1").arg(m_step) : tr("Input"));
    if (best >= 0 && (!m_chosen || !m_textTabs->isTabEnabled(m_textTabs->currentIndex())))
        m_textTabs->setCurrentIndex(best);
    const QStringList names{tr("As JSON"), tr("Attributes"), tr("Resource")};
    for (int i = 0; i < PairTexts::StructureCount; ++i) {
        const auto& structure = m_texts.structures[static_cast<std::size_t>(i)];
        const std::size_t changed = changedLines(structure);
        m_structureTabs->setTabEnabled(i, structure.has_value());
        m_structureTabs->setTabText(i, changed > 0 ? QStringLiteral("%1 %2").arg(names[i]).arg(changed) : names[i]);
    }
    if (!m_structureTabs->isTabEnabled(m_structureTabs->currentIndex()))
        m_structureTabs->setCurrentIndex(PairTexts::Attributes);
    else if (m_texts.structures[PairTexts::Outcome])
        m_structureTabs->setCurrentIndex(PairTexts::Outcome);
}

QString PairPanel::direction() const
{
    const auto name = [](const char* side, const std::string& prompt) {
        return prompt.empty() ? QString::fromLatin1(side) : QString::fromLatin1(side) + u' ' + plainLine(prompt, 60);
    };
    const QString older = name(m_texts.olderIsA ? "A" : "B", m_texts.olderPrompt);
    const QString newer = name(m_texts.olderIsA ? "B" : "A", m_texts.newerPrompt);
    return tr("older %1 → newer %2").arg(older, newer);
}

void PairPanel::presentText()
{
    const PairTexts::Compared& text = m_texts.texts[static_cast<std::size_t>(std::max(0, m_textTabs->currentIndex()))];
    const bool there = !text.words.empty();
    m_direction->setText(!there ? QString() : text.cut ? tr("%1, the first %2 kB").arg(direction()).arg(kMostComparedBytes / 1000) : direction());
    const auto counted = [](char16_t sign, std::size_t words) {
        return words == 0 ? QString() : sign + (words == 1 ? tr("1 word") : tr("%1 words").arg(words));
    };
    m_removed->setText(counted(u'−', text.changed.removed));
    m_added->setText(counted(u'+', text.changed.added));
    if (there)
        m_text->showRuns(m_unit->current() == 0 ? text.words : text.lines);
    else
        m_text->showHint(m_step > 0 ? tr("Neither step has such a text") : tr("Choose a step above"));
}

void PairPanel::presentStructure()
{
    const auto& structure = m_texts.structures[static_cast<std::size_t>(std::max(0, m_structureTabs->currentIndex()))];
    if (structure)
        m_structure->showLines(structure->lines);
    else
        m_structure->showHint(m_step > 0 ? tr("Neither step has such a structure") : QString());
}

} // namespace whyglass::views
