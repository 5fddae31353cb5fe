// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/why_panel.h"

#include "models/analysis/pricing/cost_difference.h"
#include "models/domain/known_cost.h"
#include "models/format/format.h"
#include "models/session/query_text.h"
#include "models/tables/cell_text.h"
#include "views/charts/prices_dialog.h"
#include "views/common/cost_text.h"
#include "views/common/counted.h"
#include "views/common/elided_label.h"
#include "views/common/parts.h"
#include "views/common/plain_text.h"
#include "views/common/relation_tag.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMainWindow>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <set>

namespace whyglass::views {

namespace {

constexpr int kWidth = 480;
constexpr int kMargin = 14;
constexpr std::size_t kMostLines = 10; ///< dearer ones; the others are one line together

using tables::countText;
using tables::moneyChangeText;
using tables::moneyInFullText;
using tables::moneyText;

QString fromStd(const std::string& text) { return QString::fromStdString(text); }

QPushButton* link(const QString& text)
{
    auto* button = new QPushButton(text);
    button->setProperty("look", QStringLiteral("link"));
    button->setCursor(Qt::PointingHandCursor);
    return button;
}

QString modelsText(const std::vector<std::string>& models)
{
    QStringList names;
    for (const std::string& model : models)
        names.append(plainLine(model, 60));
    return names.isEmpty() ? WhyPanel::tr("none is stated") : names.join(QStringLiteral(", "));
}

bool hasSeveralModels(const analysis::CostSum& sum)
{
    std::set<std::string> models;
    for (const analysis::CostLine& line : sum.lines)
        models.insert(line.model);
    return models.size() > 1;
}

/// The trace that the filter asks for; nullopt where it may let several through.
std::optional<domain::TraceId> onlyTraceOf(const domain::Filter& filter)
{
    for (const domain::FilterTerm& term : filter.terms) {
        if (term.kind == domain::FilterTerm::Kind::Field && term.key == "trace" && term.op == domain::FilterTerm::Op::Equal && !term.negated && term.values.size() == 1)
            return domain::TraceId::fromHex(term.values.front());
    }
    return std::nullopt;
}

/// The rows of the table of factors.
class FactorRows {
public:
    FactorRows(const Theme& theme, QGridLayout& grid) : m_theme(theme), m_grid(grid) {}

    void add(const QString& what, const QString& factor, const QString& amount, const QString& exact, bool strong, const QString& tip = {})
    {
        auto* name = new ElidedLabel(m_theme, strong ? TextStyle::BodyStrong : TextStyle::Body, strong ? Role::Text : Role::Text2);
        name->setText(what);
        name->setToolTip(tip);
        m_grid.addWidget(name, m_row, 0);
        m_grid.addWidget(lineLabel(m_theme, factor, TextStyle::Body), m_row, 1, Qt::AlignRight | Qt::AlignVCenter);
        QLabel* right = lineLabel(m_theme, amount, TextStyle::BodyStrong);
        right->setToolTip(exact);
        m_grid.addWidget(right, m_row, 2, Qt::AlignRight | Qt::AlignVCenter);
        ++m_row;
    }
    void addRule() { m_grid.addWidget(horizontalRule(), m_row++, 0, 1, 3); }

private:
    const Theme& m_theme;
    QGridLayout& m_grid;
    int m_row = 0;
};

} // namespace

WhyPanel::WhyPanel(session::Session& session, const Theme& theme, ViewHost* host, QWidget* parent)
    : QFrame(parent), m_session(session), m_theme(theme), m_host(host)
{
    setProperty("panel", QStringLiteral("card"));
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("Why this cost"));
    setFocusPolicy(Qt::StrongFocus);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kMargin, 10, kMargin, 12);
    layout->setSpacing(8);
    auto* top = new QHBoxLayout;
    m_title = lineLabel(theme, {}, TextStyle::BodyStrong);
    m_about = new ElidedLabel(theme, TextStyle::Small, Role::Text2);
    m_close = new QPushButton(theme.icon(QStringLiteral("cross")), QString());
    m_close->setProperty("look", QStringLiteral("link"));
    m_close->setAccessibleName(tr("Close"));
    m_close->setToolTip(tr("Close (Esc)"));
    m_pin = new QPushButton(theme.icon(QStringLiteral("pin")), QString());
    m_pin->setProperty("look", QStringLiteral("link"));
    m_pin->setCheckable(true);
    m_pin->setAccessibleName(tr("Pin, to compare with the next figure"));
    m_pin->setToolTip(tr("Pin, to compare with the next figure (P)"));
    top->addWidget(m_title);
    top->addWidget(m_about, 1);
    top->addWidget(m_pin);
    top->addWidget(m_close);
    layout->addLayout(top);
    layout->addWidget(horizontalRule());
    m_content = new QWidget;
    m_lines = new QVBoxLayout(m_content);
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setSpacing(8);
    m_scroll = new QScrollArea;
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setProperty("panel", QStringLiteral("surface"));
    m_content->setProperty("panel", QStringLiteral("surface"));
    m_scroll->setWidget(m_content);
    layout->addWidget(m_scroll, 1);
    auto* links = new QHBoxLayout;
    links->setSpacing(14);
    m_calls = link({});
    m_prices = link(tr("Edit prices"));
    m_copy = link(tr("Copy as text"));
    links->addWidget(m_calls);
    links->addWidget(m_prices);
    links->addWidget(m_copy);
    links->addStretch(1);
    layout->addLayout(links);
    connect(m_close, &QPushButton::clicked, this, &WhyPanel::leave);
    connect(m_calls, &QPushButton::clicked, this, &WhyPanel::showCalls);
    connect(m_prices, &QPushButton::clicked, this, &WhyPanel::editPrices);
    connect(m_pin, &QPushButton::toggled, this, &WhyPanel::pin);
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(text()); });
    parent->installEventFilter(this);
    m_content->installEventFilter(this);
    hide();
}

void WhyPanel::explain(const QString& about, const domain::Filter& filter, const analysis::CallKeys& only)
{
    if (!isVisible())
        m_before = QApplication::focusWidget();
    m_filter = filter;
    m_sum.reset();
    m_title->setText(tr("Why"));
    m_about->setText(about);
    clearContent();
    m_lines->addWidget(lineLabel(m_theme, tr("Adding up the calls…"), TextStyle::Body, 2));
    for (QPushButton* button : {m_calls, m_prices, m_copy})
        button->hide();
    m_pin->setEnabled(m_pinned.has_value());
    show();
    raise();
    place();
    setFocus();
    m_session.queries().request<analysis::CostSum>(
        this, "costs/why",
        [filter, only](store::WorkspaceReader& reader) -> domain::Result<analysis::CostSum> {
            const auto history = analysis::PriceHistory::load(reader, analysis::PriceTable::builtin());
            return history ? analysis::explainCosts(reader, filter, *history, only) : domain::Result<analysis::CostSum>(history.error());
        },
        [this](domain::Result<analysis::CostSum> sum) {
            if (sum.ok())
                present(*sum);
            else
                showProblem(toldLine(sum.error().text()));
        });
}

void WhyPanel::leave()
{
    hide();
    if (m_before)
        m_before->setFocus(Qt::OtherFocusReason);
}

void WhyPanel::showProblem(const QString& problem)
{
    clearContent();
    m_lines->addWidget(wrappedLabel(m_theme, problem, TextStyle::Body, QStringLiteral("red")));
}

void WhyPanel::clearContent()
{
    while (QLayoutItem* item = m_lines->takeAt(0)) {
        if (QLayout* row = item->layout()) {
            while (QLayoutItem* part = row->takeAt(0)) {
                delete part->widget();
                delete part;
            }
        }
        delete item->widget();
        delete item;
    }
}

void WhyPanel::present(const analysis::CostSum& sum)
{
    m_sum = sum;
    m_title->setText(sum.total ? tr("Why %1").arg(moneyText(*sum.total)) : tr("Why there is no cost"));
    clearContent();
    addFactors(sum);
    if (m_pinned && !(m_pinned->filter == m_filter && m_pinned->about == m_about->text()))
        addComparison(sum);
    addOrigins(sum);
    m_calls->setText(sum.calls == 1 ? tr("Show the call") : tr("Show the %1 calls").arg(countText(sum.calls)));
    const auto trace = onlyTraceOf(m_filter);
    const bool isOpen = trace && m_session.state().view == "investigate" && m_session.selection().trace == trace;
    m_calls->setVisible(sum.calls > 0 && !isOpen);
    m_prices->setVisible(m_host != nullptr);
    m_copy->show();
    m_pin->setEnabled(true);
}

void WhyPanel::pin(bool on)
{
    m_pinned.reset();
    if (on && m_sum)
        m_pinned = Pinned{m_about->text(), m_filter, *m_sum};
    m_pin->setToolTip(on ? tr("Pinned: the next figure is shown beside this one (P)") : tr("Pin, to compare with the next figure (P)"));
    if (!on && m_sum)
        present(analysis::CostSum(*m_sum)); // without the comparison
}

void WhyPanel::showCalls()
{
    if (const auto trace = onlyTraceOf(m_filter))
        return m_session.openTrace(*trace);
    m_session.setQuery(fromStd(session::queryText(m_filter)), m_filter);
    m_session.showView(QStringLiteral("traces"));
}

void WhyPanel::editPrices() { openPricesDialog(m_session, *m_host, m_theme, window(), PricesDialog::Lists, wantedPrices()); }

void WhyPanel::addFactors(const analysis::CostSum& sum)
{
    auto* table = new QWidget;
    auto* grid = new QGridLayout(table);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(0, 1);
    FactorRows rows(m_theme, *grid);
    const bool severalModels = hasSeveralModels(sum);
    domain::Money rest;
    for (std::size_t i = 0; i < sum.lines.size(); ++i) {
        const analysis::CostLine& line = sum.lines[i];
        if (i >= kMostLines) {
            rest = rest + line.amount;
            continue;
        }
        const QString what = severalModels ? tr("%1, %2").arg(billedPartText(line.part), plainLine(line.model, 80)) : billedPartText(line.part);
        const QString row = tr("%1 / %2%3; %4 calls").arg(plainLine(line.provider, 80), plainLine(line.model, 80),
            line.from.empty() ? QString() : tr(", from %1").arg(plainLine(line.from)), countText(line.calls));
        rows.add(what, factorText(line.tokens, line.usdPerMillion, line.tierAbove), moneyText(line.amount), moneyInFullText(line.amount), false, row);
    }
    if (sum.lines.size() > kMostLines)
        rows.add(tr("%1 smaller factors").arg(sum.lines.size() - kMostLines), {}, moneyText(rest), moneyInFullText(rest), false);
    if (sum.computed.calls > 0 && !sum.computed.tokens.cacheRead)
        rows.add(tr("Cache reads"), tr("none told"), {}, {}, false);
    if (sum.reported.calls > 0)
        rows.add(tr("Reported by senders"), counted(sum.reported.calls, tr("1 call"), tr("%1 calls")), moneyText(sum.reported.amount), moneyInFullText(sum.reported.amount), false);
    if (sum.otherwise.calls > 0)
        rows.add(tr("By a table not kept here"), counted(sum.otherwise.calls, tr("1 call"), tr("%1 calls")), moneyText(sum.otherwise.amount), moneyInFullText(sum.otherwise.amount), false);
    rows.addRule();
    rows.add(tr("Sum"), {}, moneyText(sum.total), sum.total ? moneyInFullText(*sum.total) : QString(), true);
    m_lines->addWidget(table);
}

/// The pinned figure beside this one.
void WhyPanel::addComparison(const analysis::CostSum& sum)
{
    auto* table = new QWidget;
    auto* grid = new QGridLayout(table);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(3);
    grid->setColumnStretch(0, 1);
    int row = 0;
    const auto add = [&](const QString& what, const QString& before, const QString& after, const QString& change, TextStyle style) {
        auto* name = new ElidedLabel(m_theme, style, Role::Text2);
        name->setText(what);
        grid->addWidget(name, row, 0);
        int column = 1;
        for (const QString& text : {before, after, change})
            grid->addWidget(lineLabel(m_theme, text, style), row, column++, Qt::AlignRight | Qt::AlignVCenter);
        ++row;
    };
    grid->addWidget(horizontalRule(), row++, 0, 1, 4);
    add(tr("Beside %1").arg(m_pinned->about), tr("pinned"), tr("this"), tr("difference"), TextStyle::SmallStrong);
    const bool bothKnown = m_pinned->sum.total && sum.total;
    for (const analysis::CostDifference& part : analysis::differenceOf(m_pinned->sum, sum)) {
        add(part.part ? billedPartText(*part.part) : tr("Reported or kept"), m_pinned->sum.total ? moneyText(part.before) : tables::unknownText(),
            sum.total ? moneyText(part.after) : tables::unknownText(), bothKnown ? moneyChangeText(part.change()) : tables::unknownText(), TextStyle::Small);
    }
    const auto mean = [](const analysis::CostSum& of) {
        const std::int64_t priced = of.calls - of.unpriced.calls - of.unknown.calls;
        return of.total && priced > 0 ? std::optional(domain::Money{of.total->nano / priced}) : std::nullopt;
    };
    const auto meanBefore = mean(m_pinned->sum), meanAfter = mean(sum);
    add(tr("Sum"), moneyText(m_pinned->sum.total), moneyText(sum.total), bothKnown ? moneyChangeText(*sum.total - *m_pinned->sum.total) : tables::unknownText(),
        TextStyle::SmallStrong);
    add(tr("Calls"), countText(m_pinned->sum.calls), countText(sum.calls), {}, TextStyle::Small);
    if (meanBefore && meanAfter)
        add(tr("Mean call"), moneyText(*meanBefore), moneyText(*meanAfter), moneyChangeText(*meanAfter - *meanBefore), TextStyle::Small);
    m_lines->addWidget(table);
}

WantedPrices WhyPanel::wantedPrices() const
{
    constexpr std::size_t kMost = 20;
    WantedPrices wanted;
    std::set<std::pair<std::string, std::string>> seen;
    for (const analysis::CostLine& line : m_sum->lines) {
        if (wanted.list.empty())
            wanted.list = line.source; // the dearest factor's
        const std::string provider = line.provider == "*" ? std::string() : line.provider;
        if (seen.size() < kMost && seen.emplace(provider, line.model).second)
            wanted.models.push_back({provider, line.model});
    }
    for (const std::string& model : m_sum->unpricedModels)
        wanted.models.push_back({{}, model});
    return wanted;
}

void WhyPanel::addOrigin(domain::Relation relation, const QString& text)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(new RelationTag(m_theme, relation), 0, Qt::AlignTop);
    row->addWidget(wrappedLabel(m_theme, text, TextStyle::Small, 2), 1);
    m_lines->addLayout(row);
}

void WhyPanel::addDoubt(const QString& text) { m_lines->addWidget(wrappedLabel(m_theme, text, TextStyle::Small, QStringLiteral("amber"))); }

void WhyPanel::addOrigins(const analysis::CostSum& sum)
{
    if (sum.computed.calls > 0)
        addOrigin(domain::Relation::Observed, counted(sum.computed.calls, tr("tokens, as the call told them"), tr("tokens, as %1 calls told them")));
    std::set<QString> tables;
    for (const analysis::CostLine& line : sum.lines)
        tables.insert(line.date.empty() ? plainLine(line.source, 120) : tr("%1 of %2").arg(plainLine(line.source, 120), plainLine(line.date)));
    for (const QString& table : tables)
        addOrigin(domain::Relation::Inferred, tr("price, table “%1”, as in effect on each call's date").arg(table));
    if (sum.reported.calls > 0) {
        addOrigin(domain::Relation::Observed, sum.reportedComputed
                ? tr("costs that senders reported; for %1 of the calls the table says %2 where %3 was reported")
                      .arg(countText(sum.reportedComparable), moneyText(*sum.reportedComputed), moneyText(sum.reportedOfComparable))
                : tr("costs that senders reported; the table has no price for them"));
    }
    if (sum.unpriced.calls > 0)
        addDoubt(tr("Not in the sum: %1 calls with %2 tokens, whose model has no price: %3").arg(
            countText(sum.unpriced.calls), fromStd(format::tokens(sum.unpriced.tokens.total().value_or(0))), modelsText(sum.unpricedModels)));
    if (sum.unknown.calls > 0)
        addDoubt(counted(sum.unknown.calls, tr("Not in the sum: 1 call that told neither tokens nor a cost"), tr("Not in the sum: %1 calls that told neither tokens nor a cost")));
    if (sum.cacheAdded > 0)
        addOrigin(domain::Relation::Observed, counted(sum.cacheAdded, tr("1 call sent cached tokens beside the input; they were added to it"), tr("%1 calls sent cached tokens beside the input; they were added to it")));
    if (sum.cacheOpen > 0)
        addOrigin(domain::Relation::Inferred, counted(sum.cacheOpen, tr("1 call: cached tokens lie inside the input, as the conventions say; nothing here proves it"),
                                                      tr("%1 calls: cached tokens lie inside the input, as the conventions say; nothing here proves it")));
    for (const domain::CostChange& change : sum.changes) {
        addDoubt(tr("Changed on purpose by %1 on %2: %3 calls of this workspace, from %4 to %5. It can be taken back.").arg(
            plainLine(change.author, 60), fromStd(format::rfc3339(change.made)).left(10), countText(change.calls), moneyText(domain::costOfChange(change.before)), moneyText(domain::costOfChange(change.after))));
    }
}

QString WhyPanel::text() const
{
    if (!m_sum)
        return {};
    const std::string about = m_about->text().toStdString();
    std::string text = analysis::costSumText(*m_sum, about);
    if (m_pinned && !(m_pinned->filter == m_filter && m_pinned->about == m_about->text()))
        text += analysis::differenceText(m_pinned->sum, *m_sum, m_pinned->about.toStdString(), about);
    return fromStd(text);
}

void WhyPanel::place()
{
    const QWidget* around = parentWidget();
    const int width = std::min(kWidth, around->width() - 2 * kMargin);
    const int most = around->height() - 2 * kMargin;
    const int lineWidth = width - layout()->contentsMargins().left() - layout()->contentsMargins().right() - 2 * frameWidth();
    const int content = m_lines->hasHeightForWidth() ? m_lines->heightForWidth(lineWidth) : m_lines->sizeHint().height();
    const int beside = layout()->totalMinimumSize().height() - m_scroll->minimumHeight(); // what stands above and below
    m_scroll->setFixedHeight(std::max(40, std::min(content, most - beside)));
    const int height = std::min(beside + m_scroll->height(), most);
    setGeometry(around->width() - width - kMargin, around->height() - height - kMargin, width, height);
}

void WhyPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        leave();
    else if (event->key() == Qt::Key_P && m_pin->isEnabled())
        m_pin->toggle();
    else
        QFrame::keyPressEvent(event);
}

bool WhyPanel::eventFilter(QObject* watched, QEvent* event)
{
    // What was added counts once it is shown, and that is after the call that adds it.
    const bool placed = watched == m_content ? event->type() == QEvent::LayoutRequest : event->type() == QEvent::Resize;
    if (placed && isVisible())
        QMetaObject::invokeMethod(this, &WhyPanel::place, Qt::QueuedConnection);
    return QFrame::eventFilter(watched, event);
}

namespace {

QWidget* contentAround(const QWidget& from)
{
    const auto* window = qobject_cast<QMainWindow*>(from.window());
    return window != nullptr && window->centralWidget() != nullptr ? window->centralWidget() : from.window();
}

WhyPanel* shownPanel(const QWidget& from) { return contentAround(from)->findChild<WhyPanel*>(QString(), Qt::FindDirectChildrenOnly); }

} // namespace

void showWhy(session::Session& session, ViewHost& host, const Theme& theme, QWidget& from, const QString& about, const domain::Filter& filter,
             const analysis::CallKeys& only)
{
    WhyPanel* panel = shownPanel(from);
    if (panel == nullptr) {
        panel = new WhyPanel(session, theme, &host, contentAround(from));
        // What it is of is no longer there.
        QObject::connect(&session, &session::Session::viewChanged, panel, &QWidget::hide);
    }
    panel->explain(about, filter, only);
}

void hideWhy(const QWidget& from)
{
    if (WhyPanel* panel = shownPanel(from))
        panel->hide();
}

} // namespace whyglass::views
