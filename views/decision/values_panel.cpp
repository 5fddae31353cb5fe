// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/decision/values_panel.h"

#include "views/common/chip.h"
#include "views/common/parts.h"
#include "views/common/plain_text.h"
#include "views/decision/value_text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace whyglass::views {

namespace {

using analysis::LineageStatus;

constexpr std::size_t kFirstUnsupported = 4; ///< leave room for what stands below
constexpr std::size_t kStatementBytes = 600;
constexpr int kIcon = 12, kTag = 16;

class RelationTag final : public QWidget {
public:
    RelationTag(const Theme& theme, LineageStatus status, QWidget* parent)
        : QWidget(parent), m_theme(theme), m_relation(status == LineageStatus::Observed ? domain::Relation::Observed : domain::Relation::Inferred)
    {
        setFixedSize(relationTagWidth(theme, m_relation), kTag);
        setAccessibleName(toldLine(domain::nameOf(m_relation)));
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        paintRelationTag(painter, m_theme, m_relation, rect());
    }

private:
    const Theme& m_theme;
    domain::Relation m_relation;
};

} // namespace

ValuesPanel::ValuesPanel(const Theme& theme, CardPtr card, QWidget* parent) : QWidget(parent), m_theme(theme), m_card(std::move(card)), m_lines(new QVBoxLayout)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 0, 16, 0);
    layout->setSpacing(4);
    layout->addLayout(m_lines);
    m_lines->setSpacing(6);
    const auto& origins = m_card->valueOrigins;
    const auto unsupported = static_cast<std::size_t>(std::count_if(origins.begin(), origins.end(), [](const auto& origin) { return origin.status == LineageStatus::Unsupported; }));
    if (unsupported == 0)
        layout->insertWidget(0, wrappedLabel(theme, origins.empty() ? tr("It states no value whose origin can be looked for.") : tr("Each value has an origin."), TextStyle::Small, 3));
    addLines(std::min(unsupported, kFirstUnsupported));
    if (m_texts.size() == origins.size())
        return;
    auto* more = new QPushButton(tr("Show all %1").arg(origins.size()), this);
    more->setProperty("look", QStringLiteral("link"));
    more->setAccessibleName(tr("Show all %1 values").arg(origins.size()));
    layout->addWidget(more, 0, Qt::AlignLeft);
    connect(more, &QPushButton::clicked, this, [this, more] {
        addLines(m_card->valueOrigins.size());
        more->hide();
    });
}

void ValuesPanel::addLines(std::size_t until)
{
    while (m_texts.size() < until)
        addLine(m_card->valueOrigins[m_texts.size()]);
}

void ValuesPanel::addLine(const analysis::ValueOrigin& origin)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    const bool isNone = origin.status == LineageStatus::Unsupported;
    auto* icon = new QLabel(this);
    icon->setPixmap(m_theme.pixmap(isNone ? QStringLiteral("cross") : QStringLiteral("check"), m_theme.color(isNone ? Role::Red : Role::Green), kIcon, devicePixelRatioF()));
    icon->setContentsMargins(0, 2, 0, 0);
    icon->setAccessibleName(isNone ? tr("unsupported") : tr("has an origin"));
    row->addWidget(icon, 0, Qt::AlignTop);
    const analysis::CardStatement& statement = origin.statement;
    auto* text = new ValueText(m_theme, TextStyle::Small, Role::Text2, this);
    text->setPassage(passageOf(statement, kStatementBytes));
    connect(text, &ValueText::valueChosen, this, [this, text, &statement](int value) {
        Q_EMIT valueChosen(statement, text->passage().values[static_cast<std::size_t>(value)].value);
    });
    connect(text, &ValueText::valueOpened, this, [this, &statement] { Q_EMIT evidenceOpened(statement.evidence.front()); });
    connect(text, &ValueText::statementClicked, this, [this, &statement] { Q_EMIT evidenceOpened(statement.evidence.front()); });
    row->addWidget(text, 1);
    if (!isNone) // else the sentence says it
        row->addWidget(new RelationTag(m_theme, origin.status, this), 0, Qt::AlignTop);
    m_lines->addLayout(row);
    m_texts.push_back(text);
    light(m_lit);
}

void ValuesPanel::light(const LitValues& lit)
{
    m_lit = lit;
    for (std::size_t i = 0; i < m_texts.size(); ++i) {
        const std::vector<bool> values = lit.of(m_card->valueOrigins[i].statement);
        std::vector<bool> shown;
        for (const Passage::Value& value : m_texts[i]->passage().values)
            shown.push_back(values[static_cast<std::size_t>(value.value)]);
        m_texts[i]->setLit(std::move(shown));
    }
}

} // namespace whyglass::views
