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

constexpr const char* kKey = "compare/texts";

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

/// In the order of PairTexts::Structure.
QStringList structureNames()
{
    return {PairPanel::tr("As JSON"), PairPanel::tr("Attributes"), PairPanel::tr("Resource"), PairPanel::tr("Tokens and cost"), PairPanel::tr("What became of it")};
}

/// A strip of tabs over what they lead to.
QWidget* tabbedPane(QHBoxLayout*& tabs, QWidget* content)
{
    auto* pane = new QWidget;
    auto* column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(barStrip(tabs));
    column->addWidget(content, 1);
    return pane;
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
    present({});
}

QWidget* PairPanel::makeTexts()
{
    QHBoxLayout* row = nullptr;
    m_text = new DiffPane(m_context.theme, tr("Difference of the texts"));
    QWidget* side = tabbedPane(row, m_text);
    m_textTabs = tabBar({tr("System prompt"), tr("Input"), tr("Output"), tr("Tool definitions"), tr("Document")}, tr("Which text"));
    m_direction = new ElidedLabel(m_context.theme, TextStyle::Small, Role::Text2);
    m_removed = lineLabel(m_context.theme, {}, TextStyle::SmallStrong, QStringLiteral("red"));
    m_added = lineLabel(m_context.theme, {}, TextStyle::SmallStrong, QStringLiteral("green"));
    m_unit = new SegmentedControl({tr("Words"), tr("Lines")}, tr("Compare by"));
    row->addWidget(m_textTabs);
    row->addWidget(m_direction, 1);
    row->addWidget(m_removed);
    row->addWidget(m_added);
    row->addWidget(m_unit);
    connect(m_textTabs, &QTabBar::currentChanged, this, &PairPanel::presentText);
    connect(m_textTabs, &QTabBar::tabBarClicked, this, [this] { m_chosen = true; });
    connect(m_unit, &SegmentedControl::chosen, this, &PairPanel::presentText);
    return side;
}

QWidget* PairPanel::makeStructures()
{
    QHBoxLayout* row = nullptr;
    m_structure = new DiffPane(m_context.theme, tr("Difference of the structures"));
    m_structure->setLineWrapMode(QPlainTextEdit::NoWrap);
    QWidget* side = tabbedPane(row, m_structure);
    m_structureTabs = tabBar(structureNames(), tr("Which structure"));
    row->addWidget(m_structureTabs);
    row->addStretch(1);
    connect(m_structureTabs, &QTabBar::currentChanged, this, &PairPanel::presentStructure);
    return side;
}

void PairPanel::showTexts(LoadPairTexts load, Tabs tabs, int step)
{
    m_chosen = m_chosen && tabs == m_tabs;
    m_tabs = tabs;
    m_step = step;
    m_context.session.queries().request<PairTexts>(this, kKey, std::move(load), [this](domain::Result<PairTexts> texts) {
        m_any = true;
        if (texts)
            present(std::move(*texts));
        else
            m_text->showHint(plainLine(texts.error().text()));
    });
}

void PairPanel::clear()
{
    m_context.session.queries().cancel(kKey);
    m_any = false;
    m_step = 0;
    present({});
}

void PairPanel::present(PairTexts texts)
{
    m_texts = std::move(texts);
    presentTextTabs();
    presentStructureTabs();
    presentText();
    presentStructure();
}

/// Only what the sides have can be chosen; unless somebody took a tab, the first text that differs is shown.
void PairPanel::presentTextTabs()
{
    const bool ofDocument = m_tabs.text == PairTexts::Document;
    int best = -1;
    for (int i = 0; i < PairTexts::TextCount; ++i) {
        const PairTexts::Compared& text = m_texts.texts[static_cast<std::size_t>(i)];
        m_textTabs->setTabVisible(i, ofDocument == (i == PairTexts::Document));
        m_textTabs->setTabEnabled(i, !text.words.empty());
        if (!text.words.empty() && (best < 0 || (m_texts.texts[static_cast<std::size_t>(best)].same() && !text.same())))
            best = i;
    }
    if (!m_textTabs->isTabVisible(m_textTabs->currentIndex()))
        m_textTabs->setCurrentIndex(ofDocument ? PairTexts::Document : PairTexts::System);
    m_textTabs->setTabText(PairTexts::Input, m_step > 0 ? tr("Input of step %1").arg(m_step) : tr("Input"));
    if (m_tabs.text && !m_texts.texts[*m_tabs.text].words.empty())
        best = *m_tabs.text;
    if (best >= 0 && (!m_chosen || !m_textTabs->isTabEnabled(m_textTabs->currentIndex())))
        m_textTabs->setCurrentIndex(best);
}

void PairPanel::presentStructureTabs()
{
    const QStringList names = structureNames();
    const bool ofDocument = m_tabs.structure == PairTexts::Fate;
    for (int i = 0; i < PairTexts::StructureCount; ++i) {
        const auto& structure = m_texts.structures[static_cast<std::size_t>(i)];
        const std::size_t changed = changedLines(structure);
        m_structureTabs->setTabVisible(i, ofDocument == (i == PairTexts::Fate));
        m_structureTabs->setTabEnabled(i, structure.has_value());
        m_structureTabs->setTabText(i, changed > 0 ? QStringLiteral("%1 %2").arg(names[i]).arg(changed) : names[i]);
    }
    if (!m_structureTabs->isTabVisible(m_structureTabs->currentIndex()))
        m_structureTabs->setCurrentIndex(ofDocument ? PairTexts::Fate : PairTexts::Attributes);
    const PairTexts::Structure wanted = m_tabs.structure.value_or(PairTexts::Outcome);
    if (m_texts.structures[wanted])
        m_structureTabs->setCurrentIndex(wanted);
    else if (!m_structureTabs->isTabEnabled(m_structureTabs->currentIndex()))
        m_structureTabs->setCurrentIndex(PairTexts::Attributes);
}

QString PairPanel::direction() const
{
    const auto name = [](const char* side, const std::string& prompt) {
        return prompt.empty() ? QString::fromLatin1(side) : QString::fromLatin1(side) + u' ' + plainLine(prompt, 60);
    };
    const QString older = name(m_texts.olderIsA ? "A" : "B", m_texts.olderName);
    const QString newer = name(m_texts.olderIsA ? "B" : "A", m_texts.newerName);
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
        m_text->showHint(m_any ? tr("Neither side has such a text") : tr("Choose a row above"));
}

void PairPanel::presentStructure()
{
    const auto& structure = m_texts.structures[static_cast<std::size_t>(std::max(0, m_structureTabs->currentIndex()))];
    if (structure)
        m_structure->showLines(structure->lines);
    else
        m_structure->showHint(m_any ? tr("Neither side has such a structure") : QString());
}

} // namespace whyglass::views
