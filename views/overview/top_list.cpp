// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/overview/top_list.h"

#include "models/tables/cell_text.h"
#include "models/tables/short_money.h"
#include "views/common/counted.h"
#include "views/common/parts.h"
#include "views/common/plain_text.h"

#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace whyglass::views {

namespace {

constexpr std::size_t kShown = 6;
constexpr int kBarWidth = 64;
constexpr int kBarHeight = 6;
constexpr int kLongestName = 240; ///< logical pixels

QString titleOf(TopKind kind)
{
    switch (kind) {
    case TopKind::Models: return TopList::tr("Models");
    case TopKind::Tools: return TopList::tr("Tools");
    case TopKind::Agents: return TopList::tr("Agents");
    case TopKind::Services: return TopList::tr("Services");
    }
    return {};
}

/// How much of the most this row has.
class ShareBar final : public QWidget {
public:
    ShareBar(const Theme& theme, double share, Role role, QWidget* parent) : QWidget(parent), m_theme(theme), m_share(share), m_role(role)
    {
        setFixedSize(kBarWidth, kBarHeight);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), m_theme.color(Role::Hover));
        if (m_share > 0)
            painter.fillRect(QRect(0, 0, std::max(1, static_cast<int>(m_share * width())), height()), m_theme.color(m_role));
    }

private:
    const Theme& m_theme;
    double m_share;
    Role m_role;
};

/// Tools cost nothing by themselves: how often they are called stands for it.
std::int64_t weightOf(TopKind kind, const TopEntry& entry, bool byErrors)
{
    if (byErrors)
        return entry.errors;
    return kind == TopKind::Tools ? entry.count : entry.cost ? entry.cost->nano : 0;
}

/// Models and tools are called; agents and services have spans.
QString countOf(TopKind kind, std::int64_t count)
{
    const bool called = kind == TopKind::Models || kind == TopKind::Tools;
    return called ? counted(count, TopList::tr("1 call"), TopList::tr("%1 calls")) : counted(count, TopList::tr("1 span"), TopList::tr("%1 spans"));
}

} // namespace

TopList::TopList(const Theme& theme, TopKind kind, QWidget* parent) : QFrame(parent), m_theme(theme), m_kind(kind), m_grid(new QGridLayout)
{
    setProperty("panel", QStringLiteral("card"));
    setAccessibleName(titleOf(kind));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setSpacing(8);
    layout->addWidget(lineLabel(theme, titleOf(kind), TextStyle::BodyStrong));
    m_grid->setHorizontalSpacing(12);
    m_grid->setVerticalSpacing(6);
    m_grid->setColumnStretch(0, 1);
    layout->addLayout(m_grid);
    layout->addStretch(1);
    fill();
}

void TopList::setEntries(std::vector<TopEntry> entries)
{
    m_entries = std::move(entries);
    m_loaded = true;
    fill();
}

void TopList::setByErrors(bool byErrors)
{
    m_byErrors = byErrors;
    fill();
}

void TopList::setProblem(const QString& problem)
{
    clear();
    m_grid->addWidget(wrappedLabel(m_theme, problem, TextStyle::Small, 2), 0, 0);
}

void TopList::clear()
{
    while (QLayoutItem* old = m_grid->takeAt(0)) {
        delete old->widget();
        delete old;
    }
}

void TopList::fill()
{
    clear();
    std::stable_sort(m_entries.begin(), m_entries.end(), [this](const TopEntry& a, const TopEntry& b) {
        const auto left = weightOf(m_kind, a, m_byErrors), right = weightOf(m_kind, b, m_byErrors);
        return left != right ? left > right : a.errors != b.errors ? a.errors > b.errors : a.count > b.count;
    });
    if (m_entries.empty()) {
        m_grid->addWidget(wrappedLabel(m_theme, m_loaded ? tr("None was seen") : tr("Reading…"), TextStyle::Small, 3), 0, 0);
        return;
    }
    const std::int64_t most = std::max<std::int64_t>(1, weightOf(m_kind, m_entries.front(), m_byErrors));
    for (std::size_t i = 0; i < std::min(m_entries.size(), kShown); ++i)
        addRow(m_entries[i], static_cast<int>(i), most);
    if (m_entries.size() > kShown) {
        const auto more = static_cast<std::int64_t>(m_entries.size() - kShown);
        m_grid->addWidget(lineLabel(m_theme, tr("and %1 more").arg(tables::countText(more)), TextStyle::Small, 3), static_cast<int>(kShown), 0);
    }
}

void TopList::addRow(const TopEntry& entry, int row, std::int64_t most)
{
    const QString name = QString::fromStdString(entry.name);
    const QString shown = plainLine(entry.name, 120);
    auto* open = new QPushButton;
    open->setProperty("look", QStringLiteral("link"));
    open->setFont(m_theme.font(TextStyle::Body));
    open->setText(QFontMetrics(open->font()).elidedText(shown, Qt::ElideMiddle, kLongestName).replace(u'&', QStringLiteral("&&")));
    open->setAccessibleName(shown);
    open->setToolTip(toolTipText(shown));
    connect(open, &QPushButton::clicked, this, [this, name] { Q_EMIT nameChosen(name); });
    m_grid->addWidget(open, row, 0, Qt::AlignLeft);
    const double share = static_cast<double>(weightOf(m_kind, entry, m_byErrors)) / static_cast<double>(most);
    m_grid->addWidget(new ShareBar(m_theme, share, m_byErrors ? Role::Red : Role::Accent, this), row, 1, Qt::AlignVCenter);

    auto* count = lineLabel(m_theme, countOf(m_kind, entry.count), TextStyle::Small, 3);
    m_grid->addWidget(count, row, 2, Qt::AlignRight);
    if (entry.calls > 0) {
        auto* cost = new QPushButton(tables::shortMoneyText(entry.cost));
        cost->setProperty("look", QStringLiteral("figure"));
        cost->setFont(m_theme.font(TextStyle::Body));
        cost->setCursor(Qt::PointingHandCursor);
        cost->setAccessibleName(tr("Cost of %1: %2").arg(shown, cost->text()));
        QStringList tip;
        if (entry.cost)
            tip.append(tables::moneyInFullText(*entry.cost));
        tip.append(entry.unpriced > 0 ? counted(entry.unpriced, tr("1 call has no known cost and is left out"), tr("%1 calls have no known cost and are left out")) : tr("What this cost is made of"));
        cost->setToolTip(tip.join(QLatin1Char('\n')));
        connect(cost, &QPushButton::clicked, this, [this, name] { Q_EMIT whyChosen(name); });
        m_grid->addWidget(cost, row, 3, Qt::AlignRight);
    }
    if (entry.errors == 0)
        return;
    auto* errors = new QPushButton(counted(entry.errors, tr("1 error"), tr("%1 errors")));
    errors->setProperty("look", QStringLiteral("link"));
    errors->setFont(m_theme.font(TextStyle::Small));
    errors->setAccessibleName(tr("%1: %2").arg(shown, errors->text()));
    connect(errors, &QPushButton::clicked, this, [this, name] { Q_EMIT errorsChosen(name); });
    m_grid->addWidget(errors, row, 4, Qt::AlignRight);
}

} // namespace whyglass::views
